// SPDX-License-Identifier: Apache-2.0
// The question `exchanges`: who met whom how often, by tier, with what is uncertain and what the
// sources miss; and the study behind it, which the figure and the cross-check share.
// Knows nothing of pictures or streams.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comity/exchanges/count.hpp"
#include "comity/exchanges/permutation.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// The exchanges of a view's principal, merged and counted.
struct ExchangeStudy {
  View view;               ///< its window is the one counted
  bool is_figure = false;  ///< the window is the one the case gives its figure
  exchanges::CountRule rule;
  actors::ChiefExecutives chiefs;
  std::optional<exchanges::SourceIndex> source;  ///< counted alone
  std::vector<exchanges::Exchange> merged;       ///< with everybody, on every level
  std::vector<exchanges::PartnerCount> counts;   ///< of everybody met; those of the region are rows
  /// By source: how many exchanges it tells of alone, by partner.
  std::vector<std::map<actors::ActorId, int>> alone;
  std::map<actors::ActorId, std::string> tiers;
  std::vector<exchanges::PartnerCount> rows;  ///< of the region, by tier, most first
};

/// Merges and counts as the request asks.
///
/// Errors: as open_view; usage, for a source that tells of no contact, or a partner nobody is.
[[nodiscard]] Result<ExchangeStudy> study_exchanges(const io::Case& of, const Request& request);

/// The answer to `exchanges`.
[[nodiscard]] Result<Answer> exchanges(const io::Case& of, const Request& request);

/// The keys of the answer, `rows[]` to `coverage[]`; `gaps[]` are sentences.
[[nodiscard]] Value exchange_body(const ExchangeStudy& study, const Request& request);

/// What each source covers: `source, form, since, until, by_year{}`; contacts with the region.
[[nodiscard]] Value coverage_rows(const ExchangeStudy& study);
/// `source, since, until, n_contacts, n_exchanges, n_only`: each source alone.
[[nodiscard]] Value source_rows(const ExchangeStudy& study);
/// What the sources leave open, as sentences.
[[nodiscard]] std::vector<std::string> gaps_of(const ExchangeStudy& study);

/// The test of "pivots meet more often" on other counts too. `counted` says on which.
struct TierTest {
  std::string counted;
  exchanges::PermutationTest test;
};
/// The merged count first; none where no tier or only one is known.
[[nodiscard]] std::vector<TierTest> tier_tests(const ExchangeStudy& study);

/// A tier with the numbers of its partners.
struct TierMean {
  std::string tier;
  int n = 0;
  double mean = 0, median = 0, low = 0, high = 0;
  std::map<std::string, double> by_source;
};
[[nodiscard]] std::vector<TierMean> tier_means(const ExchangeStudy& study);

/// The tier of an actor; empty if no printed table classes it.
[[nodiscard]] const std::string& tier_of(const ExchangeStudy& study, actors::ActorId actor);
/// An exchange as answers show it.
[[nodiscard]] Value exchange_value(const ExchangeStudy& study, std::size_t index);

}  // namespace comity::services
