// SPDX-License-Identifier: Apache-2.0
// Learning as one linear program in whole numbers, for more criteria than families can be listed
// for. One truth per value of a criterion and boundary: does it reach? So there are no large
// constants. Knows nothing of any solver.
#pragma once

#include <optional>

#include "comity/learning/dominance.hpp"
#include "comity/learning/models.hpp"

namespace comity::learning {

/// What a solver made of the program.
struct Programmed {
  std::optional<Rule> rule;  ///< the best it found
  int at_most = 0;           ///< no rule restores more
  bool proven = false;
};

/// In the program, a coalition that is short is at least this far below the cutting level.
inline constexpr double program_separation = 0.001;

/// Looks for the rule that misses the fewest examples, beginning with `start`.
///
/// Minimise the examples missed, subject to: weights sum to 1; cutting level 0.5 to 1; a value that
/// reaches a boundary does so with every better value, and reaches the boundaries below; the weight
/// of the criteria reached is at least the cutting level for an example above a boundary, and at
/// least `program_separation` short of it for one below, unless it is missed. Of two examples that
/// contradict dominance one is missed.
/// Errors: numeric, if no weights express the family of `start`, or the solver fails.
/// Source: [Leroy2011], with profiles as truths per value.
[[nodiscard]] Result<Programmed> solve_as_program(const Ranked& ranked, const Dominance& dominance,
                                                  const Rule& start, const solving::Solver& solver,
                                                  double seconds, Progress& progress);

}  // namespace comity::learning
