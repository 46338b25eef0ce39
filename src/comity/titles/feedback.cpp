// SPDX-License-Identifier: Apache-2.0
#include "comity/titles/feedback.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <limits>

namespace comity::titles {

namespace {

using Set = std::uint32_t;
using Cost = std::uint32_t;

constexpr Set half_bits = 10;
constexpr Set half_mask = (Set{1} << half_bits) - 1;

constexpr Set only(std::size_t item) { return Set{1} << item; }

/// How many votes an item would break on top of a set: those that call it lower than a member.
/// Two tables of a thousand sums give the sum over any set of twenty items at two reads.
class BrokenOnTop {
 public:
  explicit BrokenOnTop(const Votes& votes) : sums_(votes.size()) {
    for (std::size_t item = 0; item < votes.size(); ++item) {
      for (Set set = 1; set <= half_mask; ++set) {
        const auto first = static_cast<std::size_t>(std::countr_zero(set));
        const Set rest = set & (set - 1);
        auto& [low, high] = sums_[item];
        low[set] = low[rest] + vote(votes, item, first);
        high[set] = high[rest] + vote(votes, item, first + half_bits);
      }
    }
  }

  [[nodiscard]] Cost of(std::size_t item, Set below) const {
    return sums_[item][0][below & half_mask] + sums_[item][1][below >> half_bits];
  }

 private:
  static Cost vote(const Votes& votes, std::size_t lower, std::size_t higher) {
    return higher < votes.size() && higher != lower ? votes.at(lower, higher) : 0;
  }

  std::vector<std::array<std::array<Cost, half_mask + 1>, 2>> sums_;
};

/// The least cost of ordering every set of items at the bottom.
std::vector<Cost> least_below(std::size_t n, const BrokenOnTop& broken) {
  std::vector<Cost> least(std::size_t{1} << n, std::numeric_limits<Cost>::max());
  least[0] = 0;
  for (Set set = 0; set + 1 < least.size(); ++set) {
    for (std::size_t item = 0; item < n; ++item) {
      if ((set & only(item)) != 0) continue;
      auto& next = least[set | only(item)];
      next = std::min(next, least[set] + broken.of(item, set));
    }
  }
  return least;
}

/// Walks from the full set down along steps that a best order can take. Every set reached is the
/// bottom of some best order, so what stands on it may stand above all its members.
std::vector<Set> above_in_some(std::size_t n, const BrokenOnTop& broken,
                               const std::vector<Cost>& least, std::vector<bool>& reached) {
  std::vector<Set> above(n, 0);
  reached.assign(least.size(), false);
  reached.back() = true;
  for (Set set = static_cast<Set>(least.size()) - 1; set > 0; --set) {
    if (!reached[set]) continue;
    for (std::size_t item = 0; item < n; ++item) {
      const Set below = set & ~only(item);
      if (below == set || least[below] + broken.of(item, below) != least[set]) continue;
      reached[below] = true;
      above[item] |= below;
    }
  }
  return above;
}

/// The best order that takes the first item it can, from the bottom up.
std::vector<std::size_t> first_best(std::size_t n, const BrokenOnTop& broken,
                                    const std::vector<Cost>& least,
                                    const std::vector<bool>& reached) {
  std::vector<std::size_t> items;
  for (Set set = 0; items.size() < n; set |= only(items.back())) {
    for (std::size_t item = 0; item < n; ++item) {
      const Set next = set | only(item);
      if (next == set || !reached[next] || least[set] + broken.of(item, set) != least[next])
        continue;
      items.push_back(item);
      break;
    }
  }
  return items;
}

}  // namespace

std::uint64_t violated(const Votes& votes, const std::vector<std::size_t>& items) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t j = i + 1; j < items.size(); ++j) sum += votes.at(items[j], items[i]);
  }
  return sum;
}

Order order_exactly(const Votes& votes) {
  const auto n = votes.size();
  assert(n <= most_exact_items && "more items than subsets can be listed for");
  const BrokenOnTop broken(votes);
  const auto least = least_below(n, broken);
  std::vector<bool> reached;
  const auto above = above_in_some(n, broken, least, reached);
  Order order;
  order.items = first_best(n, broken, least, reached);
  order.violated = order.needed = least.back();
  order.may_be_above.resize(n * n);
  for (std::size_t item = 0; item < n; ++item) {
    for (std::size_t other = 0; other < n; ++other)
      order.may_be_above[item * n + other] = (above[item] & only(other)) != 0;
  }
  return order;
}

Order order(const Votes& votes) {
  return votes.size() <= most_exact_items ? order_exactly(votes) : order_by_search(votes);
}

}  // namespace comity::titles
