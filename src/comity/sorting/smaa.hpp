// SPDX-License-Identifier: Apache-2.0
// How sure an assignment is when weights, cutting level, thresholds, boundaries or data are not
// (SMAA-TRI): the share of all that is possible in which an alternative gets a category.
// The answer is the same for any number of threads.
// Knows nothing of how shares are shown.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/sorting/problem.hpp"
#include "comity/sorting/tally.hpp"

namespace comity::sorting {

/// The weights that speak for a category, on average, and how far they alone would decide for it.
struct CentralWeights {
  std::vector<double> weights;  ///< mean over the draws that give this category
  double confidence = 0;        ///< share of draws of everything else that gives it with these
};

/// What the draws say of one alternative.
struct Acceptability {
  /// Share of draws per category. Where a performance is missing: with it at its worst.
  std::vector<double> shares;
  /// The same with it at its best; equal to `shares` where nothing is missing.
  std::vector<double> best_shares;
  double entropy = 0;  ///< of `shares` in bits: 0 = sure
  /// Per category; nothing where no draw gives it, or weights are not drawn.
  std::vector<std::optional<CentralWeights>> central;
};

struct Smaa {
  std::uint64_t draws = 0;
  std::vector<Acceptability> alternatives;
  /// [i][k]: share of draws in which i gets a higher category than k. Empty unless asked for.
  std::vector<std::vector<double>> better;
  /// Proposals per draw: of weights, and of boundaries and thresholds until in order.
  double weight_proposals = 1;
  double order_proposals = 1;
};

struct SmaaOptions {
  std::uint64_t seed = 0;
  unsigned threads = 1;
  bool pairs = false;    ///< fill `better`
  bool central = false;  ///< fill `central`
};

/// The standard error of a share of so many independent draws.
[[nodiscard]] double standard_error(double share, std::uint64_t draws);
/// The entropy of shares in bits, the same to the last bit on every machine.
[[nodiscard]] double entropy_of(const std::vector<double>& shares);
/// The share in which the category is at least `category`.
[[nodiscard]] double at_least(const std::vector<double>& shares, std::size_t category);
/// The shares of a subject of a decider in a tally.
[[nodiscard]] std::vector<double> shares_of(const Decider& decider, const Tally& tally,
                                            std::size_t subject, std::size_t n_categories);

/// Draws what is uncertain in a problem that has `robustness` and that `check` accepts.
///
/// Draws are common to all alternatives. Boundaries and thresholds are drawn until in order, which
/// conditions on their being so.
///
/// Errors: numeric, if intervals of boundaries or thresholds are practically never in order.
/// Cost:   O(draws rows criteria) where rows are the different questions; only weights and cutting
///         level drawn makes them few.
/// Source: [Tervonen2009].
[[nodiscard]] Result<Smaa> smaa(const Problem& problem, const SmaaOptions& options);

}  // namespace comity::sorting
