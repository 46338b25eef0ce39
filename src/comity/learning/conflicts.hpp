// SPDX-License-Identifier: Apache-2.0
// Minimal conflicts: examples that no rule restores together, while any one less could be.
// Pairs that contradict dominance come first; larger sets are found by leaving examples out.
// Knows nothing of how they are told.
#pragma once

#include <span>

#include "comity/base/progress.hpp"
#include "comity/learning/dominance.hpp"
#include "comity/learning/models.hpp"

namespace comity::learning {

/// Examples that no rule restores together, though some rule restores any all but one of them.
struct Conflict {
  std::vector<std::size_t> rows;
  bool dominance = false;  ///< two rows, and one dominates the other
};

/// For each example that a best rule misses, one minimal conflict it is part of.
///
/// Larger conflicts than pairs need `families`, and are given up where they would take long.
[[nodiscard]] std::vector<Conflict> conflicts_of(const Ranked& ranked, const Rule& best,
                                                 const Dominance& dominance,
                                                 std::span<const Family> families,
                                                 Progress& progress);

}  // namespace comity::learning
