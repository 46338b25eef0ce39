// SPDX-License-Identifier: Apache-2.0
// Splits: a stretch of time cut into phases, with what speaks for the cut.
// The best split for each number of breaks is found exactly, by dynamic programming.
// Knows nothing of who declared a phase.
#pragma once

#include <optional>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/phases/segment.hpp"

namespace comity::phases {

/// Phases by their first cells; the first is 0.
struct Split {
  std::vector<std::size_t> starts{0};
  double minus_two_log_likelihood = 0;  ///< of `gamma_poisson`: with the rates integrated out
  double bic = 0;
  double mdl = 0;
  double aic = 0;
  [[nodiscard]] std::size_t n_breaks() const { return starts.size() - 1; }
};

/// How splits are looked for.
struct SplitRule {
  Law law = Law::poisson;
  std::size_t most_breaks = 5;
  double shortest_years = 1;  ///< no phase is shorter
};

/// Scores a split that somebody names. `starts` begins with 0 and ascends.
///
/// With n observations, S series, K breaks and segments of n_j cells:
///   BIC = -2 log L + p log n, p = S (K + 1) + K, and one more per variance for `normal`;
///   AIC = -2 log L + 2 p;
///   MDL = -2 log L + 2 (log K + K log n) + S sum_j log n_j (first term 0 without breaks).
/// For `gamma_poisson` there are no estimated rates: BIC, MDL and AIC count the places of the
/// breaks only, as -2 log of a uniform choice among all splits with K breaks.
///
/// Source: [Schwarz1978], [Davis2006] for MDL.
[[nodiscard]] Split score(const Series& series, const SplitRule& rule,
                          std::vector<std::size_t> starts);

/// The prices of all stretches that may be a phase; infinite for those that are too short.
class PriceTable {
 public:
  /// Cost: O(cells^2) time and memory, 8 bytes each.
  PriceTable(const Series& series, const SplitRule& rule, Law law);
  [[nodiscard]] double operator()(std::size_t first, std::size_t last) const {
    return prices_[first * width_ + last];
  }

 private:
  std::size_t width_;
  std::vector<double> prices_;
};

/// -2 log-likelihood of a split; see `Split`.
[[nodiscard]] double fit_of(const Series& series, const SegmentCost& cost, Law law,
                            const std::vector<std::size_t>& starts);

/// The best split for each number of breaks that the shortest phase allows, from none on.
///
/// Ties go to the later break. Cost: O(most_breaks cells^2), memory O(most_breaks cells).
/// Source: [Auger1989].
[[nodiscard]] std::vector<Split> best_splits(const Series& series, const SplitRule& rule);

/// The one of them with the least BIC; the fewest breaks if several are equal.
[[nodiscard]] const Split& chosen(const std::vector<Split>& splits);

/// The number of ways to choose K breaks under the rule, as a logarithm, for K = 0 to most_breaks;
/// minus infinity where there is none.
[[nodiscard]] std::vector<double> log_ways(const Series& series, const SplitRule& rule);

/// Whether the stretch of cells may be a phase.
[[nodiscard]] bool is_long_enough(const SegmentCost& cost, const SplitRule& rule, std::size_t first,
                                  std::size_t last);

}  // namespace comity::phases
