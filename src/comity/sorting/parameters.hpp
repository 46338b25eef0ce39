// SPDX-License-Identifier: Apache-2.0
// All numbers of a problem fixed: what one deterministic rule, or one draw, works with.
// Criteria are turned so that more is better everywhere, and weights have the sum 1.
// Knows nothing of uncertainty.
#pragma once

#include <span>
#include <vector>

#include "comity/sorting/problem.hpp"

namespace comity::sorting {

/// Reals closer than this are equal where a coalition meets the cutting level: 1/3 + 1/3 + 1/3 and
/// 0.1 + 0.2 must not decide a category. Part of the definition.
inline constexpr double tolerance = 1e-9;

/// A problem without its alternatives, every number fixed.
struct Parameters {
  std::size_t n_criteria = 0;
  std::size_t n_boundaries = 0;
  std::vector<double> weights;   ///< per criterion, sum 1
  double cutting_level = 0.5;    ///< as a share of the weights
  std::vector<double> profiles;  ///< [boundary][criterion], turned
  std::vector<double> vetoes;    ///< [boundary][criterion], turned; minus infinity: none
  std::vector<double> q, p, v;   ///< per criterion; v infinite: none
  std::vector<std::vector<Coalition>> families;   ///< per boundary: minimal sufficient coalitions
  std::vector<std::vector<Corner>> values;        ///< `utadis`, per criterion: corners, turned
  std::vector<std::optional<double>> thresholds;  ///< `utadis`, per boundary

  [[nodiscard]] std::span<const double> profile(std::size_t boundary) const {
    return std::span(profiles).subspan(boundary * n_criteria, n_criteria);
  }
  [[nodiscard]] std::span<const double> veto(std::size_t boundary) const {
    return std::span(vetoes).subspan(boundary * n_criteria, n_criteria);
  }
};

/// A measure turned so that more is better: its sign is changed where less is better.
[[nodiscard]] constexpr double turned(const Criterion& criterion, double value) {
  return criterion.direction == Direction::max ? value : -value;
}

/// The parameters of a problem that `check` accepts; the middle of every interval.
///
/// Weights that nobody gives are equal. A cutting level above 1 is in the unit of the weights and
/// is divided by their sum.
[[nodiscard]] Parameters fixed(const Problem& problem);

/// The two ends of what an alternative may be on every criterion, turned: the worst and the best.
struct Ends {
  std::vector<double> worst;
  std::vector<double> best;
};
[[nodiscard]] Ends ends_of(const Problem& problem, const Alternative& alternative);

/// The weights of a problem with the sum 1; equal where none is given.
[[nodiscard]] std::vector<double> given_weights(const Problem& problem);
/// The cutting level as a share of the weights.
[[nodiscard]] Interval cutting_share(const Problem& problem);

}  // namespace comity::sorting
