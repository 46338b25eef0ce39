// SPDX-License-Identifier: Apache-2.0
#include "comity/network/components.hpp"

namespace comity::network {

Components components(const Adjacency& of, std::span<const std::uint32_t> group) {
  constexpr std::uint32_t unseen = UINT32_MAX;
  Components found;
  found.of.assign(of.size(), unseen);
  std::vector<Vertex> open;
  for (Vertex start = 0; start < of.size(); ++start) {
    if (found.of[start] != unseen) continue;
    const auto label = static_cast<std::uint32_t>(found.size.size());
    auto& size = found.size.emplace_back(0);
    found.of[start] = label;
    open.assign(1, start);
    while (!open.empty()) {
      const auto v = open.back();
      open.pop_back();
      ++size;
      for (const auto partner : of.partners(v)) {
        const bool apart = !group.empty() && group[partner] != group[v];
        if (apart || found.of[partner] != unseen) continue;
        found.of[partner] = label;
        open.push_back(partner);
      }
    }
  }
  return found;
}

}  // namespace comity::network
