// SPDX-License-Identifier: Apache-2.0
// Laws of the measures that hold for any graph, and slow definitions as their oracles.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

#include "comity/network/betweenness.hpp"
#include "comity/network/cohesion.hpp"
#include "comity/network/communities.hpp"
#include "comity/network/components.hpp"
#include "comity/network/cores.hpp"
#include "comity/network/eigenvector.hpp"
#include "comity/network/region_share.hpp"

namespace comity::network {
namespace {

constexpr std::uint32_t n_nodes = 10;

/// Ties between ten actors, from none to many, some of them twice.
std::vector<Link> random_links() {
  std::vector<Link> links;
  const auto n = *rc::gen::inRange(0, 40);
  for (int i = 0; i < n; ++i) {
    const auto a = *rc::gen::inRange<std::uint32_t>(0, n_nodes);
    const auto b = (a + *rc::gen::inRange<std::uint32_t>(1, n_nodes)) % n_nodes;
    links.push_back({{a}, {b}, Rung{*rc::gen::inRange<std::int16_t>(0, 7)}});
  }
  return links;
}

Labels random_labels() {
  Labels labels(n_nodes);
  for (auto& label : labels) label = *rc::gen::inRange<std::uint32_t>(0, 3);
  return labels;
}

/// Another name for each actor.
std::vector<std::uint32_t> random_names() {
  std::vector<std::uint32_t> to(n_nodes);
  std::iota(to.begin(), to.end(), 0);
  for (std::size_t i = to.size(); i > 1; --i)
    std::swap(to[i - 1], to[*rc::gen::inRange<std::size_t>(0, i)]);
  return to;
}

std::vector<Link> renamed(std::vector<Link> links, const std::vector<std::uint32_t>& to) {
  for (auto& link : links) link = {{to[link.a.value]}, {to[link.b.value]}, link.rung};
  return links;
}

bool near(double a, double b) { return std::abs(a - b) < 1e-7; }

bool near(const Measured<double>& a, const Measured<double>& b) {
  return a.has_value() == b.has_value() && (!a || near(*a, *b));
}

RC_GTEST_PROP(GraphLaws, RenamingActorsChangesNoMeasureOfTheWhole, ()) {
  const auto links = random_links();
  const auto to = random_names();
  const auto labels = random_labels();
  Labels moved(n_nodes);
  for (std::uint32_t i = 0; i < n_nodes; ++i) moved[to[i]] = labels[i];
  const auto here = adjacency(links);
  const auto there = adjacency(renamed(links, to));
  RC_ASSERT(here.pairs() == there.pairs());
  RC_ASSERT(triangles(here) == triangles(there));
  RC_ASSERT(near(density(here), density(there)));
  RC_ASSERT(near(transitivity(here), transitivity(there)));
  RC_ASSERT(near(degree_assortativity(here), degree_assortativity(there)));
  RC_ASSERT(near(label_assortativity(here, labels), label_assortativity(there, moved)));
}

RC_GTEST_PROP(GraphLaws, RenamingActorsPermutesTheirMeasures, ()) {
  const auto links = random_links();
  const auto to = random_names();
  const auto here = adjacency(links);
  const auto there = adjacency(renamed(links, to));
  const auto core = std::pair(cores(here), cores(there));
  const auto between = std::pair(betweenness(here, {}), betweenness(there, {}));
  const auto eigen = std::pair(eigenvector(here, {}), eigenvector(there, {}));
  RC_ASSERT(core.first.has_value() == core.second.has_value());
  RC_ASSERT(between.first.has_value() == between.second.has_value());
  RC_ASSERT(eigen.first.has_value() == eigen.second.has_value());
  for (Vertex v = 0; v < here.size(); ++v) {
    const auto w = there.find({to[here.actors[v].value]}).value();
    RC_ASSERT(here.strength[v] == there.strength[w]);
    if (core.first) RC_ASSERT(core.first->at(v) == core.second->at(w));
    if (between.first) RC_ASSERT(near(between.first->of[v], between.second->of[w]));
    if (eigen.first)
      RC_ASSERT(near(eigen.first->of[v].value_or(-1), eigen.second->of[w].value_or(-1)));
  }
}

/// The core of a vertex by definition: peel, for each k, whoever has fewer than k partners left.
std::uint32_t core_by_definition(const Adjacency& of, Vertex vertex) {
  for (std::uint32_t k = 1;; ++k) {
    std::vector<bool> left(of.size(), true);
    for (bool again = true; again;) {
      again = false;
      for (Vertex v = 0; v < of.size(); ++v) {
        const auto partners =
            std::ranges::count_if(of.partners(v), [&](Vertex w) { return left[w]; });
        if (!left[v] || partners >= k) continue;
        left[v] = false;
        again = true;
      }
    }
    if (!left[vertex]) return k - 1;
  }
}

RC_GTEST_PROP(GraphLaws, CoresAreThoseOfTheDefinition, ()) {
  const auto graph = adjacency(random_links());
  const auto found = cores(graph);
  for (Vertex v = 0; v < graph.size(); ++v)
    RC_ASSERT((found ? found->at(v) : 1) == core_by_definition(graph, v));
}

/// Lengths and numbers of shortest ways between all pairs, one step longer at a time.
struct AllWays {
  std::vector<std::vector<int>> length;
  std::vector<std::vector<double>> ways;
};

AllWays all_ways(const Adjacency& of) {
  const std::size_t n = of.size();
  AllWays found{std::vector(n, std::vector<int>(n, -1)), std::vector(n, std::vector<double>(n, 0))};
  for (std::size_t s = 0; s < n; ++s) {
    found.length[s][s] = 0;
    found.ways[s][s] = 1;
    for (int step = 0; step < static_cast<int>(n); ++step) {
      for (Vertex v = 0; v < n; ++v) {
        if (found.length[s][v] != step) continue;
        for (const auto w : of.partners(v)) {
          if (found.length[s][w] < 0) found.length[s][w] = step + 1;
          if (found.length[s][w] == step + 1) found.ways[s][w] += found.ways[s][v];
        }
      }
    }
  }
  return found;
}

double betweenness_by_definition(const Adjacency& of, const AllWays& all, Vertex v) {
  double sum = 0;
  for (Vertex s = 0; s < of.size(); ++s) {
    for (Vertex t = s + 1; t < of.size(); ++t) {
      if (s == v || t == v || all.length[s][t] < 0 || all.length[s][v] < 0) continue;
      if (all.length[s][v] + all.length[v][t] == all.length[s][t])
        sum += all.ways[s][v] * all.ways[v][t] / all.ways[s][t];
    }
  }
  const double n = of.size();
  return sum / ((n - 1) * (n - 2) / 2);
}

RC_GTEST_PROP(GraphLaws, BetweennessIsThatOfTheDefinition, ()) {
  const auto graph = adjacency(random_links());
  const auto found = betweenness(graph, {});
  if (!found) return;
  const auto all = all_ways(graph);
  for (Vertex v = 0; v < graph.size(); ++v)
    RC_ASSERT(near(found->of[v], betweenness_by_definition(graph, all, v)));
}

RC_GTEST_PROP(GraphLaws, EigenvectorSolvesItsEquation, ()) {
  const auto graph = adjacency(random_links());
  const auto found = eigenvector(graph, {});
  if (!found) return;
  std::optional<double> lambda;
  for (Vertex v = 0; v < graph.size(); ++v) {
    if (!found->of[v]) continue;
    double sum = 0;
    for (const auto w : graph.partners(v)) sum += *found->of[w];
    RC_ASSERT(*found->of[v] > 0);
    if (!lambda) lambda = sum / *found->of[v];
    RC_ASSERT(std::abs(sum - *lambda * *found->of[v]) < 1e-6);
  }
}

RC_GTEST_PROP(GraphLaws, CommunitiesAreConnectedAndBeatChance, ()) {
  const auto graph = adjacency(random_links());
  const auto seed = *rc::gen::inRange<std::uint64_t>(0, 1000);
  const auto found = communities(graph, {.seed = seed});
  if (!found) return;
  RC_ASSERT(near(found->modularity, modularity(graph, found->of)));
  RC_ASSERT(found->modularity > 0 && found->modularity < 1);
  RC_ASSERT(found->modularity >= modularity(graph, components(graph).of) - 1e-12);
  RC_ASSERT(components(graph, found->of).size.size() == found->n);
  RC_ASSERT(std::ranges::min(found->of) == 1U && std::ranges::max(found->of) == found->n);
}

RC_GTEST_PROP(GraphLaws, SharesStayWithinTheirBounds, ()) {
  const auto graph = adjacency(random_links());
  if (const auto found = density(graph)) RC_ASSERT(*found > 0 && *found <= 1);
  if (const auto found = transitivity(graph)) RC_ASSERT(*found > 0 && *found <= 1);
  if (const auto found = degree_assortativity(graph))
    RC_ASSERT(*found >= -1 - 1e-9 && *found <= 1 + 1e-9);
  if (const auto found = label_assortativity(graph, random_labels()))
    RC_ASSERT(*found >= -1 - 1e-9 && *found <= 1 + 1e-9);
}

}  // namespace
}  // namespace comity::network
