// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <utility>

#include "comity/network/survival.hpp"

namespace comity::network {

namespace {

using Row = std::vector<double>;
using Matrix = std::vector<Row>;

/// All lifetimes of all groups, and who is still at risk while the times go by.
class Risk {
 public:
  explicit Risk(std::span<const std::vector<Lifetime>> groups) : at_risk_(groups.size(), 0) {
    for (std::size_t group = 0; group < groups.size(); ++group) {
      at_risk_[group] = static_cast<double>(groups[group].size());
      for (const auto& life : groups[group]) lives_.emplace_back(life, group);
    }
    std::ranges::sort(lives_, {}, [](const auto& life) { return life.first.years; });
  }

  /// Calls `at(events per group, at risk per group)` for every distinct time.
  template <class At>
  void walk(const At& at) {
    for (std::size_t i = 0; i < lives_.size();) {
      Row events(at_risk_.size(), 0);
      Row gone(at_risk_.size(), 0);
      const double now = lives_[i].first.years;
      for (; i < lives_.size() && lives_[i].first.years == now; ++i) {
        const auto& [life, group] = lives_[i];
        ++gone[group];
        if (life.ended) ++events[group];
      }
      at(events, at_risk_);
      for (std::size_t group = 0; group < gone.size(); ++group) at_risk_[group] -= gone[group];
    }
  }

 private:
  std::vector<std::pair<Lifetime, std::size_t>> lives_;
  Row at_risk_;
};

double sum_of(const Row& row) {
  double sum = 0;
  for (const double x : row) sum += x;
  return sum;
}

/// x' A^-1 x by elimination; rows whose pivot vanishes are left out, and `rank` counts the others.
double quadratic(Matrix a, Row x, int& rank) {
  double value = 0;
  rank = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    // A covariance is positive: a pivot this small beside one event is rounding.
    if (a[i][i] < 1e-9) continue;
    value += x[i] * x[i] / a[i][i];
    ++rank;
    for (std::size_t j = i + 1; j < x.size(); ++j) {
      const double share = a[j][i] / a[i][i];
      x[j] -= share * x[i];
      for (std::size_t k = i; k < x.size(); ++k) a[j][k] -= share * a[i][k];
    }
  }
  return value;
}

}  // namespace

std::optional<LogRank> log_rank(std::span<const std::vector<Lifetime>> groups) {
  const auto n_groups = groups.size();
  LogRank test;
  test.observed.assign(n_groups, 0);
  test.expected.assign(n_groups, 0);
  Matrix covariance(n_groups, Row(n_groups, 0));
  Risk(groups).walk([&](const Row& events, const Row& at_risk) {
    const double d = sum_of(events);
    const double n = sum_of(at_risk);
    if (d == 0) return;
    const double spread = n > 1 ? d * (n - d) / (n - 1) : 0;
    for (std::size_t g = 0; g < n_groups; ++g) {
      test.observed[g] += events[g];
      test.expected[g] += d * at_risk[g] / n;
      for (std::size_t h = 0; h < n_groups; ++h)
        covariance[g][h] += spread * at_risk[g] / n * ((g == h ? 1 : 0) - at_risk[h] / n);
    }
  });
  Row excess(n_groups);
  for (std::size_t g = 0; g < n_groups; ++g) excess[g] = test.observed[g] - test.expected[g];
  test.statistic = quadratic(covariance, excess, test.df);
  if (test.df == 0) return std::nullopt;
  test.p = chi_squared_tail(test.statistic, test.df);
  return test;
}

}  // namespace comity::network
