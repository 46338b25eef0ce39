// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>
#include <utility>

#include "comity/titles/feedback.hpp"

namespace comity::titles {

namespace {

/// Items by how much more often they are called higher than lower: a good order to begin with.
std::vector<std::size_t> by_balance(const Votes& votes) {
  const auto n = votes.size();
  std::vector<std::int64_t> balance(n, 0);
  for (std::size_t u = 0; u < n; ++u) {
    for (std::size_t v = 0; v < n; ++v) {
      balance[v] += votes.at(u, v);
      balance[u] -= votes.at(u, v);
    }
  }
  std::vector<std::size_t> items(n);
  for (std::size_t i = 0; i < n; ++i) items[i] = i;
  std::ranges::stable_sort(items, {}, [&](std::size_t item) { return balance[item]; });
  return items;
}

/// Moves the item at a place to where the fewest votes speak against it; false if it is there.
bool move_to_best(const Votes& votes, std::vector<std::size_t>& items, std::size_t place) {
  const auto item = items[place];
  std::int64_t best = 0;
  std::size_t to = place;
  // Passing a neighbour breaks the votes that held between the two and mends the others.
  std::int64_t change = 0;
  for (std::size_t i = place + 1; i < items.size(); ++i) {
    change += std::int64_t{votes.at(item, items[i])} - votes.at(items[i], item);
    if (change < best) std::tie(best, to) = std::pair(change, i);
  }
  change = 0;
  for (std::size_t i = place; i-- > 0;) {
    change += std::int64_t{votes.at(items[i], item)} - votes.at(item, items[i]);
    if (change < best) std::tie(best, to) = std::pair(change, i);
  }
  if (to == place) return false;
  const auto at = [&](std::size_t i) { return items.begin() + static_cast<std::ptrdiff_t>(i); };
  if (to > place) {
    std::rotate(at(place), at(place + 1), at(to + 1));
  } else {
    std::rotate(at(to), at(place), at(place + 1));
  }
  return true;
}

/// Votes that every order breaks: circles of two, then of three, that share no vote.
std::uint64_t surely_violated(const Votes& votes) {
  const auto n = votes.size();
  std::vector<std::uint32_t> left(n * n);
  std::uint64_t sum = 0;
  for (std::size_t u = 0; u < n; ++u) {
    for (std::size_t v = 0; v < n; ++v)
      left[u * n + v] = votes.at(u, v) - std::min(votes.at(u, v), votes.at(v, u));
    for (std::size_t v = u + 1; v < n; ++v) sum += std::min(votes.at(u, v), votes.at(v, u));
  }
  for (std::size_t u = 0; u < n; ++u) {
    for (std::size_t v = 0; v < n; ++v) {
      if (left[u * n + v] == 0) continue;
      for (std::size_t w = 0; w < n && left[u * n + v] > 0; ++w) {
        const auto shared = std::min({left[u * n + v], left[v * n + w], left[w * n + u]});
        for (auto* const arc : {&left[u * n + v], &left[v * n + w], &left[w * n + u]})
          *arc -= shared;
        sum += shared;
      }
    }
  }
  return sum;
}

}  // namespace

Order order_by_search(const Votes& votes) {
  const auto n = votes.size();
  Order order;
  order.items = by_balance(votes);
  bool moved = true;
  for (std::size_t round = 0; moved && round < n; ++round) {
    moved = false;
    for (std::size_t place = 0; place < n; ++place)
      moved = move_to_best(votes, order.items, place) || moved;
  }
  order.violated = violated(votes, order.items);
  order.needed = surely_violated(votes);
  order.may_be_above.assign(n * n, true);
  return order;
}

}  // namespace comity::titles
