// SPDX-License-Identifier: Apache-2.0
#include "comity/network/adjacency.hpp"

#include <algorithm>
#include <numeric>

namespace comity::network {

namespace {

struct Arc {
  Vertex from = 0;
  Vertex to = 0;
  Rung rung;
};

/// Gives everyone with a tie a vertex, in order of id; returns the vertices by ActorId.
std::vector<Vertex> number_actors(std::span<const Link> ties, Adjacency& made) {
  std::uint32_t n_ids = 0;
  for (const auto& tie : ties) n_ids = std::max({n_ids, tie.a.value + 1, tie.b.value + 1});
  std::vector<Vertex> vertex(n_ids, 0);
  for (const auto& tie : ties) vertex[tie.a.value] = vertex[tie.b.value] = 1;
  for (std::uint32_t id = 0; id < n_ids; ++id) {
    if (vertex[id] == 0) continue;
    vertex[id] = made.size();
    made.actors.push_back({id});
  }
  return vertex;
}

/// A stable counting sort of arcs by one of their ends.
std::vector<Arc> sorted_by(Vertex Arc::* end, const std::vector<Arc>& arcs, Vertex n) {
  std::vector<std::uint32_t> place(std::size_t{n} + 1, 0);
  for (const auto& arc : arcs) ++place[arc.*end + 1];
  std::partial_sum(place.begin(), place.end(), place.begin());
  std::vector<Arc> sorted(arcs.size());
  for (const auto& arc : arcs) sorted[place[arc.*end]++] = arc;
  return sorted;
}

/// Writes sorted arcs as rows; arcs of one pair become one, on the highest rung.
void write_rows(const std::vector<Arc>& arcs, Adjacency& made) {
  made.first.assign(std::size_t{made.size()} + 1, 0);
  made.to.reserve(arcs.size());
  made.rungs.reserve(arcs.size());
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    const auto& arc = arcs[i];
    if (i > 0 && arcs[i - 1].from == arc.from && arcs[i - 1].to == arc.to) {
      made.rungs.back() = std::max(made.rungs.back(), arc.rung);
      continue;
    }
    made.to.push_back(arc.to);
    made.rungs.push_back(arc.rung);
    made.first[arc.from + 1] = static_cast<std::uint32_t>(made.to.size());
  }
}

}  // namespace

std::optional<Vertex> Adjacency::find(ActorId actor) const {
  const auto found = std::ranges::lower_bound(actors, actor);
  if (found == actors.end() || *found != actor) return std::nullopt;
  return static_cast<Vertex>(found - actors.begin());
}

Adjacency adjacency(std::span<const Link> ties) {
  Adjacency made;
  made.ties = std::ssize(ties);
  const auto vertex = number_actors(ties, made);
  made.strength.assign(made.size(), 0);
  std::vector<Arc> arcs;
  arcs.reserve(2 * ties.size());
  for (const auto& tie : ties) {
    const Vertex a = vertex[tie.a.value];
    const Vertex b = vertex[tie.b.value];
    arcs.push_back({a, b, tie.rung});
    arcs.push_back({b, a, tie.rung});
    made.strength[a] += tie.rung.value;
    made.strength[b] += tie.rung.value;
  }
  write_rows(sorted_by(&Arc::from, sorted_by(&Arc::to, arcs, made.size()), made.size()), made);
  return made;
}

std::vector<Link> links_of(const Snapshot& of) {
  std::vector<Link> links;
  links.reserve(of.ties.size());
  for (const auto& tie : of.ties) {
    if (tie.in_force) links.push_back({tie.a, tie.b, tie.rung.value_or(titles::no_rung)});
  }
  return links;
}

}  // namespace comity::network
