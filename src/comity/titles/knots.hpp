// SPDX-License-Identifier: Apache-2.0
// Knots of a directed graph: items that lead to each other round in circles.
// Two items are in one knot when each can be reached from the other.
// Knows nothing of titles.
#pragma once

#include <cstddef>
#include <vector>

namespace comity::titles {

/// For each item the items it leads to.
using Successors = std::vector<std::vector<std::size_t>>;

/// The number of the knot of each item; an item leads to its own knot or to knots of a higher
/// number.
///
/// Cost:   O(items + steps).
/// Source: [Tarjan1972].
/// In R:   igraph::components(g, mode = "strong")$membership.
[[nodiscard]] std::vector<std::size_t> knots(const Successors& next);

/// A shortest way from one item to another inside one knot, both included; empty if there is none.
/// Cost: O(items + steps).
[[nodiscard]] std::vector<std::size_t> shortest_way(const Successors& next, std::size_t from,
                                                    std::size_t to);

}  // namespace comity::titles
