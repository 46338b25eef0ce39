// SPDX-License-Identifier: Apache-2.0
#include "comity/network/betweenness.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>

#include "comity/base/random.hpp"
#include "comity/network/cohesion.hpp"

namespace comity::network {

namespace {

/// The shortest ways from one source, and how much of them leads through each vertex.
class Ways {
 public:
  explicit Ways(const Adjacency& of)
      : graph_(of), distance_(of.size()), ways_(of.size()), through_(of.size()) {}

  void follow(Vertex source) {
    std::ranges::fill(distance_, unreached);
    std::ranges::fill(ways_, 0);
    std::ranges::fill(through_, 0);
    distance_[source] = 0;
    ways_[source] = 1;
    order_.assign(1, source);
    // NOLINTNEXTLINE(modernize-loop-convert): the list grows while it is walked
    for (std::size_t i = 0; i < order_.size(); ++i) step_on(order_[i]);
    for (std::size_t i = order_.size() - 1; i > 0; --i) hand_back(order_[i]);
    through_[source] = 0;
  }
  /// The part of the ways that leads through a vertex, summed over their ends.
  [[nodiscard]] const std::vector<double>& through() const { return through_; }

 private:
  static constexpr std::uint32_t unreached = UINT32_MAX;

  void step_on(Vertex v) {
    for (const auto next : graph_.partners(v)) {
      if (distance_[next] == unreached) {
        distance_[next] = distance_[v] + 1;
        order_.push_back(next);
      }
      if (distance_[next] == distance_[v] + 1) ways_[next] += ways_[v];
    }
  }

  void hand_back(Vertex v) {
    const double each = (1 + through_[v]) / ways_[v];
    for (const auto before : graph_.partners(v)) {
      if (distance_[before] + 1 == distance_[v]) through_[before] += ways_[before] * each;
    }
  }

  const Adjacency& graph_;
  std::vector<std::uint32_t> distance_;
  std::vector<double> ways_;
  std::vector<double> through_;
  std::vector<Vertex> order_;
};

/// `k` of n vertices, drawn without replacement; all of them in order if k is n.
std::vector<Vertex> draw(Vertex n, Vertex k, std::uint64_t seed) {
  std::vector<Vertex> all(n);
  std::ranges::copy(std::views::iota(0U, static_cast<std::uint32_t>(all.size())), all.begin());
  if (k == n) return all;
  Rng rng(seed, stream_of("pivots"));
  for (Vertex i = 0; i < k; ++i) std::swap(all[i], all[i + rng.below(n - i)]);
  all.resize(k);
  return all;
}

Vertex pivots_for(const Adjacency& of, const BetweennessRule& rule) {
  const std::uint64_t affordable = rule.steps / of.to.size();
  return static_cast<Vertex>(
      std::min<std::uint64_t>(of.size(), std::max<std::uint64_t>(affordable, rule.pivots)));
}

}  // namespace

Measured<Betweenness> betweenness(const Adjacency& of, const BetweennessRule& rule) {
  if (auto hub = only_a_hub(of)) return std::unexpected(*std::move(hub));
  const auto pivots = draw(of.size(), pivots_for(of, rule), rule.seed);
  std::vector<double> sum(of.size(), 0);
  std::vector<double> squares(of.size(), 0);
  Ways ways(of);
  for (const auto source : pivots) {
    ways.follow(source);
    for (Vertex v = 0; v < of.size(); ++v) {
      sum[v] += ways.through()[v];
      squares[v] += ways.through()[v] * ways.through()[v];
    }
  }
  const double n = of.size();
  const auto k = static_cast<double>(pivots.size());
  const double scale = n / k / ((n - 1) * (n - 2));
  Betweenness found{.of = sum, .error = {}, .pivots = static_cast<std::uint32_t>(pivots.size())};
  for (auto& value : found.of) value *= scale;
  if (pivots.size() == of.size()) return found;
  for (Vertex v = 0; v < of.size(); ++v) {
    const double variance = std::max(0.0, squares[v] - sum[v] * sum[v] / k) / (k - 1);
    found.error.push_back(scale * std::sqrt(k * variance * (1 - k / n)));
  }
  return found;
}

}  // namespace comity::network
