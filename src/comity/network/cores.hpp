// SPDX-License-Identifier: Apache-2.0
// Cores: the actors that hold together when those with few partners are taken away.
#pragma once

#include "comity/network/adjacency.hpp"
#include "comity/network/measured.hpp"

namespace comity::network {

/// The core of each actor: the largest k such that it belongs to a set in which everyone has at
/// least k partners inside the set.
///
/// Shape:     one number per vertex.
/// Range:     1 to the largest degree.
/// Undefined: degenerate without ties, with a hub alone, or where no ties close a circle (then
///            everyone is in core 1).
/// Cost:      O(actors + ties), by buckets of degree.
/// In R:      igraph::coreness(igraph::simplify(g)).
/// Source:    [Seidman1983]; [Batagelj2003].
[[nodiscard]] Measured<std::vector<std::uint32_t>> cores(const Adjacency& of);

}  // namespace comity::network
