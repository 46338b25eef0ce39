// SPDX-License-Identifier: Apache-2.0
// Chains of profiles, one per boundary, none below the one before: their worth and their number.
// Counts the best chains and those one example short of them, by the profile of each boundary.
// Knows nothing of families.
#pragma once

#include <vector>

#include "comity/learning/cells.hpp"

namespace comity::learning {

/// The worth of every profile: one grid per boundary.
using Worths = std::vector<std::vector<std::int32_t>>;

/// The most that a chain is worth.
[[nodiscard]] std::int32_t best_chain(const Cells& cells, const Worths& worths);

/// How many chains go through each profile of a boundary: with a worth, and with one less.
struct Through {
  std::vector<double> best;
  std::vector<double> next;
};

/// For each boundary, the number of chains of worth `target` and `target` - 1 through each profile.
[[nodiscard]] std::vector<Through> count_chains(const Cells& cells, const Worths& worths,
                                                std::int32_t target);

}  // namespace comity::learning
