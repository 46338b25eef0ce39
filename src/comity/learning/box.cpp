// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/box.hpp"

#include <algorithm>
#include <bit>

namespace comity::learning {

namespace {

void set_bit(Bits& bits, std::size_t at) { bits[at / 64] |= std::uint64_t{1} << at % 64; }

bool has_bit(const Bits& bits, std::size_t at) { return (bits[at / 64] >> at % 64 & 1U) != 0; }

}  // namespace

Bounder::Bounder(const Ranked& ranked) : ranked_(ranked), n_words_((ranked.n_rows() + 63) / 64) {
  const Bits none(n_words_, 0);
  for (std::size_t j = 0; j < ranked.n_criteria(); ++j) {
    std::vector<Bits> reaching(ranked.levels[j].size() + 1, none);
    for (std::size_t i = 0; i < ranked.n_rows(); ++i)
      for (std::size_t t = 0; t <= ranked.ranks[j][i]; ++t) set_bit(reaching[t], i);
    reaching_.push_back(std::move(reaching));
  }
  for (std::size_t h = 0; h < ranked.n_boundaries; ++h) {
    above_.push_back(none);
    below_.push_back(none);
    for (std::size_t i = 0; i < ranked.n_rows(); ++i) {
      if (ranked.worth(h, i) > 0) set_bit(above_[h], i);
      if (ranked.worth(h, i) < 0) set_bit(below_[h], i);
    }
  }
  loose_ = tight_ = open_ = none;
}

Box Bounder::whole() const {
  Profile last;
  for (const auto& levels : ranked_.levels) last.push_back(static_cast<Rank>(levels.size()));
  return {.low = std::vector<Profile>(ranked_.n_boundaries, Profile(last.size(), 0)),
          .high = std::vector<Profile>(ranked_.n_boundaries, last)};
}

void Bounder::pass(const Profile& profile, Bits& passing) const {
  for (std::size_t w = 0; w < n_words_; ++w) {
    std::uint64_t any = 0;
    for (const auto set : coalitions_) {
      std::uint64_t all = ~std::uint64_t{0};
      for (auto rest = set; rest != 0; rest &= rest - 1) {
        const auto j = static_cast<std::size_t>(std::countr_zero(rest));
        all &= reaching_[j][profile[j]][w];
      }
      any |= all;
    }
    passing[w] = any;
  }
}

void Bounder::consider(const Box& box, std::size_t h, const Bits& open, std::optional<Cut>& cut,
                       int& most) const {
  for (std::size_t j = 0; j < ranked_.n_criteria(); ++j) {
    const auto low = box.low[h][j];
    const auto high = box.high[h][j];
    if (low == high) continue;
    // Open rows between the two ranks: it is this criterion's profile that keeps them open.
    std::vector<Rank> between;
    for (std::size_t i = 0; i < ranked_.n_rows(); ++i) {
      const auto rank = ranked_.ranks[j][i];
      if (has_bit(open, i) && rank >= low && rank < high) between.push_back(rank);
    }
    if (static_cast<int>(between.size()) <= most) continue;
    most = static_cast<int>(between.size());
    const auto middle = between.begin() + static_cast<std::ptrdiff_t>(between.size() / 2);
    std::ranges::nth_element(between, middle);
    cut = Cut{h, j, *middle};
  }
}

Bound Bounder::bound(const Box& box, int misses) {
  Bound bound;
  int most = 0;
  for (std::size_t h = 0; h < box.low.size(); ++h) {
    pass(box.low[h], loose_);
    pass(box.high[h], tight_);
    for (std::size_t w = 0; w < n_words_; ++w) {
      bound.misses += std::popcount(above_[h][w] & ~loose_[w]);
      bound.misses += std::popcount(below_[h][w] & tight_[w]);
    }
    if (bound.misses >= misses) return bound;
  }
  for (std::size_t h = 0; h < box.low.size(); ++h) {
    pass(box.low[h], loose_);
    pass(box.high[h], tight_);
    for (std::size_t w = 0; w < n_words_; ++w)
      open_[w] = (above_[h][w] | below_[h][w]) & loose_[w] & ~tight_[w];
    consider(box, h, open_, bound.cut, most);
  }
  return bound;
}

std::pair<Box, Box> Bounder::parts(const Box& box, const Cut& cut) {
  auto lower = box;
  auto upper = box;
  const auto j = cut.criterion;
  for (std::size_t h = 0; h <= cut.boundary; ++h)
    lower.high[h][j] = std::min(lower.high[h][j], cut.rank);
  for (std::size_t h = cut.boundary; h < box.low.size(); ++h)
    upper.low[h][j] = std::max<Rank>(upper.low[h][j], static_cast<Rank>(cut.rank + 1));
  return {std::move(lower), std::move(upper)};
}

}  // namespace comity::learning
