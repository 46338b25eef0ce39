// SPDX-License-Identifier: Apache-2.0
// Eigenvector centrality: an actor is central whose partners are.
// Knows nothing of rungs: they are ordinal, so every tied pair weighs 1.
#pragma once

#include "comity/network/adjacency.hpp"
#include "comity/network/measured.hpp"

namespace comity::network {

struct Eigenvector {
  std::vector<std::optional<double>> of;  ///< by vertex; empty outside the largest component
  std::uint32_t outside = 0;              ///< actors outside it
  std::uint32_t rounds = 0;               ///< until it stood still
};

struct EigenvectorRule {
  double tolerance = 1e-12;       ///< largest change of one value in the last round
  std::uint32_t rounds = 20'000;  ///< at most
};

/// The first eigenvector of the network, x = A x / lambda, in the component with the most actors.
///
/// Found by power iteration on A + I: the shift keeps a network of two sides from swinging to and
/// fro. Values have length 1 together (igraph divides by the largest instead).
///
/// Range:     above 0 to 1 / sqrt(2) in the component.
/// Undefined: degenerate without ties, with a hub alone, where two components are equally the
///            largest, or where the rounds do not suffice.
/// Cost:      O(ties) per round; rounds grow as the second eigenvalue comes near the first.
/// In R:      igraph::eigen_centrality(g)$vector, of the component.
/// Source:    [Bonacich1972].
[[nodiscard]] Measured<Eigenvector> eigenvector(const Adjacency& of, const EigenvectorRule& rule);

}  // namespace comity::network
