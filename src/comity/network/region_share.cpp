// SPDX-License-Identifier: Apache-2.0
#include "comity/network/region_share.hpp"

#include <map>

namespace comity::network {

std::optional<double> RegionShare::share() const {
  if (states == 0) return std::nullopt;
  return static_cast<double>(partners) / static_cast<double>(states);
}

std::vector<RegionShare> share_per_region(const Adjacency& of, ActorId ego, const Labels& labels,
                                          const std::vector<bool>& population) {
  std::map<std::uint32_t, RegionShare> regions;
  const auto counts = [&](ActorId actor) {
    return actor != ego && actor.value < population.size() && population[actor.value] &&
           label_of(labels, actor) != no_label;
  };
  for (std::uint32_t id = 0; id < population.size(); ++id) {
    if (counts({id})) ++regions[label_of(labels, {id})].states;
  }
  if (const auto vertex = of.find(ego)) {
    for (const auto other : of.partners(*vertex)) {
      const auto partner = of.actors[other];
      if (counts(partner)) ++regions[label_of(labels, partner)].partners;
    }
  }
  std::vector<RegionShare> rows;
  for (auto& [label, region] : regions) {
    region.label = label;
    rows.push_back(region);
  }
  return rows;
}

}  // namespace comity::network
