// SPDX-License-Identifier: Apache-2.0
// What is counted over draws: in how many each step is passed, and with which weights.
// Everything is a whole number, so that any order of adding gives the same sums.
// Knows nothing of what the counts mean.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "comity/sorting/decider.hpp"

namespace comity::sorting {

/// Fractions of weights are counted in this unit: far below what draws can tell.
inline constexpr double weight_unit = 0x1p-32;

struct Tally {
  std::uint64_t draws = 0;
  std::uint64_t weight_proposals = 0;
  std::uint64_t order_proposals = 0;
  std::uint64_t ordered = 0;
  std::vector<std::uint64_t> above;       ///< per step
  std::vector<std::int64_t> weights;      ///< [step][criterion]: sums over draws above, in units
  std::vector<std::int64_t> all_weights;  ///< per criterion: sums over all draws
  std::vector<std::uint64_t> better;  ///< [group][group]: draws in which the first is the higher

  Tally& operator+=(const Tally& other);
  bool operator==(const Tally&) const = default;
};

/// What to count beside the steps.
struct Counted {
  bool weights = false;                          ///< sums of weights
  std::vector<std::vector<std::size_t>> groups;  ///< steps per boundary, for `better`; may be empty
};

/// Counts the blocks from `first` to `last`, the last excluded, of `draws` draws in all. False if
/// boundaries or thresholds are never in order.
[[nodiscard]] bool count(const Drawer& drawer, const Decider& decider, const Counted& counted,
                         std::uint64_t draws, std::uint64_t first, std::uint64_t last,
                         Tally& tally);
/// Counts all draws on so many threads. False as above. Not in the browser's build.
[[nodiscard]] bool count(const Drawer& drawer, const Decider& decider, const Counted& counted,
                         std::uint64_t draws, unsigned threads, Tally& tally);

}  // namespace comity::sorting
