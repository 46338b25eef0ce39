// SPDX-License-Identifier: Apache-2.0
// Branch and bound over profiles, family by family: proves that no rule misses fewer examples.
// A box of profiles is dropped when its loosest and tightest corners already miss too many.
// Knows nothing of weights.
#pragma once

#include <optional>
#include <span>

#include "comity/base/progress.hpp"
#include "comity/learning/models.hpp"

namespace comity::learning {

/// What a branching found.
struct Branched {
  std::optional<Rule> rule;  ///< misses fewer examples than asked; the fewest of all
  bool finished = false;     ///< every family was gone through
  std::size_t boxes = 0;     ///< looked at
};

/// Looks for the rule that misses the fewest examples, if any misses fewer than `misses`.
///
/// Gives up after `most_boxes` boxes. Cost: exponential in the worst case; small where `misses` is.
[[nodiscard]] Branched branch(const Ranked& ranked, std::span<const Family> families, int misses,
                              Progress& progress, std::size_t most_boxes = SIZE_MAX);

}  // namespace comity::learning
