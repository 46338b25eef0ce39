// SPDX-License-Identifier: Apache-2.0
#include "comity/network/profile.hpp"

#include <algorithm>
#include <atomic>
#include <future>

#include "comity/network/cohesion.hpp"
#include "comity/network/cores.hpp"

namespace comity::network {

namespace {

/// A spell in force, bare: small, because every day reads all of them.
struct DatedLink {
  Link link;
  Day since;
  Day until;
};

std::vector<DatedLink> dated_links(const ledger::History& history, std::span<const Layer> layers) {
  std::vector<DatedLink> links;
  links.reserve(history.spells.size());
  for (const auto& spell : history.spells) {
    const auto& pair = history.pairs[spell.pair];
    if (!spell.in_force || std::ranges::find(layers, pair.layer) == layers.end()) continue;
    links.push_back({.link = {pair.a, pair.b, spell.rung.value_or(titles::no_rung)},
                     .since = spell.since,
                     .until = spell.until.value_or(distant_future)});
  }
  return links;
}

Degenerate not_asked() { return {.why = "it was not asked for", .hub = {}}; }

Measured<Betweenness> betweenness_of(const Adjacency& of, const ProfileRule& rule) {
  if (rule.betweenness_steps == 0) return std::unexpected(not_asked());
  return betweenness(of,
                     {.steps = rule.betweenness_steps, .pivots = rule.pivots, .seed = rule.seed});
}

Measured<Eigenvector> eigenvector_of(const Adjacency& of, const ProfileRule& rule) {
  if (!rule.eigenvector) return std::unexpected(not_asked());
  return eigenvector(of, {});
}

std::vector<std::uint32_t> degrees_of(const Adjacency& of) {
  std::vector<std::uint32_t> degrees;
  for (Vertex v = 0; v < of.size(); ++v) degrees.push_back(of.degree(v));
  return degrees;
}

}  // namespace

std::optional<Vertex> Profile::find(ActorId actor) const {
  const auto found = std::ranges::lower_bound(actors, actor);
  if (found == actors.end() || *found != actor) return std::nullopt;
  return static_cast<Vertex>(found - actors.begin());
}

Profile profile(const Adjacency& of, Day on, const ProfileRule& rule) {
  return {.on = on,
          .actors = of.actors,
          .degree = degrees_of(of),
          .strength = of.strength,
          .ties = of.ties,
          .pairs = of.pairs(),
          .triangles = triangles(of),
          .density = density(of),
          .transitivity = transitivity(of),
          .degree_assortativity = degree_assortativity(of),
          .region_assortativity = label_assortativity(of, rule.regions),
          .cores = cores(of),
          .communities = communities(of, {.seed = rule.seed}),
          .betweenness = betweenness_of(of, rule),
          .eigenvector = eigenvector_of(of, rule)};
}

std::vector<Profile> over_time(const ledger::History& history, std::span<const Layer> layers,
                               std::span<const Day> days, const ProfileRule& rule,
                               unsigned threads) {
  const auto all = dated_links(history, layers);
  std::vector<Profile> profiles(days.size());
  std::atomic<std::size_t> next{0};
  // Every day is measured on its own, so the answer does not depend on who takes which.
  const auto work = [&] {
    std::vector<Link> standing;
    for (auto i = next++; i < days.size(); i = next++) {
      standing.clear();
      for (const auto& [link, since, until] : all) {
        if (since <= days[i] && days[i] < until) standing.push_back(link);
      }
      profiles[i] = profile(adjacency(standing), days[i], rule);
    }
  };
  std::vector<std::future<void>> others;
  for (std::size_t i = 1; i < std::min<std::size_t>(threads, days.size()); ++i)
    others.push_back(std::async(std::launch::async, work));
  work();
  for (auto& other : others) other.get();
  return profiles;
}

}  // namespace comity::network
