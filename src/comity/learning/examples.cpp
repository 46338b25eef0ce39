// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/examples.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::learning {

namespace {

/// Different values, worst first.
std::vector<double> levels_of(const Examples& examples, std::size_t j, bool of_all) {
  std::vector<double> levels;
  for (const auto& row : examples.rows)
    if (of_all || row.category) levels.push_back(row.values[j]);
  std::ranges::sort(levels);
  const auto repeated = std::ranges::unique(levels);
  levels.erase(repeated.begin(), repeated.end());
  if (examples.criteria[j].less_is_better) std::ranges::reverse(levels);
  return levels;
}

/// The number with the fewest digits that lies near the middle of two; the second if none does.
double shortest_between(double worse, double better) {
  const double middle = worse + (better - worse) / 2;
  for (int digits = 1; digits <= 16; ++digits) {
    const auto rounded = *parse_real(fmt::format("{:.{}g}", middle, digits));
    if (std::min(worse, better) < rounded && rounded < std::max(worse, better)) return rounded;
  }
  return better;
}

/// A boundary that no row reaches lies one average step beyond the best value; one whole, where
/// all values are one.
double beyond_all(const std::vector<double>& levels, bool less_is_better) {
  const double step =
      levels.size() > 1 ? (levels.back() - levels.front()) / static_cast<double>(levels.size() - 1)
                        : (less_is_better ? -1.0 : 1.0);
  return shortest_between(levels.back(), levels.back() + step);
}

void add_criterion(const Examples& examples, std::size_t j, Ranked& ranked) {
  const bool less = examples.criteria[j].less_is_better;
  const auto all = levels_of(examples, j, true);
  auto levels = levels_of(examples, j, false);
  if (levels.empty()) levels = all;  // nobody teaches anything; the rows keep their order
  ranked.worst.push_back(all.empty() ? 0 : all.front());
  ranked.beyond.push_back(all.empty() ? 0 : beyond_all(all, less));
  ranked.levels.push_back(std::move(levels));
  std::vector<double> needed;  // by rank
  for (std::size_t r = 0; r < ranked.levels[j].size(); ++r)
    needed.push_back(value_of(ranked, j, static_cast<Rank>(r)));
  std::vector<Rank> ranks;
  for (const auto& row : examples.rows) {
    const auto is_reached = [&](double at) {
      return less ? row.values[j] <= at : row.values[j] >= at;
    };
    // All that is reached comes first. Rank 0 is the worst value there is, so everybody reaches it.
    const auto first_missed = std::ranges::partition_point(needed, is_reached);
    ranks.push_back(static_cast<Rank>(first_missed - needed.begin() - 1));
  }
  ranked.ranks.push_back(std::move(ranks));
}

}  // namespace

std::size_t Ranked::n_examples() const {
  return static_cast<std::size_t>(std::ranges::count_if(category, [](int c) { return c >= 0; }));
}

std::size_t Ranked::n_in(std::size_t of) const {
  return static_cast<std::size_t>(std::ranges::count(category, static_cast<int>(of)));
}

double value_of(const Ranked& ranked, std::size_t criterion, Rank rank) {
  const auto& levels = ranked.levels[criterion];
  if (rank == 0) return ranked.worst[criterion];
  if (rank >= levels.size()) return ranked.beyond[criterion];
  return shortest_between(levels[rank - 1U], levels[rank]);
}

Ranked rank(const Examples& examples) {
  Ranked ranked;
  ranked.n_boundaries = examples.categories.empty() ? 0 : examples.categories.size() - 1;
  for (std::size_t j = 0; j < examples.criteria.size(); ++j) add_criterion(examples, j, ranked);
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
