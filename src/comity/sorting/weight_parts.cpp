// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "comity/sorting/weight_set.hpp"

namespace comity::sorting {

namespace {

bool has(Coalition coalition, std::size_t j) { return (coalition >> j & 1U) != 0; }

/// 0: in the part, 1: in the whole alone, 2: in neither.
std::size_t kind_of(Coalition whole, Coalition part, std::size_t j) {
  return has(part, j) ? 0 : has(whole, j) ? 1 : 2;
}

}  // namespace

bool WeightSet::can_part(Coalition whole, Coalition part, const Interval& level) const {
  // All that weights can give the two coalitions is a polygon. Of its points that leave the part
  // below the level, one that gives the whole most is a corner, or on an edge just below the level.
  constexpr double just_below = 1e-12;
  const double limit = level.high - just_below;
  const auto points = extremes(whole, part);
  const auto good = [&](const Point& at) {
    return at.part <= limit && at.whole >= level.low && at.whole > at.part;
  };
  for (const auto& a : points) {
    if (good(a)) return true;
    for (const auto& b : points) {
      if (a.part > limit || b.part <= limit) continue;
      const double along = (limit - a.part) / (b.part - a.part);
      if (good({limit, a.whole + along * (b.whole - a.whole)})) return true;
    }
  }
  // Corners may give the two the same, and an edge between them may not.
  for (const auto& a : points) {
    for (const auto& b : points) {
      if (good({(a.part + b.part) / 2, (a.whole + b.whole) / 2})) return true;
    }
  }
  return false;
}

std::vector<WeightSet::Point> WeightSet::extremes(Coalition whole, Coalition part) const {
  std::vector<Point> points;
  switch (kind_) {
    case Weights::given: {
      Point at;
      for (std::size_t j = 0; j < given_.size(); ++j) {
        if (has(part, j)) at.part += given_[j];
        if (has(whole, j)) at.whole += given_[j];
      }
      points.push_back(at);
      break;
    }
    case Weights::uniform:
      for (std::size_t j = 0; j < given_.size(); ++j)
        points.push_back({has(part, j) ? 1.0 : 0.0, has(whole, j) ? 1.0 : 0.0});
      break;
    case Weights::intervals:
      add_box_extremes(whole, part, points);
      break;
    case Weights::ordinal:
      add_order_extremes(whole, part, points);
      break;
  }
  return points;
}

void WeightSet::add_box_extremes(Coalition whole, Coalition part, std::vector<Point>& to) const {
  // Sums over three disjoint sets of criteria run over a box, cut by the plane of the sum 1.
  std::array<Interval, 3> sums{};
  for (std::size_t j = 0; j < intervals_.size(); ++j) {
    auto& sum = sums[kind_of(whole, part, j)];
    sum = {sum.low + intervals_[j].low, sum.high + intervals_[j].high};
  }
  constexpr double slack = 1e-12;  // rounding of the sums
  for (std::size_t open = 0; open < 3; ++open) {
    for (const bool first : {false, true}) {
      for (const bool second : {false, true}) {
        std::array<double, 3> at{};
        const auto a = (open + 1) % 3;
        const auto b = (open + 2) % 3;
        at[a] = first ? sums[a].high : sums[a].low;
        at[b] = second ? sums[b].high : sums[b].low;
        at[open] = 1 - at[a] - at[b];
        if (at[open] >= sums[open].low - slack && at[open] <= sums[open].high + slack)
          to.push_back({at[0], at[0] + at[1]});
      }
    }
  }
}

void WeightSet::add_order_extremes(Coalition whole, Coalition part, std::vector<Point>& to) const {
  // Equal weights on whole groups and on any of the next: only how many of each kind matters.
  std::array<std::size_t, 3> taken{};
  for (const auto& group : groups_) {
    std::array<std::size_t, 3> own{};
    for (const auto j : group) ++own[kind_of(whole, part, j)];
    for (std::size_t a = 0; a <= own[0]; ++a) {
      for (std::size_t b = 0; b <= own[1]; ++b) {
        for (std::size_t c = 0; c <= own[2]; ++c) {
          if (a + b + c == 0) continue;
          const auto in_part = static_cast<double>(taken[0] + a);
          const auto in_rest = static_cast<double>(taken[1] + b);
          const auto all = in_part + in_rest + static_cast<double>(taken[2] + c);
          to.push_back({in_part / all, (in_part + in_rest) / all});
        }
      }
    }
    for (std::size_t kind = 0; kind < 3; ++kind) taken[kind] += own[kind];
  }
}

}  // namespace comity::sorting
