// SPDX-License-Identifier: Apache-2.0
#include "comity/network/measures.hpp"

#include <algorithm>
#include <set>

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

/// Who is tied in force to whom, each pair once in both directions.
std::map<ActorId, std::set<ActorId>> neighbours(const Snapshot& of) {
  std::map<ActorId, std::set<ActorId>> found;
  for (const auto& tie : of.ties) {
    if (!tie.in_force) continue;
    found[tie.a].insert(tie.b);
    found[tie.b].insert(tie.a);
  }
  return found;
}

void sort_once(std::vector<ledger::ActIndex>& acts) {
  std::ranges::sort(acts);
  acts.erase(std::ranges::unique(acts).begin(), acts.end());
}

}  // namespace

std::vector<Measures> measure(const Snapshot& of) {
  const auto tied = neighbours(of);
  std::vector<Measures> all;
  std::map<ActorId, std::size_t> place;
  for (const auto actor : of.actors) {
    place[actor] = all.size();
    const auto found = tied.find(actor);
    auto& measures = all.emplace_back();
    measures.actor = actor;
    measures.degree = found == tied.end() ? 0 : std::ssize(found->second);
  }
  for (const auto& tie : of.ties) {
    add(all[place.at(tie.a)], tie);
    add(all[place.at(tie.b)], tie);
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
  const auto tied = neighbours(of);
  const auto own = tied.find(ego);
  if (own == tied.end()) return found;
  found.reached =
      std::ranges::count_if(own->second, [&](ActorId actor) { return holds(population, actor); });
  return found;
}

ledger::PerLayer ties_per_layer(const Snapshot& of) {
  ledger::PerLayer counts{};
  for (const auto& tie : of.ties) {
    if (tie.in_force) ++counts.at(static_cast<std::size_t>(tie.layer));
  }
  return counts;
}

Shape shape(const Snapshot& of, ActorId hub) {
  const auto tied = neighbours(of);
  Shape found;
  for (const auto& [actor, partners] : tied) {
    for (const auto partner : partners) {
      if (partner < actor) continue;
      ++(actor == hub || partner == hub ? found.hub_pairs : found.others);
      // Each triangle is found once, from its two smallest members.
      for (const auto third : tied.at(partner)) {
        if (partner < third && partners.contains(third)) ++found.triangles;
      }
    }
  }
  return found;
}

}  // namespace comity::network
