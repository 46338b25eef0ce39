// SPDX-License-Identifier: Apache-2.0
#include "comity/phases/split.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace comity::phases {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double slack_years = 1e-9;  // sums of twelfths

/// -2 log of the chance of just these places, if all places are equally likely.
double price_of_places(const Series& series, const SplitRule& rule, std::size_t n_breaks) {
  auto wider = rule;
  wider.most_breaks = std::max(rule.most_breaks, n_breaks);
  const double ways = log_ways(series, wider)[n_breaks];
  return ways == -infinity ? infinity : 2 * ways;
}

void add_criteria(const Series& series, const SplitRule& rule, const SegmentCost& cost,
                  Split& split) {
  const double fit = split.minus_two_log_likelihood;
  const auto breaks = static_cast<double>(split.n_breaks());
  if (rule.law == Law::gamma_poisson) {
    split.bic = split.mdl = split.aic = fit + price_of_places(series, rule, split.n_breaks());
    return;
  }
  const auto rows = static_cast<double>(series.values.size());
  const double n = series.n_observations();
  const double parameters = rows * (breaks + 1) + breaks + (rule.law == Law::normal ? rows : 0.0);
  split.bic = fit + parameters * std::log(n);
  split.aic = fit + 2 * parameters;
  split.mdl = fit + (breaks > 0 ? 2 * (std::log(breaks) + breaks * std::log(n)) : 0.0);
  for (std::size_t i = 0; i < split.starts.size(); ++i) {
    const auto last = i + 1 < split.starts.size() ? split.starts[i + 1] : series.n_cells();
    const double length = series.bins == Bins::day ? n * cost.years(split.starts[i], last) /
                                                         cost.years(0, series.n_cells())
                                                   : static_cast<double>(last - split.starts[i]);
    split.mdl += rows * std::log(std::max(length, 1.0));
  }
}

Split scored(const Series& series, const SplitRule& rule, const SegmentCost& cost,
             std::vector<std::size_t> starts) {
  Split split{.starts = std::move(starts)};
  split.minus_two_log_likelihood = fit_of(series, cost, rule.law, split.starts);
  add_criteria(series, rule, cost, split);
  return split;
}

/// The table of the dynamic programme: the least price of the first `cells` in k + 1 phases, and
/// where the last of them begins.
struct Table {
  std::vector<std::vector<double>> price;
  std::vector<std::vector<std::size_t>> start;
};

Table fill(std::size_t n, const SplitRule& rule, const PriceTable& price_of) {
  Table table{std::vector(rule.most_breaks + 1, std::vector<double>(n + 1, infinity)),
              std::vector(rule.most_breaks + 1, std::vector<std::size_t>(n + 1, 0))};
  for (std::size_t last = 1; last <= n; ++last) {
    table.price[0][last] = price_of(0, last);
    for (std::size_t k = 1; k <= rule.most_breaks; ++k) {
      const auto& before = table.price[k - 1];
      for (std::size_t first = k; first < last; ++first) {
        const double price = before[first] + price_of(first, last);
        if (price == infinity || price > table.price[k][last]) continue;
        table.price[k][last] = price;
        table.start[k][last] = first;
      }
    }
  }
  return table;
}

}  // namespace

bool is_long_enough(const SegmentCost& cost, const SplitRule& rule, std::size_t first,
                    std::size_t last) {
  return cost.years(first, last) >= rule.shortest_years - slack_years;
}

PriceTable::PriceTable(const Series& series, const SplitRule& rule, Law law)
    : width_(series.n_cells() + 1), prices_(width_ * width_, infinity) {
  const SegmentCost cost(series, law);
  for (std::size_t first = 0; first < width_; ++first) {
    for (auto last = first + 1; last < width_; ++last) {
      if (is_long_enough(cost, rule, first, last))
        prices_[first * width_ + last] = cost(first, last);
    }
  }
}

double fit_of(const Series& series, const SegmentCost& cost, Law law,
              const std::vector<std::size_t>& starts) {
  double price = 0;
  for (std::size_t i = 0; i < starts.size(); ++i)
    price += cost(starts[i], i + 1 < starts.size() ? starts[i + 1] : series.n_cells());
  if (law != Law::normal) return price + cost.constant();
  const auto n = static_cast<double>(series.n_cells());
  return n * (std::log(price / n) + 1 + std::log(2 * std::numbers::pi));
}

Split score(const Series& series, const SplitRule& rule, std::vector<std::size_t> starts) {
  return scored(series, rule, SegmentCost(series, rule.law), std::move(starts));
}

std::vector<Split> best_splits(const Series& series, const SplitRule& rule) {
  const SegmentCost cost(series, rule.law);
  const auto n = series.n_cells();
  const auto table = fill(n, rule, PriceTable(series, rule, rule.law));
  std::vector<Split> splits;
  for (std::size_t k = 0; k <= rule.most_breaks; ++k) {
    if (table.price[k][n] == infinity) continue;
    std::vector<std::size_t> starts(k + 1, 0);
    for (std::size_t level = k, last = n; level > 0; --level) {
      starts[level] = table.start[level][last];
      last = starts[level];
    }
    splits.push_back(scored(series, rule, cost, std::move(starts)));
  }
  // Too short for the rule: one phase is always possible.
  if (splits.empty()) splits.push_back(scored(series, rule, cost, {0}));
  return splits;
}

const Split& chosen(const std::vector<Split>& splits) {
  return *std::ranges::min_element(splits, {}, &Split::bic);
}

std::vector<double> log_ways(const Series& series, const SplitRule& rule) {
  const SegmentCost cost(series, Law::poisson);
  const auto n = series.n_cells();
  // At most n over K: far from the end of a double for the breaks anybody asks for.
  std::vector<double> ways(n + 1, 0.0);
  for (std::size_t last = 1; last <= n; ++last)
    ways[last] = is_long_enough(cost, rule, 0, last) ? 1.0 : 0.0;
  std::vector<double> all{std::log(ways[n])};
  for (std::size_t k = 1; k <= rule.most_breaks; ++k) {
    std::vector<double> next(n + 1, 0.0);
    // Phases that end at `last` begin before `begun`, which moves forward with it.
    double sum = 0;
    std::size_t begun = 0;
    for (std::size_t last = 1; last <= n; ++last) {
      for (; begun < last && is_long_enough(cost, rule, begun, last); ++begun) sum += ways[begun];
      next[last] = sum;
    }
    ways = std::move(next);
    all.push_back(std::log(ways[n]));
  }
  return all;
}

}  // namespace comity::phases
