// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/dominance.hpp"

#include <algorithm>

namespace comity::learning {

namespace {

using Links = std::vector<std::vector<std::size_t>>;

bool nowhere_worse(const Ranked& ranked, std::size_t a, std::size_t b) {
  return std::ranges::all_of(ranked.ranks, [&](const auto& ranks) { return ranks[a] >= ranks[b]; });
}

/// The largest matching between rows on the left and rows on the right.
class Matching {
 public:
  explicit Matching(const Links& links)
      : links_(links), right_of_(links.size(), none), left_of_(links.size(), none) {}

  std::size_t size() {
    std::size_t matched = 0;
    while (layer()) {
      next_.assign(links_.size(), 0);
      for (std::size_t left = 0; left < links_.size(); ++left)
        if (right_of_[left] == none && extend(left)) ++matched;
    }
    return matched;
  }

 private:
  static constexpr std::size_t none = SIZE_MAX;

  /// Distances from the free rows on the left; whether a free row on the right can be reached.
  bool layer() {
    depth_.assign(links_.size(), none);
    std::vector<std::size_t> queue;
    for (std::size_t left = 0; left < links_.size(); ++left) {
      if (right_of_[left] != none) continue;
      depth_[left] = 0;
      queue.push_back(left);
    }
    bool found = false;
    for (std::size_t at = 0; at < queue.size(); ++at) {
      const auto left = queue[at];
      for (const auto right : links_[left]) {
        const auto other = left_of_[right];
        if (other == none) {
          found = true;
        } else if (depth_[other] == none) {
          depth_[other] = depth_[left] + 1;
          queue.push_back(other);
        }
      }
    }
    return found;
  }

  /// Follows the layers from a row on the left to a free row on the right, without recursion.
  bool extend(std::size_t root) {
    std::vector<std::size_t> path{root};
    while (!path.empty()) {
      const auto left = path.back();
      if (next_[left] == links_[left].size()) {
        path.pop_back();
        continue;
      }
      const auto right = links_[left][next_[left]++];
      const auto other = left_of_[right];
      if (other == none) {
        turn_round(path, right);
        return true;
      }
      if (depth_[other] == depth_[left] + 1) path.push_back(other);
    }
    return false;
  }

  void turn_round(const std::vector<std::size_t>& path, std::size_t right) {
    for (std::size_t at = path.size(); at-- > 0;) {
      std::swap(right_of_[path[at]], right);
      left_of_[right_of_[path[at]]] = path[at];
    }
  }

  const Links& links_;
  std::vector<std::size_t> right_of_;
  std::vector<std::size_t> left_of_;
  std::vector<std::size_t> depth_;
  std::vector<std::size_t> next_;
};

}  // namespace

Dominance contradictions(const Ranked& ranked) {
  Dominance found;
  Links links(ranked.n_rows());
  for (std::size_t a = 0; a < ranked.n_rows(); ++a) {
    if (ranked.category[a] < 0) continue;
    for (std::size_t b = 0; b < ranked.n_rows(); ++b) {
      if (ranked.category[b] <= ranked.category[a] || !nowhere_worse(ranked, a, b)) continue;
      found.pairs.push_back({a, b});
      links[a].push_back(b);
    }
  }
  found.at_most = static_cast<int>(ranked.n_examples()) - static_cast<int>(Matching(links).size());
  return found;
}

}  // namespace comity::learning
