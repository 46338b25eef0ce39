// SPDX-License-Identifier: Apache-2.0
// Every family with every profile, without trying them one by one: the exact answer for few
// criteria. Finds all best rules, counts them, and what each of them does to each row. Knows
// nothing of weights.
#pragma once

#include <optional>
#include <span>

#include "comity/base/progress.hpp"
#include "comity/learning/models.hpp"

namespace comity::learning {

/// What an enumeration costs, in cells to be filled.
[[nodiscard]] double cost_of_enumeration(const Ranked& ranked, std::size_t n_families);

/// The most examples that any rule of these families restores; nothing when it was stopped.
[[nodiscard]] std::optional<int> most_restored(const Ranked& ranked,
                                               std::span<const Family> families,
                                               Progress& progress);

/// All best rules of these families; nothing when it was stopped.
///
/// A boundary is worth the sum over rows that pass it, and boundaries meet only in that profiles
/// must not fall; so the best chain of profiles is a running maximum over the grid, boundary by
/// boundary, and the number of best chains a running sum beside it.
/// Counts are exact to 2^53, then to 15 digits.
/// Cost: O(families x boundaries x cells), for the best families some ten times that.
[[nodiscard]] std::optional<Models> enumerate(const Ranked& ranked,
                                              std::span<const Family> families, Progress& progress);

/// The best rule of a family whose boundaries lie in the widest gaps between values.
///
/// Width counts as a share of the criterion's scale. Among equals the lowest profiles are taken.
[[nodiscard]] Rule widest(const Ranked& ranked, const Family& family);

}  // namespace comity::learning
