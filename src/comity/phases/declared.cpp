// SPDX-License-Identifier: Apache-2.0
#include "comity/phases/declared.hpp"

#include <algorithm>
#include <cmath>

#include "comity/base/random.hpp"

namespace comity::phases {

namespace {

/// Twice the log-likelihood that the split gains over one phase.
double gain_over_one(const SegmentCost& cost, const std::vector<std::size_t>& starts,
                     std::size_t n) {
  double price = 0;
  for (std::size_t i = 0; i < starts.size(); ++i)
    price += cost(starts[i], i + 1 < starts.size() ? starts[i + 1] : n);
  return cost(0, n) - price;
}

/// A number from 0 to below 1.

/// The series with its events thrown anew.
void throw_anew(const Series& series, const std::vector<double>& ends, Rng& rng, Series& to) {
  for (std::size_t i = 0; i < series.values.size(); ++i) {
    auto& row = to.values[i];
    std::ranges::fill(row, 0.0);
    double events = 0;
    for (const double count : series.values[i]) events += count;
    for (; events > 0; events -= 1) {
      const auto cell = std::ranges::upper_bound(ends, rng.uniform() * ends.back());
      const auto place = std::min(static_cast<std::size_t>(cell - ends.begin()), row.size() - 1);
      row[place] += 1;
    }
  }
}

/// The split with its boundary at another place.
std::vector<std::size_t> moved(std::vector<std::size_t> starts, std::size_t which, std::size_t to) {
  starts[which] = to;
  return starts;
}

}  // namespace

RateTest test_rates(const Series& series, const std::vector<std::size_t>& starts,
                    std::uint64_t draws, std::uint64_t seed) {
  const auto n = series.n_cells();
  RateTest test{.likelihood_ratio = gain_over_one(SegmentCost(series, Law::poisson), starts, n),
                .p = 1,
                .draws = draws};
  std::vector<double> ends;
  for (const auto& cell : series.cells)
    ends.push_back((ends.empty() ? 0 : ends.back()) + cell.years);
  Series thrown = series;
  Rng rng(seed, stream_of("phases"));
  std::uint64_t hits = 0;
  // Equal tables come out by other sums in another order.
  constexpr double tolerance = 1e-9;
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    throw_anew(series, ends, rng, thrown);
    const double gain = gain_over_one(SegmentCost(thrown, Law::poisson), starts, n);
    if (gain >= test.likelihood_ratio - tolerance) ++hits;
  }
  test.p = static_cast<double>(1 + hits) / static_cast<double>(1 + draws);
  return test;
}

std::vector<Boundary> boundaries_of(const Series& series, const SplitRule& rule,
                                    const Split& split) {
  const SegmentCost cost(series, rule.law);
  std::vector<Boundary> all;
  for (std::size_t i = 1; i < split.starts.size(); ++i) {
    auto without = split.starts;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    Boundary boundary{.start = split.starts[i],
                      .gain = score(series, rule, without).bic - split.bic,
                      .alternative = split.starts[i],
                      .alternative_gain = 0};
    const auto after = i + 1 < split.starts.size() ? split.starts[i + 1] : series.n_cells();
    for (auto place = split.starts[i - 1] + 1; place < after; ++place) {
      if (!is_long_enough(cost, rule, split.starts[i - 1], place) ||
          !is_long_enough(cost, rule, place, after))
        continue;
      // As many breaks, so the criteria differ by the fit alone.
      const double gain = split.minus_two_log_likelihood -
                          fit_of(series, cost, rule.law, moved(split.starts, i, place));
      if (gain <= boundary.alternative_gain) continue;
      boundary.alternative = place;
      boundary.alternative_gain = gain;
    }
    all.push_back(boundary);
  }
  return all;
}

std::vector<std::size_t> starts_on(const Series& series, const std::vector<Day>& days) {
  std::vector<std::size_t> starts{0};
  for (const Day day : days) {
    if (day > series.until) continue;
    // A phase begins with the first cell that does not begin before it.
    const auto cell = std::ranges::lower_bound(series.cells, day, {}, &Cell::since);
    const auto place = static_cast<std::size_t>(cell - series.cells.begin());
    if (place < series.n_cells()) starts.push_back(place);
  }
  std::ranges::sort(starts);
  const auto same = std::ranges::unique(starts);
  starts.erase(same.begin(), same.end());
  return starts;
}

}  // namespace comity::phases
