// SPDX-License-Identifier: Apache-2.0
// The order of a few items against which the fewest votes speak: minimum feedback arcs.
// Exact up to twenty items; beyond that a search, with the gap to what is surely needed.
// Knows nothing of titles; it orders places of a table of weights.
#pragma once

#include <cstdint>
#include <vector>

namespace comity::titles {

/// Votes between items: `at(u, v)` of them say that u is lower than v. Votes of an item on itself
/// do not count.
class Votes {
 public:
  explicit Votes(std::size_t n) : n_(n), votes_(n * n, 0) {}
  [[nodiscard]] std::size_t size() const { return n_; }
  [[nodiscard]] std::uint32_t at(std::size_t lower, std::size_t higher) const {
    return votes_[lower * n_ + higher];
  }
  void add(std::size_t lower, std::size_t higher) {
    if (lower != higher) ++votes_[lower * n_ + higher];
  }

 private:
  std::size_t n_;
  std::vector<std::uint32_t> votes_;
};

/// An order with the fewest votes against it, or the best one found.
struct Order {
  std::vector<std::size_t> items;  ///< from the lowest to the highest
  std::uint64_t violated = 0;      ///< votes against this order
  std::uint64_t needed = 0;        ///< no order has fewer; equal to `violated` when exact
  /// Row by row: whether in some best order the item of the row stands above that of the column.
  /// All true where the search could not tell.
  std::vector<bool> may_be_above;

  [[nodiscard]] bool is_exact() const { return violated == needed; }
};

inline constexpr std::size_t most_exact_items = 20;

/// Orders the items so that the fewest votes are violated, by dynamic programming over all sets of
/// items that may stand below.
///
/// Among equally good orders the one that takes the first items from the bottom up is given;
/// `may_be_above` tells what the others would say.
///
/// Shape:  one element of `items` per item of `votes`; at most `most_exact_items` items.
/// Cost:   O(2^n n) time, 5 bytes x 2^n of memory: a tenth of a second and 10 MB for twenty items.
/// Source: [Held1962] for the recursion; [Kemeny1959] for the aim.
[[nodiscard]] Order order_exactly(const Votes& votes);

/// Orders many items by moving one at a time to its best place until none improves.
///
/// `needed` is a bound from below: votes of circles of two or three items that share no vote.
/// Undefined: the order may not be the best; `violated - needed` is how far it can be from it.
/// Cost:      O(n^2) per round; rounds are few, at most n.
/// Source:    [MartiReinelt2011], chapter 2: insertion moves.
[[nodiscard]] Order order_by_search(const Votes& votes);

/// The exact order where the items are few enough, else the one a search finds.
[[nodiscard]] Order order(const Votes& votes);

/// The votes against an order.
[[nodiscard]] std::uint64_t violated(const Votes& votes, const std::vector<std::size_t>& items);

}  // namespace comity::titles
