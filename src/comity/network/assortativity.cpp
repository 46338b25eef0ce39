// SPDX-License-Identifier: Apache-2.0
#include "comity/network/assortativity.hpp"

#include <map>

#include "comity/network/cohesion.hpp"

namespace comity::network {

std::uint32_t label_of(const Labels& labels, ActorId actor) {
  return actor.value < labels.size() ? labels[actor.value] : no_label;
}

Measured<double> degree_assortativity(const Adjacency& of) {
  if (auto hub = only_a_hub(of)) return std::unexpected(*std::move(hub));
  double products = 0;
  double squares = 0;
  double cubes = 0;
  for (Vertex v = 0; v < of.size(); ++v) {
    const double degree = of.degree(v);
    squares += degree * degree;
    cubes += degree * degree * degree;
    for (const auto partner : of.partners(v)) products += degree * of.degree(partner);
  }
  const auto ends = static_cast<double>(of.to.size());
  const double spread = cubes * ends - squares * squares;  // whole numbers: 0 is exact
  if (spread == 0)
    return std::unexpected(Degenerate{.why = "all actors have as many partners", .hub = {}});
  return (products * ends - squares * squares) / spread;
}

Measured<double> label_assortativity(const Adjacency& of, const Labels& labels) {
  if (auto hub = only_a_hub(of)) return std::unexpected(*std::move(hub));
  std::map<std::uint32_t, double> ends_at;
  double ends = 0;
  double within = 0;
  for (Vertex v = 0; v < of.size(); ++v) {
    const auto own = label_of(labels, of.actors[v]);
    if (own == no_label) continue;
    double labelled = 0;
    for (const auto partner : of.partners(v)) {
      const auto other = label_of(labels, of.actors[partner]);
      labelled += other == no_label ? 0 : 1;
      within += other == own ? 1 : 0;
    }
    if (labelled > 0) ends_at[own] += labelled;
    ends += labelled;
  }
  if (ends_at.size() < 2) {
    return std::unexpected(Degenerate{.why = ends_at.empty() ? "no tie joins two actors of a region"
                                                             : "all ties stay within one region",
                                      .hub = {}});
  }
  double chance = 0;
  for (const auto& [label, n] : ends_at) chance += (n / ends) * (n / ends);
  return (within / ends - chance) / (1 - chance);
}

}  // namespace comity::network
