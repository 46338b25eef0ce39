// SPDX-License-Identifier: Apache-2.0
#include "comity/titles/agreement.hpp"

#include <cassert>
#include <cmath>

namespace comity::titles {

std::optional<double> Agreement::tau_b() const {
  const auto strict = static_cast<double>(concordant + discordant);
  const double spread =
      (strict + static_cast<double>(tied_first)) * (strict + static_cast<double>(tied_second));
  if (spread <= 0) return std::nullopt;
  return static_cast<double>(concordant - discordant) / std::sqrt(spread);
}

Agreement agree(std::span<const std::optional<Rung>> first,
                std::span<const std::optional<Rung>> second) {
  assert(first.size() == second.size() && "two rankings of the same items");
  std::vector<std::size_t> ranked;
  for (std::size_t i = 0; i < first.size(); ++i) {
    if (first[i] && second[i]) ranked.push_back(i);
  }
  Agreement found;
  found.n_items = static_cast<std::int64_t>(ranked.size());
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    for (std::size_t j = i + 1; j < ranked.size(); ++j) {
      const auto a = ranked[i];
      const auto b = ranked[j];
      const auto on_first = *first[a] <=> *first[b];
      const auto on_second = *second[a] <=> *second[b];
      if (on_first == 0 && on_second == 0) {
        ++found.tied_both;
      } else if (on_first == 0) {
        ++found.tied_first;
      } else if (on_second == 0) {
        ++found.tied_second;
      } else if (on_first == on_second) {
        ++found.concordant;
      } else {
        ++found.discordant;
        found.reversed.push_back(on_first > 0 ? std::pair(a, b) : std::pair(b, a));
      }
    }
  }
  return found;
}

}  // namespace comity::titles
