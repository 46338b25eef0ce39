// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/tally.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace comity::sorting {

namespace {

template <class Number>
void add(std::vector<Number>& to, const std::vector<Number>& from) {
  to.resize(std::max(to.size(), from.size()));
  for (std::size_t i = 0; i < from.size(); ++i) to[i] += from[i];
}

/// The sum of some of 64 weights, added in eight lanes: the same order everywhere.
std::int64_t sum_of(const double* weights, const std::array<double, block_size>& chosen) {
  constexpr std::size_t lanes = 8;
  double sums[lanes] = {};
  for (std::size_t d = 0; d < block_size; d += lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane)
      sums[lane] += chosen[d + lane] * weights[d + lane];
  }
  const double sum =
      ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
  return static_cast<std::int64_t>(std::floor(sum / weight_unit + 0.5));
}

void count_weights(const Block& block, std::uint64_t word, std::span<std::int64_t> to) {
  if (word == 0) return;
  std::array<double, block_size> chosen;
  for (std::size_t d = 0; d < block_size; ++d) chosen[d] = static_cast<double>(word >> d & 1U);
  for (std::size_t j = 0; j < to.size(); ++j)
    to[j] += sum_of(&block.weights[j * block_size], chosen);
}

void count_pairs(const Counted& counted, std::span<const std::uint64_t> words,
                 std::vector<std::uint64_t>& better) {
  const auto n = counted.groups.size();
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      std::uint64_t higher = 0;
      for (std::size_t h = 0; h < counted.groups[a].size(); ++h)
        higher |= words[counted.groups[a][h]] & ~words[counted.groups[b][h]];
      better[a * n + b] += static_cast<std::uint64_t>(std::popcount(higher));
    }
  }
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  draws += other.draws;
  weight_proposals += other.weight_proposals;
  order_proposals += other.order_proposals;
  ordered += other.ordered;
  add(above, other.above);
  add(weights, other.weights);
  add(all_weights, other.all_weights);
  add(better, other.better);
  return *this;
}

bool count(const Drawer& drawer, const Decider& decider, const Counted& counted,
           std::uint64_t draws, std::uint64_t first, std::uint64_t last, Tally& tally) {
  auto block = drawer.room();
  const auto n = block.weights.size() / block_size;
  std::vector<std::uint64_t> words(decider.n_steps());
  tally.above.resize(words.size());
  tally.weights.resize(counted.weights ? words.size() * n : 0);
  tally.all_weights.resize(counted.weights ? n : 0);
  tally.better.resize(counted.groups.size() * counted.groups.size());
  for (std::uint64_t number = first; number < last; ++number) {
    const auto size = std::min<std::uint64_t>(block_size, draws - number * block_size);
    if (!drawer.fill(number, size, block)) return false;
    decider.decide(block, words);
    tally.draws += size;
    tally.weight_proposals += block.weight_proposals;
    tally.order_proposals += block.order_proposals;
    tally.ordered += block.ordered;
    for (std::size_t s = 0; s < words.size(); ++s) {
      tally.above[s] += static_cast<std::uint64_t>(std::popcount(words[s]));
      if (counted.weights)
        count_weights(block, words[s], std::span(tally.weights).subspan(s * n, n));
    }
    if (counted.weights)
      count_weights(block, size == block_size ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1,
                    tally.all_weights);
    count_pairs(counted, words, tally.better);
  }
  return true;
}

}  // namespace comity::sorting
