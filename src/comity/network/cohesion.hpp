// SPDX-License-Identifier: Apache-2.0
// How closely a network hangs together: pairs, triangles, and whether it is more than one hub.
// Counts are numbers always; shares are given where they say something.
// Knows nothing of rungs.
#pragma once

#include "comity/network/adjacency.hpp"
#include "comity/network/measured.hpp"

namespace comity::network {

/// The actor with the most partners, and how many tied pairs it takes part in.
struct Hub {
  Vertex vertex = 0;
  std::int64_t pairs = 0;
};

/// Finds the hub; of several with as many partners the first by id. Empty without ties.
[[nodiscard]] std::optional<Hub> hub_of(const Adjacency& of);

/// Says that a network has no ties, or hardly more than one hub's own.
///
/// That is so when no three actors are tied to each other and at least four in five pairs are the
/// hub's. On such a record betweenness, eigenvector centrality, cores, communities, density and
/// assortativity follow from the choice of the hub alone.
/// Cost: O(actors), or O(ties) where the hub has so many pairs.
[[nodiscard]] std::optional<Degenerate> only_a_hub(const Adjacency& of);

/// Tied pairs among possible pairs of the actors with ties: 2 m / (n (n - 1)).
///
/// Range:     above 0 to 1.
/// Undefined: degenerate without ties or with a hub alone (2 / n there).
/// In R:      igraph::edge_density(igraph::simplify(g)).
[[nodiscard]] Measured<double> density(const Adjacency& of);

/// Counts the sets of three actors that are all tied to each other.
///
/// Cost: O(pairs x partners of lower degree); each triangle is found once, from its member with the
/// fewest partners.
/// In R: sum(igraph::count_triangles(g)) / 3.
[[nodiscard]] std::int64_t triangles(const Adjacency& of);

/// How often two partners of an actor are partners too: 3 x triangles / paths of two ties.
///
/// Range:     above 0 to 1.
/// Undefined: degenerate without ties, with a hub alone, or without triangles.
/// In R:      igraph::transitivity(g, "global").
/// Source:    [Newman2001].
[[nodiscard]] Measured<double> transitivity(const Adjacency& of);

}  // namespace comity::network
