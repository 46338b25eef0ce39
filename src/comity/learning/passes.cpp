// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/passes.hpp"

namespace comity::learning {

std::vector<int> factors_of(const Family& family) {
  std::vector<int> factors(family.begin(), family.end());
  for (std::size_t bit = 1; bit < factors.size(); bit *= 2)
    for (std::size_t set = 0; set < factors.size(); ++set)
      if ((set & bit) != 0) factors[set] -= factors[set ^ bit];
  return factors;
}

Passes::Passes(const Ranked& ranked, const Cells& cells, std::size_t boundary) : cells_(cells) {
  const Coalition n_sets = Coalition{1} << cells.n_criteria();
  for (Coalition set = 0; set < n_sets; ++set)
    marginals_.push_back(marginal(ranked, boundary, set));
}

Passes::Marginal Passes::marginal(const Ranked& ranked, std::size_t boundary, Coalition set) const {
  Marginal marginal{.strides = std::vector<std::size_t>(cells_.n_criteria(), 0), .worth = {}};
  std::size_t count = 1;
  for (std::size_t j = cells_.n_criteria(); j-- > 0;) {
    if ((set >> j & 1U) == 0) continue;
    marginal.strides[j] = count;
    count *= cells_.size(j);
  }
  marginal.worth.assign(count, 0);
  for (std::size_t i = 0; i < ranked.n_rows(); ++i) {
    std::size_t at = 0;
    for (std::size_t j = 0; j < cells_.n_criteria(); ++j)
      at += marginal.strides[j] * ranked.ranks[j][i];
    marginal.worth[at] += ranked.worth(boundary, i);
  }
  for (std::size_t j = 0; j < cells_.n_criteria(); ++j) {
    const auto stride = marginal.strides[j];
    if (stride == 0) continue;
    const auto block = stride * cells_.size(j);
    for (std::size_t begin = 0; begin < count; begin += block)
      for (std::size_t at = begin + block - stride; at-- > begin;)
        marginal.worth[at] += marginal.worth[at + stride];
  }
  return marginal;
}

void Passes::fill(std::span<const int> factors, std::vector<std::int32_t>& worth) const {
  const auto last = cells_.n_criteria() - 1;
  const auto length = cells_.size(last);
  worth.assign(cells_.count(), 0);
  for (std::size_t begin = 0; begin < cells_.count(); begin += length) {
    std::int32_t* const line = worth.data() + begin;
    std::int32_t fixed = 0;
    for (std::size_t set = 0; set < factors.size(); ++set) {
      const std::int32_t factor = factors[set];
      if (factor == 0) continue;
      const auto& marginal = marginals_[set];
      std::size_t at = 0;
      for (std::size_t j = 0; j < last; ++j)
        if (marginal.strides[j] != 0) at += marginal.strides[j] * cells_.rank(begin, j);
      const std::int32_t* const from = marginal.worth.data() + at;
      if (marginal.strides[last] == 0) {
        fixed += factor * *from;
        continue;
      }
      for (std::size_t i = 0; i < length; ++i) line[i] += factor * from[i];
    }
    for (std::size_t i = 0; i < length; ++i) line[i] += fixed;
  }
}

}  // namespace comity::learning
