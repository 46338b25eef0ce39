// SPDX-License-Identifier: Apache-2.0
#include "comity/models/placing.hpp"

#include <algorithm>
#include <cmath>

namespace comity::models {

double weight_of(std::span<const Weighed> weights, std::size_t cell) {
  const auto found = std::ranges::lower_bound(weights, cell, {}, &Weighed::cell);
  return found != weights.end() && found->cell == cell ? found->weight : 0;
}

double total_of(std::span<const Weighed> weights) {
  double total = 0;
  for (const auto& [cell, weight] : weights) total += weight;
  return total;
}

Placing placing_of(std::span<const Weighed> weights, std::size_t own) {
  std::size_t lower = 0, equal = 0;
  Placing found{.n_alternatives = weights.size()};
  const double of_own = weight_of(weights, own);
  for (const auto& [cell, weight] : weights) {
    // Products of the same numbers in another order differ in their last bits.
    const double gap = weight - of_own;
    if (std::abs(gap) <= 1e-12 * of_own)
      ++equal;
    else if (gap < 0)
      ++lower;
  }
  found.probability = of_own / total_of(weights);
  if (found.n_alternatives > 1)
    found.rank = (static_cast<double>(lower) + static_cast<double>(equal - 1) / 2) /
                 static_cast<double>(found.n_alternatives - 1);
  return found;
}

}  // namespace comity::models
