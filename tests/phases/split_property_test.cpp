// SPDX-License-Identifier: Apache-2.0
// The dynamic programmes against every split there is, on small series.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "comity/phases/posterior.hpp"
#include "support/series.hpp"

namespace comity::phases {
namespace {

using comity::testing::yearly;

constexpr double tolerance = 1e-8;  // sums of a few dozen logarithms

Series random_counts(std::size_t rows) {
  const auto n = *rc::gen::inRange<std::size_t>(2, 9);
  std::vector<std::vector<double>> values(rows);
  for (auto& row : values) {
    for (std::size_t i = 0; i < n; ++i) row.push_back(*rc::gen::inRange(0, 6));
  }
  return yearly(std::move(values));
}

/// All splits of n cells with k breaks whose phases are long enough.
std::vector<std::vector<std::size_t>> all_splits(std::size_t n, std::size_t k, std::size_t shortest,
                                                 std::size_t from = 0) {
  if (k == 0) {
    if (n - from < shortest) return {};
    return {{from}};
  }
  std::vector<std::vector<std::size_t>> all;
  for (auto next = from + shortest; next < n; ++next) {
    for (auto rest : all_splits(n, k - 1, shortest, next)) {
      rest.insert(rest.begin(), from);
      all.push_back(std::move(rest));
    }
  }
  return all;
}

SplitRule any_rule(Law law) {
  return {
      .law = law, .most_breaks = 4, .shortest_years = static_cast<double>(*rc::gen::inRange(1, 4))};
}

void no_split_is_better(Law law, std::size_t rows) {
  const auto series = random_counts(rows);
  const auto rule = any_rule(law);
  const auto shortest = static_cast<std::size_t>(rule.shortest_years);
  for (const auto& best : best_splits(series, rule)) {
    const auto all = all_splits(series.n_cells(), best.n_breaks(), shortest);
    if (all.empty()) continue;  // one phase, although it is too short
    double least = std::numeric_limits<double>::infinity();
    for (const auto& starts : all)
      least = std::min(least, score(series, rule, starts).minus_two_log_likelihood);
    RC_ASSERT(best.minus_two_log_likelihood <= least + tolerance ||
              best.minus_two_log_likelihood == least);
  }
}

RC_GTEST_PROP(BestSplits, NoPoissonSplitIsBetter, ()) { no_split_is_better(Law::poisson, 2); }
RC_GTEST_PROP(BestSplits, NoGammaPoissonSplitIsBetter, ()) {
  no_split_is_better(Law::gamma_poisson, 2);
}
RC_GTEST_PROP(BestSplits, NoNormalSplitIsBetter, ()) { no_split_is_better(Law::normal, 1); }

RC_GTEST_PROP(BestSplits, OneMoreBreakNeverFitsWorse, ()) {
  const auto series = random_counts(1);
  const auto splits = best_splits(series, {});
  for (std::size_t k = 1; k < splits.size(); ++k) {
    RC_ASSERT(splits[k].minus_two_log_likelihood <=
              splits[k - 1].minus_two_log_likelihood + tolerance);
  }
}

RC_GTEST_PROP(BestSplits, ReadBackwardsTheyAreTheSame, ()) {
  const auto series = random_counts(2);
  auto backwards = series;
  for (auto& row : backwards.values) std::ranges::reverse(row);
  const auto forth = best_splits(series, {});
  const auto back = best_splits(backwards, {});
  RC_ASSERT(forth.size() == back.size());
  for (std::size_t k = 0; k < forth.size(); ++k)
    RC_ASSERT(std::abs(forth[k].bic - back[k].bic) < tolerance);
}

RC_GTEST_PROP(LogWays, CountsTheSplitsThatThereAre, ()) {
  const auto series = random_counts(1);
  const auto rule = any_rule(Law::poisson);
  const auto ways = log_ways(series, rule);
  for (std::size_t k = 0; k < ways.size(); ++k) {
    const auto n = all_splits(series.n_cells(), k, static_cast<std::size_t>(rule.shortest_years));
    RC_ASSERT(std::abs(std::exp(ways[k]) - static_cast<double>(n.size())) < tolerance);
  }
}

RC_GTEST_PROP(PosteriorOf, EqualsTheSumOverAllSplits, ()) {
  const auto series = random_counts(2);
  auto rule = any_rule(Law::gamma_poisson);
  rule.most_breaks = 3;
  const auto posterior = posterior_of(series, rule);
  const auto n = series.n_cells();
  std::vector<double> evidence(rule.most_breaks + 1, 0);
  for (std::size_t k = 0; k <= rule.most_breaks; ++k) {
    std::vector<double> weight(n, 0);
    double all = 0;
    const auto splits = all_splits(n, k, static_cast<std::size_t>(rule.shortest_years));
    for (const auto& starts : splits) {
      const double likelihood = std::exp(-score(series, rule, starts).minus_two_log_likelihood / 2);
      all += likelihood;
      for (std::size_t i = 1; i < starts.size(); ++i) weight[starts[i]] += likelihood;
    }
    if (splits.empty()) continue;
    evidence[k] = all / static_cast<double>(splits.size());
    for (std::size_t cell = 0; cell < n; ++cell)
      RC_ASSERT(std::abs(posterior.given[k][cell] - weight[cell] / all) < tolerance);
  }
  double total = 0;
  for (const double value : evidence) total += value;
  RC_PRE(total > 0);
  for (std::size_t k = 0; k <= rule.most_breaks; ++k)
    RC_ASSERT(std::abs(posterior.n_breaks[k] - evidence[k] / total) < tolerance);
}

}  // namespace
}  // namespace comity::phases
