// SPDX-License-Identifier: Apache-2.0
// Betweenness: how often an actor stands on the shortest way between two others.
// Exact where that can be done at once; above, an estimate that says how far off it may be.
// Knows nothing of rungs: every tied pair is one step.
#pragma once

#include "comity/network/adjacency.hpp"
#include "comity/network/measured.hpp"

namespace comity::network {

struct Betweenness {
  std::vector<double> of;     ///< by vertex
  std::vector<double> error;  ///< standard errors, by vertex; empty when exact
  std::uint32_t pivots = 0;   ///< actors whose shortest ways were followed; all when exact
  [[nodiscard]] bool is_exact() const { return error.empty(); }
};

struct BetweennessRule {
  /// Exact while actors x 2 pairs stays within; 1,000 actors with 100,000 tied pairs do.
  std::uint64_t steps = 200'000'000;
  std::uint32_t pivots = 32;  ///< at least, above that
  std::uint64_t seed = 0;     ///< of the choice of pivots
};

/// The share of shortest ways between two other actors that lead through each actor:
/// sum over pairs (s, t) of ways through v / ways, divided by (n - 1)(n - 2) / 2.
///
/// Above `rule.steps` only the ways from seeded pivots, drawn without replacement, are followed,
/// and the sum is scaled up; `error` is the standard error of that.
///
/// Range:     0 to 1 when exact; pairs that no way joins count as 0.
/// Undefined: degenerate without ties or with a hub alone (1 for the hub, 0 for the others).
/// Cost:      O(actors x ties) exact, O(pivots x ties) sampled.
/// In R:      igraph::betweenness(g, normalized = TRUE).
/// Source:    [Brandes2001], algorithm 1; [BrandesPich2007] for pivots.
[[nodiscard]] Measured<Betweenness> betweenness(const Adjacency& of, const BetweennessRule& rule);

}  // namespace comity::network
