// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/choose.hpp"

#include <algorithm>

namespace comity::learning {

namespace {

constexpr std::size_t most_families = 500;
/// Spreads are right to about nine digits.
constexpr double same_spread = 1e-7;

}  // namespace

Result<std::pair<std::size_t, Weights>> most_even_family(std::span<const FamilyModels> families,
                                                         const solving::Solver& solver) {
  std::pair<std::size_t, Weights> chosen;
  for (std::size_t f = 0; f < std::min(families.size(), most_families); ++f) {
    auto weights = most_even(families[f].family, solver);
    if (!weights) return std::unexpected(weights.error());
    const double gain = chosen.second.spread - weights->spread;
    const bool better = f == 0 || gain > same_spread ||
                        (gain > -same_spread && families[f].count > families[chosen.first].count);
    if (better) chosen = {f, std::move(*weights)};
  }
  return chosen;
}

double width_of(const Rule& rule, const Ranked& ranked) {
  double width = 0;
  for (const auto& profile : rule.profiles) {
    for (std::size_t j = 0; j < profile.size(); ++j) {
      const auto& levels = ranked.levels[j];
      const auto rank = profile[j];
      if (rank == 0 || rank == levels.size()) continue;
      width += (levels[rank] - levels[rank - 1]) / (levels.back() - levels.front());
    }
  }
  return width;
}

}  // namespace comity::learning
