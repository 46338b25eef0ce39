// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/chains.hpp"

#include <algorithm>

namespace comity::learning {

namespace {

/// The best worth of some part-chains, how many have it, and how many have one less.
struct State {
  std::int32_t worth = 0;
  double best = 0;
  double next = 0;
};

void join(State& to, const State& from) {
  if (from.worth == to.worth) {
    to.best += from.best;
    to.next += from.next;
  } else if (from.worth > to.worth) {
    to.next = from.next + (from.worth == to.worth + 1 ? to.best : 0);
    to.best = from.best;
    to.worth = from.worth;
  } else if (from.worth == to.worth - 1) {
    to.next += from.best;
  }
}

using States = std::vector<State>;

/// For each boundary and cell, the part-chains before it that may lead there.
std::vector<States> before(const Cells& cells, const Worths& worths) {
  std::vector<States> all{States(cells.count(), State{0, 1, 0})};
  for (std::size_t h = 0; h + 1 < worths.size(); ++h) {
    auto states = all.back();
    for (std::size_t cell = 0; cell < states.size(); ++cell) states[cell].worth += worths[h][cell];
    cells.gather_upward(states, join);
    all.push_back(std::move(states));
  }
  return all;
}

Through through(const States& to, const States& from, const std::vector<std::int32_t>& worth,
                std::int32_t target) {
  Through counted{std::vector<double>(to.size(), 0), std::vector<double>(to.size(), 0)};
  for (std::size_t cell = 0; cell < to.size(); ++cell) {
    const auto& a = to[cell];
    const auto& b = from[cell];
    const auto total = a.worth + worth[cell] + b.worth;
    if (total == target) {
      counted.best[cell] = a.best * b.best;
      counted.next[cell] = a.next * b.best + a.best * b.next;
    } else if (total == target - 1) {
      counted.next[cell] = a.best * b.best;
    }
  }
  return counted;
}

}  // namespace

std::int32_t best_chain(const Cells& cells, const Worths& worths) {
  auto sums = worths.front();
  for (std::size_t h = 1; h < worths.size(); ++h) {
    cells.gather_upward(sums, [](std::int32_t& to, std::int32_t from) { to = std::max(to, from); });
    for (std::size_t cell = 0; cell < sums.size(); ++cell) sums[cell] += worths[h][cell];
  }
  return std::ranges::max(sums);
}

std::vector<Through> count_chains(const Cells& cells, const Worths& worths, std::int32_t target) {
  const auto to = before(cells, worths);
  States from(cells.count(), State{0, 1, 0});
  std::vector<Through> counted(worths.size());
  for (std::size_t h = worths.size(); h-- > 0;) {
    counted[h] = through(to[h], from, worths[h], target);
    for (std::size_t cell = 0; cell < from.size(); ++cell) from[cell].worth += worths[h][cell];
    cells.gather_downward(from, join);
  }
  return counted;
}

}  // namespace comity::learning
