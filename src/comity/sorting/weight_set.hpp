// SPDX-License-Identifier: Apache-2.0
// All weights that fit what is known of them: nothing, an interval each, their order, or one
// vector. Drawn uniformly and independently; and the extremes of any weighted sum over them,
// exactly. Knows nothing of what the weights are for.
#pragma once

#include <span>
#include <vector>

#include "comity/sorting/problem.hpp"
#include "comity/sorting/uniforms.hpp"

namespace comity::sorting {

/// Draws from a simplex cut by a box, by the cheapest of several exact proposals.
///
/// The widest `loose` coordinates are drawn from a simplex, the others from their intervals; with
/// one loose coordinate that is a box with the last share left over, with all of them the shifted
/// simplex. `from_above` measures from the upper ends instead of the lower. Which is cheapest is
/// tried out beforehand. Every accepted draw is uniform and independent of the others.
class BoxSampler {
 public:
  /// Shares of 1, each in its interval, which must allow the sum 1.
  explicit BoxSampler(std::vector<Interval> intervals);
  /// One vector with the sum 1. Returns how many proposals it took.
  std::uint64_t draw(Uniforms& uniforms, std::span<double> weights) const;

 private:
  struct Plan {
    bool from_above = false;
    std::size_t loose = 0;             ///< 0: only one vector is possible
    std::vector<std::size_t> order{};  ///< coordinates that can move, widest first
    std::vector<double> widths{};      ///< in that order
    double mass = 0;                   ///< what the coordinates share out
    double most_rest = 0;              ///< what the loose ones can take
  };
  [[nodiscard]] Plan plan(bool from_above, std::size_t loose) const;
  static bool propose(const Plan& plan, Uniforms& uniforms, std::span<double> shares);
  void choose();

  std::vector<Interval> intervals_;  ///< no wider than the others leave room for
  Plan plan_;
};

/// The weights of a problem.
class WeightSet {
 public:
  explicit WeightSet(const Problem& problem);

  [[nodiscard]] bool is_point() const { return kind_ == Weights::given; }
  /// One draw with the sum 1. Returns how many proposals it took.
  std::uint64_t draw(Uniforms& uniforms, std::span<double> weights) const;
  /// The least of the sum of weights times `coefficients`. Cost: O(n log n).
  [[nodiscard]] double least(std::span<const double> coefficients) const;
  /// The most of it.
  [[nodiscard]] double most(std::span<const double> coefficients) const;
  /// Whether some weights and some cutting level from `level` let one coalition reach the level and
  /// not the other, which is part of it. Exact.
  [[nodiscard]] bool can_part(Coalition whole, Coalition part, const Interval& level) const;

 private:
  struct Point {
    double part = 0;
    double whole = 0;
  };
  [[nodiscard]] std::vector<Point> extremes(Coalition whole, Coalition part) const;
  void add_box_extremes(Coalition whole, Coalition part, std::vector<Point>& to) const;
  void add_order_extremes(Coalition whole, Coalition part, std::vector<Point>& to) const;

  void draw_simplex(Uniforms& uniforms, std::span<double> weights) const;
  void put_in_order(Uniforms& uniforms, std::span<double> weights) const;
  [[nodiscard]] double most_in_boxes(std::span<const double> coefficients) const;
  [[nodiscard]] double most_in_order(std::span<const double> coefficients) const;

  Weights kind_;
  std::vector<double> given_;
  std::vector<Interval> intervals_;
  std::vector<BoxSampler> boxes_;                 ///< one, where there are intervals
  std::vector<std::vector<std::size_t>> groups_;  ///< criteria of equal rank, heaviest first
};

/// What is left of intervals of shares when each is cut to what the others leave room for.
[[nodiscard]] std::vector<Interval> narrowed(std::vector<Interval> intervals);
/// The criteria from the heaviest to the lightest, those of equal weight together; where no weight
/// is given, in the order they are listed.
[[nodiscard]] std::vector<std::vector<std::size_t>> ranked(const Problem& problem);

}  // namespace comity::sorting
