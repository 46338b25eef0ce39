// SPDX-License-Identifier: Apache-2.0
#include "comity/network/measures.hpp"

#include <algorithm>

#include "comity/network/adjacency.hpp"

namespace comity::network {

namespace {

bool holds(const std::vector<bool>& set, ActorId actor) {
  return actor.value < set.size() && set[actor.value];
}

/// The other end of a tie of `ego`, or nothing if it is not one of its ties.
std::optional<ActorId> partner_in(const Tie& tie, ActorId ego) {
  if (tie.a == ego) return tie.b;
  if (tie.b == ego) return tie.a;
  return std::nullopt;
}

void add(Measures& to, const Tie& tie) {
  to.acts.push_back(tie.act);
  if (!tie.in_force) {
    ++to.suspended;
    return;
  }
  ++to.per_layer.at(static_cast<std::size_t>(tie.layer));
  if (!tie.rung) {
    ++to.unranked;
    return;
  }
  to.strength += tie.rung->value;
  to.closest = std::max(to.closest, tie.rung);
}

/// The partners of one vertex by the rung of their closest tie.
void count_rungs(const Adjacency& in, Vertex of, Measures& to) {
  to.degree = in.degree(of);
  for (const auto rung : in.rungs_of(of)) {
    if (rung > titles::no_rung) ++to.by_rung[rung];
  }
}

void sort_once(std::vector<ledger::ActIndex>& acts) {
  std::ranges::sort(acts);
  acts.erase(std::ranges::unique(acts).begin(), acts.end());
}

}  // namespace

std::vector<Measures> measure(const Snapshot& of) {
  const auto graph = adjacency(of);
  std::vector<Measures> all;
  std::vector<std::size_t> place(of.actors.empty() ? 0 : of.actors.back().value + 1, 0);
  for (const auto actor : of.actors) {
    place[actor.value] = all.size();
    auto& measures = all.emplace_back();
    measures.actor = actor;
    if (const auto vertex = graph.find(actor)) count_rungs(graph, *vertex, measures);
  }
  for (const auto& tie : of.ties) {
    add(all[place[tie.a.value]], tie);
    add(all[place[tie.b.value]], tie);
  }
  for (auto& measures : all) sort_once(measures.acts);
  return all;
}

std::int64_t Closeness::partners() const {
  std::int64_t n = std::ssize(unranked);
  for (const auto& [rung, partners] : by_rung) n += std::ssize(partners);
  return n;
}

Closeness closeness(const Snapshot& of, ActorId ego, const std::vector<bool>& among) {
  struct Best {
    bool in_force = false;
    std::optional<Rung> rung;
  };
  std::map<ActorId, Best> best;
  for (const auto& tie : of.ties) {
    const auto partner = partner_in(tie, ego);
    if (!partner || !holds(among, *partner)) continue;
    auto& known = best[*partner];
    if (!tie.in_force) continue;
    known.in_force = true;
    known.rung = std::max(known.rung, tie.rung);
  }
  Closeness sorted;
  for (const auto& [partner, known] : best) {
    if (!known.in_force) {
      sorted.suspended.push_back(partner);
    } else if (!known.rung) {
      sorted.unranked.push_back(partner);
    } else {
      sorted.by_rung[*known.rung].push_back(partner);
    }
  }
  return sorted;
}

std::optional<double> Reach::share() const {
  if (of == 0) return std::nullopt;
  return static_cast<double>(reached) / static_cast<double>(of);
}

Reach reach(const Snapshot& of, ActorId ego, const std::vector<bool>& population) {
  Reach found;
  found.of = std::ranges::count(population, true) - (holds(population, ego) ? 1 : 0);
  auto unmet = population;
  for (const auto& tie : of.ties) {
    const auto partner = partner_in(tie, ego);
    if (!partner || !tie.in_force || !holds(unmet, *partner)) continue;
    unmet[partner->value] = false;  // a partner counts once
    ++found.reached;
  }
  return found;
}

ledger::PerLayer ties_per_layer(const Snapshot& of) {
  ledger::PerLayer counts{};
  for (const auto& tie : of.ties) {
    if (tie.in_force) ++counts.at(static_cast<std::size_t>(tie.layer));
  }
  return counts;
}

}  // namespace comity::network
