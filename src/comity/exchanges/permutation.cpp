// SPDX-License-Identifier: Apache-2.0
#include "comity/exchanges/permutation.hpp"

#include <algorithm>
#include <numeric>

#include "comity/base/random.hpp"

namespace comity::exchanges {

namespace {

constexpr int draws = 20'000;

/// In how many ways k of the counts add up to each sum: by k, then by sum.
std::vector<std::vector<double>> ways_to_sum(std::span<const int> counts, std::size_t group,
                                             std::size_t sum) {
  std::vector ways(group + 1, std::vector<double>(sum + 1, 0.0));
  ways[0][0] = 1;
  for (const int count : counts) {
    const auto value = static_cast<std::size_t>(count);
    for (std::size_t k = group; k > 0; --k) {
      for (std::size_t s = value; s <= sum; ++s) ways[k][s] += ways[k - 1][s - value];
    }
  }
  return ways;
}

/// The share of drawn deals whose sum is at least the observed one, which counts as a deal.
double share_of_draws(std::span<const int> counts, std::size_t group, int observed,
                      std::uint64_t seed) {
  Rng random(seed, stream_of("exchanges: deals"));
  std::vector<int> deck(counts.begin(), counts.end());
  int as_much = 1;
  for (int draw = 0; draw < draws; ++draw) {
    int sum = 0;
    for (std::size_t i = 0; i < group; ++i) {
      std::swap(deck[i], deck[i + random.below(deck.size() - i)]);
      sum += deck[i];
    }
    if (sum >= observed) ++as_much;
  }
  return static_cast<double>(as_much) / (draws + 1);
}

}  // namespace

PermutationTest test_means(std::span<const int> counts, const std::vector<bool>& in_group,
                           std::uint64_t seed, double most_cells) {
  PermutationTest test;
  const int total = std::accumulate(counts.begin(), counts.end(), 0);
  std::size_t group = 0;
  int observed = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (!in_group[i]) continue;
    ++group;
    observed += counts[i];
  }
  if (group == 0 || group == counts.size()) return test;
  const auto others = counts.size() - group;
  test.difference =
      observed / static_cast<double>(group) - (total - observed) / static_cast<double>(others);
  const auto sum = static_cast<std::size_t>(total);
  const double cells = static_cast<double>(counts.size()) * static_cast<double>(group) *
                       static_cast<double>(sum + 1);
  test.exact = cells <= most_cells;
  if (!test.exact) {
    test.deals = draws;
    test.p = share_of_draws(counts, group, observed, seed);
    return test;
  }
  const auto ways = ways_to_sum(counts, group, sum);
  const auto& all = ways[group];
  test.deals = std::accumulate(all.begin(), all.end(), 0.0);
  test.p = std::accumulate(all.begin() + observed, all.end(), 0.0) / test.deals;
  return test;
}

}  // namespace comity::exchanges
