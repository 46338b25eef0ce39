// SPDX-License-Identifier: Apache-2.0
// Communities: groups with more ties inside than chance would put there.
// A search, not a calculation: the order of its steps is seeded, and the same seed finds the same.
// Knows nothing of regions.
#pragma once

#include "comity/network/adjacency.hpp"
#include "comity/network/measured.hpp"

namespace comity::network {

struct Communities {
  std::vector<std::uint32_t> of;  ///< by vertex, 1 = the largest; of one size the first by id first
  std::uint32_t n = 0;
  double modularity = 0;
};

struct CommunityRule {
  std::uint64_t seed = 0;
  std::uint32_t starts = 10;  ///< searches at most; the best is kept, large networks have fewer
};

/// Divides a network into communities by the method of Louvain, each tied pair weighing 1.
///
/// Vertices move, in seeded order, to the neighbouring community that raises modularity most; then
/// communities become vertices and move, until nothing improves. A community that came apart is
/// split, which never lowers modularity.
///
/// Undefined: degenerate without ties, with a hub alone, or where no division beats none.
/// Cost:      about O(ties) per pass; ten starts up to 100,000 pairs, one above 500,000.
/// In R:      igraph::cluster_louvain(igraph::simplify(g)).
/// Source:    [Blondel2008]; queue of moved vertices from [Traag2019].
[[nodiscard]] Measured<Communities> communities(const Adjacency& of, const CommunityRule& rule);

/// The share of ties inside groups above what degrees alone would give:
/// sum over groups of (ties inside / m - (degrees / 2 m)^2).
///
/// Range:     -1/2 to below 1. Undefined without ties; then 0.
/// In R:      igraph::modularity(g, groups).
/// Source:    [Newman2004].
[[nodiscard]] double modularity(const Adjacency& of, std::span<const std::uint32_t> group);

}  // namespace comity::network
