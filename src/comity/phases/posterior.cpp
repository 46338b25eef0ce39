// SPDX-License-Identifier: Apache-2.0
#include "comity/phases/posterior.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace comity::phases {

namespace {

constexpr double minus_infinity = -std::numeric_limits<double>::infinity();

double log_sum(const std::vector<double>& terms) {
  const double most = *std::ranges::max_element(terms);
  if (most == minus_infinity) return most;
  double sum = 0;
  constexpr double negligible = -40;  // e^-40: below the last bit of the sum
  for (const double term : terms) {
    if (term - most > negligible) sum += std::exp(term - most);
  }
  return most + std::log(sum);
}

using Levels = std::vector<std::vector<double>>;

/// The recursions take the same table and the same memory for every level.
class Recursion {
 public:
  Recursion(const Series& series, const SplitRule& rule)
      : n_(series.n_cells()),
        most_breaks_(rule.most_breaks),
        price_(series, rule, Law::gamma_poisson) {}

  /// [k][c]: all ways to cut the cells before c into k + 1 phases, as logarithms.
  Levels forward() {
    Levels levels(most_breaks_ + 1, std::vector<double>(n_ + 1, minus_infinity));
    for (std::size_t last = 1; last <= n_; ++last) {
      levels[0][last] = stretch(0, last);
      for (std::size_t k = 1; k <= most_breaks_; ++k) {
        terms_.assign(1, minus_infinity);
        for (std::size_t first = k; first < last; ++first)
          terms_.push_back(levels[k - 1][first] + stretch(first, last));
        levels[k][last] = log_sum(terms_);
      }
    }
    return levels;
  }

  /// [k][c]: all ways to cut the cells from c on into k + 1 phases, as logarithms.
  Levels backward() {
    Levels levels(most_breaks_ + 1, std::vector<double>(n_ + 1, minus_infinity));
    for (std::size_t first = n_; first-- > 0;) {
      levels[0][first] = stretch(first, n_);
      for (std::size_t k = 1; k <= most_breaks_; ++k) {
        terms_.assign(1, minus_infinity);
        for (std::size_t last = first + 1; last < n_; ++last)
          terms_.push_back(stretch(first, last) + levels[k - 1][last]);
        levels[k][first] = log_sum(terms_);
      }
    }
    return levels;
  }

 private:
  [[nodiscard]] double stretch(std::size_t first, std::size_t last) const {
    return -price_(first, last) / 2;
  }

  std::size_t n_;
  std::size_t most_breaks_;
  PriceTable price_;
  std::vector<double> terms_;
};

}  // namespace

Posterior posterior_of(const Series& series, const SplitRule& rule) {
  const auto n = series.n_cells();
  Recursion recursion(series, rule);
  const auto before = recursion.forward();
  const auto after = recursion.backward();
  const auto ways = log_ways(series, rule);

  Posterior posterior;
  std::vector<double> evidence;
  for (std::size_t k = 0; k <= rule.most_breaks; ++k) {
    const double all = before[k][n];
    evidence.push_back(ways[k] == minus_infinity ? minus_infinity : all - ways[k]);
    auto& given = posterior.given.emplace_back(n, 0.0);
    if (all == minus_infinity) continue;
    for (std::size_t cell = 1; cell < n; ++cell) {
      for (std::size_t left = 0; left < k; ++left)
        given[cell] += std::exp(before[left][cell] + after[k - 1 - left][cell] - all);
    }
  }
  const double total = log_sum(evidence);
  posterior.support.assign(n, 0.0);
  for (std::size_t k = 0; k <= rule.most_breaks; ++k) {
    posterior.n_breaks.push_back(std::exp(evidence[k] - total));
    for (std::size_t cell = 0; cell < n; ++cell)
      posterior.support[cell] += posterior.n_breaks[k] * posterior.given[k][cell];
  }
  return posterior;
}

}  // namespace comity::phases
