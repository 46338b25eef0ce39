// SPDX-License-Identifier: Apache-2.0
// Assortativity: do actors tie with their like, by number of partners or by region?
// Knows nothing of what a label stands for.
#pragma once

#include "comity/network/adjacency.hpp"
#include "comity/network/measured.hpp"

namespace comity::network {

/// A label per ActorId, such as the place of its region in a list.
using Labels = std::vector<std::uint32_t>;
inline constexpr std::uint32_t no_label = UINT32_MAX;

/// The label of an actor; `no_label` if it is not listed.
[[nodiscard]] std::uint32_t label_of(const Labels& labels, ActorId actor);

/// Correlation of the numbers of partners at the two ends of a tied pair.
///
/// Range:     -1 to 1; above 0 where those with many partners are tied to each other.
/// Undefined: degenerate without ties, with a hub alone, or where all have as many partners.
/// Cost:      O(ties).
/// In R:      igraph::assortativity_degree(g).
/// Source:    [Newman2003] (its degrees less 1 give the same).
[[nodiscard]] Measured<double> degree_assortativity(const Adjacency& of);

/// How far ties stay within labels: (sum e_ii - sum a_i^2) / (1 - sum a_i^2), with e_ij the share
/// of ties between labels i and j, and a_i the share of their ends at i.
///
/// Pairs with an end that has no label are left out.
/// Range:     1 when all ties stay within; 0 as chance would have it; below 0 when they cross.
/// Undefined: degenerate without ties, with a hub alone, or where all ends have one label.
/// Cost:      O(ties).
/// In R:      igraph::assortativity_nominal(g, types).
/// Source:    [Newman2003], equation 2.
[[nodiscard]] Measured<double> label_assortativity(const Adjacency& of, const Labels& labels);

}  // namespace comity::network
