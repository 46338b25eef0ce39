// SPDX-License-Identifier: Apache-2.0
#include "comity/titles/knots.hpp"

#include <algorithm>
#include <cstdint>

namespace comity::titles {

namespace {

constexpr std::size_t unseen = SIZE_MAX;

/// Tarjan's search with a stack of its own: a chain of a million titles must not exhaust the
/// program's.
class Search {
 public:
  explicit Search(const Successors& next)
      : next_(next), seen_(next.size(), unseen), low_(next.size()), knot_(next.size(), unseen) {}

  std::vector<std::size_t> run() {
    for (std::size_t item = 0; item < next_.size(); ++item) {
      if (seen_[item] == unseen) visit(item);
    }
    // The search finishes knots from the end; their numbers shall rise along the steps.
    for (auto& knot : knot_) knot = n_knots_ - 1 - knot;
    return std::move(knot_);
  }

 private:
  struct Visit {
    std::size_t item;
    std::size_t step = 0;
  };

  void enter(std::size_t item) {
    seen_[item] = low_[item] = n_seen_++;
    open_.push_back(item);
    visits_.push_back({item});
  }

  void visit(std::size_t root) {
    enter(root);
    while (!visits_.empty()) {
      auto& [item, step] = visits_.back();
      if (step < next_[item].size()) {
        const auto to = next_[item][step++];
        if (seen_[to] == unseen) {
          enter(to);
        } else if (knot_[to] == unseen) {
          low_[item] = std::min(low_[item], seen_[to]);
        }
        continue;
      }
      leave(item);
    }
  }

  void leave(std::size_t item) {
    visits_.pop_back();
    if (!visits_.empty()) {
      auto& before = low_[visits_.back().item];
      before = std::min(before, low_[item]);
    }
    if (low_[item] != seen_[item]) return;
    std::size_t member = unseen;
    while (member != item) {
      member = open_.back();
      open_.pop_back();
      knot_[member] = n_knots_;
    }
    ++n_knots_;
  }

  const Successors& next_;
  std::vector<std::size_t> seen_;
  std::vector<std::size_t> low_;
  std::vector<std::size_t> knot_;
  std::vector<std::size_t> open_;
  std::vector<Visit> visits_;
  std::size_t n_seen_ = 0;
  std::size_t n_knots_ = 0;
};

}  // namespace

std::vector<std::size_t> knots(const Successors& next) { return Search(next).run(); }

std::vector<std::size_t> shortest_way(const Successors& next, std::size_t from, std::size_t to) {
  std::vector<std::size_t> before(next.size(), unseen);
  std::vector<std::size_t> reached{from};
  before[from] = from;
  for (std::size_t i = 0; i < reached.size() && before[to] == unseen; ++i) {
    for (const auto item : next[reached[i]]) {
      if (before[item] != unseen) continue;
      before[item] = reached[i];
      reached.push_back(item);
    }
  }
  if (before[to] == unseen) return {};
  std::vector<std::size_t> way{to};
  while (way.back() != from) way.push_back(before[way.back()]);
  std::ranges::reverse(way);
  return way;
}

}  // namespace comity::titles
