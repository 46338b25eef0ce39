// SPDX-License-Identifier: Apache-2.0
// What was learned, as rows and as sentences.
// Ranks become values of the criteria again; families become words.
// Knows nothing of how anything was found.
#pragma once

#include <optional>

#include "comity/base/value.hpp"
#include "comity/services/learn.hpp"

namespace comity::services {

/// What was learned, with the names it is told in.
struct Told {
  const Lesson& from;
  const learning::Ranked& ranked;
  const learning::Learned& learned;
};

/// Where a profile lies, in the unit of the criterion: beyond `low`, up to and including `high`, or
/// the other way round where less is better. Nothing where there is no end.
struct Gap {
  std::optional<double> worse;   ///< not included
  std::optional<double> better;  ///< included
};
[[nodiscard]] Gap gap_of(const learning::Ranked& ranked, std::size_t criterion,
                         learning::Range range);

/// The names of the criteria, in order.
[[nodiscard]] std::vector<std::string> criteria_of(const Lesson& from);
/// Of the examples that were left out, the share put where it belongs; nothing if none was.
[[nodiscard]] std::optional<double> left_out_share(const Told& told);
/// The member `answer`.
[[nodiscard]] Value learn_body(const Told& told, std::size_t most_rows);
/// The same for people who read sentences.
[[nodiscard]] std::vector<std::string> learn_sentences(const Told& told);

}  // namespace comity::services
