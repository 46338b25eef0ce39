// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/examples.hpp"

#include <algorithm>

namespace comity::learning {

std::size_t Ranked::n_examples() const {
  return static_cast<std::size_t>(std::ranges::count_if(category, [](int c) { return c >= 0; }));
}

std::size_t Ranked::n_in(std::size_t of) const {
  return static_cast<std::size_t>(std::ranges::count(category, static_cast<int>(of)));
}

Ranked rank(const Examples& examples) {
  Ranked ranked;
  ranked.n_boundaries = examples.categories.empty() ? 0 : examples.categories.size() - 1;
  for (std::size_t j = 0; j < examples.criteria.size(); ++j) {
    std::vector<double> levels;
    for (const auto& row : examples.rows) levels.push_back(row.values[j]);
    std::ranges::sort(levels);
    const auto repeated = std::ranges::unique(levels);
    levels.erase(repeated.begin(), repeated.end());
    std::vector<Rank> ranks;
    for (const auto& row : examples.rows) {
      const auto at = std::ranges::lower_bound(levels, row.values[j]) - levels.begin();
      const auto last = static_cast<std::ptrdiff_t>(levels.size()) - 1;
      ranks.push_back(static_cast<Rank>(examples.criteria[j].less_is_better ? last - at : at));
    }
    if (examples.criteria[j].less_is_better) std::ranges::reverse(levels);
    ranked.levels.push_back(std::move(levels));
    ranked.ranks.push_back(std::move(ranks));
  }
  for (const auto& row : examples.rows)
    ranked.category.push_back(row.category ? static_cast<int>(*row.category) : -1);
  return ranked;
}

Ranked only(const Ranked& from, const std::vector<bool>& keep) {
  auto kept = from;
  for (std::size_t i = 0; i < keep.size(); ++i)
    if (!keep[i]) kept.category[i] = -1;
  return kept;
}

}  // namespace comity::learning
