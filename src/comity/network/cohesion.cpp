// SPDX-License-Identifier: Apache-2.0
#include "comity/network/cohesion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace comity::network {

namespace {

/// The partners of each vertex that come after it in order of degree: every pair once.
std::vector<std::vector<Vertex>> forward_partners(const Adjacency& of) {
  std::vector<std::vector<Vertex>> forward(of.size());
  const auto before = [&](Vertex a, Vertex b) {
    return std::pair(of.degree(a), a) < std::pair(of.degree(b), b);
  };
  for (Vertex v = 0; v < of.size(); ++v) {
    for (const auto partner : of.partners(v)) {
      if (before(v, partner)) forward[v].push_back(partner);
    }
  }
  return forward;
}

double pairs_among(double n) { return n * (n - 1) / 2; }

}  // namespace

std::optional<Hub> hub_of(const Adjacency& of) {
  std::optional<Hub> hub;
  for (Vertex v = 0; v < of.size(); ++v) {
    if (!hub || of.degree(v) > hub->pairs) hub = Hub{v, of.degree(v)};
  }
  return hub;
}

std::optional<Degenerate> only_a_hub(const Adjacency& of) {
  const auto hub = hub_of(of);
  if (!hub) return Degenerate{.why = "no tie is in force", .hub = {}};
  if (hub->pairs * 5 < of.pairs() * 4 || triangles(of) > 0) return std::nullopt;
  auto why = hub->pairs == of.pairs()
                 ? std::string("every tied pair is with {hub}")
                 : fmt::format(
                       "{} of {} tied pairs are with {{hub}} and no three actors are tied "
                       "to each other",
                       hub->pairs, of.pairs());
  return Degenerate{.why = std::move(why), .hub = of.actors[hub->vertex]};
}

Measured<double> density(const Adjacency& of) {
  if (auto hub = only_a_hub(of)) return std::unexpected(*std::move(hub));
  return static_cast<double>(of.pairs()) / pairs_among(of.size());
}

std::int64_t triangles(const Adjacency& of) {
  const auto forward = forward_partners(of);
  std::vector<char> marked(of.size(), 0);
  std::int64_t found = 0;
  for (const auto& own : forward) {
    for (const auto partner : own) marked[partner] = 1;
    for (const auto partner : own) {
      for (const auto third : forward[partner]) found += marked[third];
    }
    for (const auto partner : own) marked[partner] = 0;
  }
  return found;
}

Measured<double> transitivity(const Adjacency& of) {
  if (auto hub = only_a_hub(of)) return std::unexpected(*std::move(hub));
  const auto closed = triangles(of);
  if (closed == 0)
    return std::unexpected(Degenerate{.why = "no three actors are tied to each other", .hub = {}});
  double paths = 0;
  for (Vertex v = 0; v < of.size(); ++v) paths += pairs_among(of.degree(v));
  return 3 * static_cast<double>(closed) / paths;
}

}  // namespace comity::network
