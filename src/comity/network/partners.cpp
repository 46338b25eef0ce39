// SPDX-License-Identifier: Apache-2.0
#include "comity/network/partners.hpp"

#include <algorithm>
#include <map>

namespace comity::network {

namespace {

std::optional<double> ratio(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

std::vector<Partner> partners_of(const Adjacency& of, ActorId ego) {
  std::vector<Partner> found;
  const auto vertex = of.find(ego);
  if (!vertex) return found;
  const auto partners = of.partners(*vertex);
  const auto rungs = of.rungs_of(*vertex);
  for (std::size_t i = 0; i < partners.size(); ++i)
    found.push_back({of.actors[partners[i]], rungs[i]});
  return found;
}

std::optional<double> Overlap::jaccard() const {
  return ratio(std::ssize(shared), std::ssize(shared) + std::ssize(only_a) + std::ssize(only_b));
}

Overlap overlap(ActorId a, std::span<const Partner> of_a, ActorId b, std::span<const Partner> of_b,
                Rung least) {
  const auto counted = [&](std::span<const Partner> all) {
    std::vector<ActorId> kept;
    for (const auto& partner : all) {
      if (partner.rung >= least && partner.actor != a && partner.actor != b)
        kept.push_back(partner.actor);
    }
    return kept;
  };
  const auto first = counted(of_a);
  const auto second = counted(of_b);
  Overlap found;
  std::ranges::set_intersection(first, second, std::back_inserter(found.shared));
  std::ranges::set_difference(first, second, std::back_inserter(found.only_a));
  std::ranges::set_difference(second, first, std::back_inserter(found.only_b));
  return found;
}

std::optional<double> RegionShare::share() const { return ratio(partners, states); }

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
  for (const auto& partner : partners_of(of, ego)) {
    if (counts(partner.actor)) ++regions[label_of(labels, partner.actor)].partners;
  }
  std::vector<RegionShare> rows;
  for (auto& [label, region] : regions) {
    region.label = label;
    rows.push_back(region);
  }
  return rows;
}

}  // namespace comity::network
