// SPDX-License-Identifier: Apache-2.0
// Components: who can be reached from whom along ties.
#pragma once

#include "comity/network/adjacency.hpp"

namespace comity::network {

struct Components {
  std::vector<std::uint32_t> of;    ///< by vertex: the place of its component
  std::vector<std::uint32_t> size;  ///< actors, by component
};

/// Finds the components, in order of their first vertex. Cost: O(actors + ties).
///
/// With `group` (one number per vertex) only ties inside a group count: the connected parts of
/// groups.
/// In R: igraph::components(g).
[[nodiscard]] Components components(const Adjacency& of, std::span<const std::uint32_t> group = {});

}  // namespace comity::network
