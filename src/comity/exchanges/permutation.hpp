// SPDX-License-Identifier: Apache-2.0
// Whether the members of a group have more than the others, or chance would give as much.
// Knows nothing of what is counted or who is grouped.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace comity::exchanges {

/// The outcome of dealing the group's places to everybody at random.
struct PermutationTest {
  double difference = 0;  ///< mean of the group less mean of the others
  double p = 1;           ///< share of deals with a difference at least as large
  bool exact = true;      ///< every deal was counted; else deals were drawn
  double deals = 0;       ///< how many: all there are, or those drawn
};

/// Tests one-sidedly whether a group has the higher mean, given counts and who belongs to it.
///
/// Every deal is counted, by the number of ways in which as many counts add up to each sum; where
/// that table would pass `most_cells`, 20 000 deals are drawn and the observed one is added.
/// Undefined (difference 0, p 1, no deals) where the group is empty or everybody.
/// Range: p in (0, 1].
/// Cost:  O(n x group x sum of counts).
/// Source: [Good2005], chapters 2 and 3.
[[nodiscard]] PermutationTest test_means(std::span<const int> counts,
                                         const std::vector<bool>& in_group, std::uint64_t seed,
                                         double most_cells = 2e7);

}  // namespace comity::exchanges
