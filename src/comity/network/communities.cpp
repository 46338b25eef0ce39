// SPDX-License-Identifier: Apache-2.0
#include "comity/network/communities.hpp"

#include <algorithm>
#include <ranges>

#include "comity/base/random.hpp"
#include "comity/network/cohesion.hpp"
#include "comity/network/components.hpp"

namespace comity::network {

namespace {

using Group = std::uint32_t;

/// A weighted graph whose vertices stand for groups of the one below.
struct Level {
  std::vector<std::uint32_t> first;
  std::vector<Vertex> to;
  std::vector<std::uint32_t> weight;
  std::vector<std::uint64_t> degree;  ///< with ties inside counted twice
  double total = 0;                   ///< sum of degrees, 2 m
  [[nodiscard]] Vertex size() const { return static_cast<Vertex>(degree.size()); }
};

Level ground(const Adjacency& of) {
  Level made{of.first, of.to, std::vector<std::uint32_t>(of.to.size(), 1), {}, 0};
  for (Vertex v = 0; v < of.size(); ++v) made.degree.push_back(of.degree(v));
  made.total = static_cast<double>(of.to.size());
  return made;
}

/// Moves vertices between groups until no move raises modularity.
class Mover {
 public:
  Mover(const Level& level, Rng& rng) : on_(level), group_(level.size()), total_(level.degree) {
    std::ranges::copy(std::views::iota(0U, static_cast<std::uint32_t>(group_.size())),
                      group_.begin());
    towards_.assign(level.size(), 0);
    waits_.assign(level.size(), 1);
    queue_ = group_;
    for (std::size_t i = queue_.size(); i > 1; --i) std::swap(queue_[i - 1], queue_[rng.below(i)]);
  }

  /// The groups found; empty if nothing moved.
  std::vector<Group> run() {
    bool moved = false;
    for (std::size_t i = 0; i < queue_.size(); ++i) {
      waits_[queue_[i]] = 0;
      if (move(queue_[i])) moved = true;
      // What lies before i is done with; let it go before the queue outgrows the graph.
      if (i == 4 * std::size_t{on_.size()}) {
        queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(i));
        i = 0;
      }
    }
    return moved ? group_ : std::vector<Group>{};
  }

 private:
  bool move(Vertex v) {
    weigh_neighbours(v);
    const auto own = group_[v];
    const auto degree = static_cast<double>(on_.degree[v]);
    total_[own] -= on_.degree[v];
    const auto score = [&](Group g) {
      return static_cast<double>(towards_[g]) - degree * static_cast<double>(total_[g]) / on_.total;
    };
    Group best = own;
    double best_score = score(own) + 1e-9;  // a move must win, or it could go on for ever
    for (const auto g : seen_) {
      if (score(g) <= best_score) continue;
      best = g;
      best_score = score(g);
    }
    total_[best] += on_.degree[v];
    for (const auto g : seen_) towards_[g] = 0;
    group_[v] = best;
    if (best != own) call_neighbours(v);
    return best != own;
  }

  void weigh_neighbours(Vertex v) {
    seen_.clear();
    for (auto i = on_.first[v]; i < on_.first[v + 1]; ++i) {
      auto& weight = towards_[group_[on_.to[i]]];
      if (weight == 0) seen_.push_back(group_[on_.to[i]]);
      weight += on_.weight[i];
    }
  }

  void call_neighbours(Vertex v) {
    for (auto i = on_.first[v]; i < on_.first[v + 1]; ++i) {
      const auto other = on_.to[i];
      if (group_[other] == group_[v] || waits_[other] != 0) continue;
      waits_[other] = 1;
      queue_.push_back(other);
    }
  }

  const Level& on_;
  std::vector<Group> group_;
  std::vector<std::uint64_t> total_;    ///< degrees of a group's members
  std::vector<std::uint64_t> towards_;  ///< weight from the vertex at hand to each group
  std::vector<Group> seen_;             ///< groups with such a weight
  std::vector<char> waits_;
  std::vector<Vertex> queue_;
};

/// Numbers groups from 0 without gaps; returns how many there are.
Group close_gaps(std::vector<Group>& group) {
  std::vector<Group> name(group.size(), UINT32_MAX);
  Group n = 0;
  for (auto& g : group) {
    if (name[g] == UINT32_MAX) name[g] = n++;
    g = name[g];
  }
  return n;
}

/// The members of each group, as rows.
std::vector<std::vector<Vertex>> members(const std::vector<Group>& group, Group n) {
  std::vector<std::vector<Vertex>> found(n);
  for (Vertex v = 0; v < group.size(); ++v) found[group[v]].push_back(v);
  return found;
}

/// The graph whose vertices are the groups of this one.
Level raise(const Level& below, const std::vector<Group>& group, Group n) {
  Level made;
  made.total = below.total;
  made.degree.assign(n, 0);
  made.first.assign(1, 0);
  std::vector<std::uint32_t> towards(n, 0);
  std::vector<Group> seen;
  for (const auto& own : members(group, n)) {
    const auto here = static_cast<Group>(made.first.size() - 1);
    seen.clear();
    for (const auto v : own) {
      made.degree[here] += below.degree[v];
      for (auto i = below.first[v]; i < below.first[v + 1]; ++i) {
        const auto other = group[below.to[i]];
        if (other == here) continue;  // stays in the degree alone
        if (towards[other] == 0) seen.push_back(other);
        towards[other] += below.weight[i];
      }
    }
    for (const auto other : seen) {
      made.to.push_back(other);
      made.weight.push_back(towards[other]);
      towards[other] = 0;
    }
    made.first.push_back(static_cast<std::uint32_t>(made.to.size()));
  }
  return made;
}

std::vector<Group> search(const Adjacency& of, Rng& rng) {
  std::vector<Group> found(of.size());
  std::ranges::copy(std::views::iota(0U, static_cast<std::uint32_t>(found.size())), found.begin());
  for (auto level = ground(of);;) {
    auto group = Mover(level, rng).run();
    if (group.empty()) break;
    const auto n = close_gaps(group);
    for (auto& g : found) g = group[g];
    level = raise(level, group, n);
  }
  return components(of, found).of;
}

/// Numbers communities from 1, largest first; of one size by their first vertex.
Communities named(const std::vector<Group>& group) {
  std::vector<std::uint32_t> size(group.size(), 0);
  for (const auto g : group) ++size[g];
  std::vector<Group> order(group.size());
  std::ranges::copy(std::views::iota(0U, static_cast<std::uint32_t>(order.size())), order.begin());
  std::ranges::stable_sort(order, std::greater{}, [&](Group g) { return size[g]; });
  std::vector<std::uint32_t> name(group.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) name[order[i]] = i + 1;
  Communities made;
  for (const auto g : group) made.of.push_back(name[g]);
  made.n = std::ranges::max(made.of);
  return made;
}

}  // namespace

Measured<Communities> communities(const Adjacency& of, const CommunityRule& rule) {
  if (auto hub = only_a_hub(of)) return std::unexpected(*std::move(hub));
  constexpr std::int64_t pairs_in_all = 300'000;
  const auto starts = std::clamp<std::int64_t>(pairs_in_all / of.pairs(), 1, rule.starts);
  std::vector<Group> best;
  double most = -1;
  for (std::int64_t i = 0; i < starts; ++i) {
    Rng rng(rule.seed, stream_of("communities") + static_cast<std::uint64_t>(i));
    auto found = search(of, rng);
    const auto reached = modularity(of, found);
    if (reached <= most) continue;
    most = reached;
    best = std::move(found);
  }
  auto made = named(best);
  made.modularity = most;
  if (made.n == 1 || most < 1e-12) {  // a division that only equals none is noise
    return std::unexpected(Degenerate{
        .why = "no division has more ties inside than chance would put there", .hub = {}});
  }
  return made;
}

double modularity(const Adjacency& of, std::span<const std::uint32_t> group) {
  if (of.to.empty()) return 0;
  std::vector<double> degrees(std::size_t{std::ranges::max(group)} + 1, 0);
  double inside = 0;
  for (Vertex v = 0; v < of.size(); ++v) {
    degrees[group[v]] += of.degree(v);
    for (const auto partner : of.partners(v)) inside += group[partner] == group[v] ? 1 : 0;
  }
  const auto total = static_cast<double>(of.to.size());
  double expected = 0;
  for (const auto d : degrees) expected += (d / total) * (d / total);
  return inside / total - expected;
}

}  // namespace comity::network
