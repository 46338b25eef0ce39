// SPDX-License-Identifier: Apache-2.0
// How far two rankings of the same things agree, pair by pair: titles on two ladders, partners on
// the rungs two ladders give them.
// Knows nothing of where the ranks come from.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "comity/titles/ladder.hpp"

namespace comity::titles {

/// What two rankings say of each pair of items that both rank.
struct Agreement {
  std::int64_t n_items = 0;      ///< items that both rank
  std::int64_t concordant = 0;   ///< pairs in the same order on both
  std::int64_t discordant = 0;   ///< pairs in opposite order
  std::int64_t tied_first = 0;   ///< pairs on one rung of the first only
  std::int64_t tied_second = 0;  ///< pairs on one rung of the second only
  std::int64_t tied_both = 0;    ///< pairs on one rung of each
  /// Places of the discordant pairs: the item that the first ranking puts higher stands first.
  std::vector<std::pair<std::size_t, std::size_t>> reversed;

  /// Kendall's tau-b: (C - D) / sqrt((C + D + T1)(C + D + T2)), T1 and T2 the pairs tied in one.
  ///
  /// Range:     -1 (reversed) to 1 (same order).
  /// Undefined: empty when one ranking ties all pairs, or fewer than two items are ranked on both.
  /// Source:    [Kendall1945].
  /// In R:      cor(x, y, method = "kendall", use = "complete.obs").
  [[nodiscard]] std::optional<double> tau_b() const;
};

/// Compares two rankings of the same items, place by place; unranked items are left out.
///
/// Shape: both spans have one element per item.
/// Cost:  O(items^2).
[[nodiscard]] Agreement agree(std::span<const std::optional<Rung>> first,
                              std::span<const std::optional<Rung>> second);

}  // namespace comity::titles
