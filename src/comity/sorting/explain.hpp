// SPDX-License-Identifier: Apache-2.0
// Why an alternative is in its category, and the least that would move it one up or down.
// Speaks of boundaries, coalitions and numbers; putting them in words is for others.
// Knows nothing of partners.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "comity/sorting/parameters.hpp"

namespace comity::sorting {

/// What happened at one boundary.
struct Judgement {
  std::size_t boundary = 0;
  bool passed = false;  ///< the boundary is outranked, reached or met, whatever the method says
  Coalition supporters = 0;         ///< criteria at least as good, thresholds left aside
  Coalition vetoers = 0;            ///< criteria that block
  double reached = 0;               ///< weight of the supporters; credibility; or value
  double needed = 0;                ///< cutting level or threshold; 0 where coalitions are named
  std::optional<double> outranked;  ///< ELECTRE TRI-B: credibility the other way round
};

/// Judges turned performances, all known, at every boundary, worst first.
[[nodiscard]] std::vector<Judgement> judge(const Parameters& of, Method method,
                                           std::span<const double> performances);

/// One performance changed: to a number, or just past it.
struct Move {
  std::size_t criterion = 0;
  double from = 0;  ///< in the unit and direction of the criterion
  double to = 0;
  bool past = false;  ///< the number itself is not enough
};

/// Performances that together bring another category.
struct Change {
  std::size_t category = 0;
  std::vector<Move> moves;
};

/// The smallest change that lifts an alternative by a category or more, or lowers it.
///
/// Smallest: the fewest criteria; among those, the least sum of moves, each measured by the spread
/// of its criterion over the problem. Nothing if no change of up to three criteria does it, or if a
/// performance is missing or uncertain.
///
/// Cost: O(criteria^3) assignments at worst; usually O(criteria).
[[nodiscard]] std::optional<Change> smallest_change(const Problem& problem, const Parameters& of,
                                                    const Alternative& alternative, bool up);

}  // namespace comity::sorting
