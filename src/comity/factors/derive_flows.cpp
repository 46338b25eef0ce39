// SPDX-License-Identifier: Apache-2.0
// Rules that change one series, or add and compare several: sums, growth, shares, ranks.
#include <algorithm>
#include <map>
#include <tuple>

#include "comity/factors/derive_rules.hpp"

namespace comity::factors {

std::vector<Series> sums_of(const Given& from, std::size_t base, std::size_t as,
                            const Wanted& wanted) {
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, std::vector<Series>> flows;
  for (auto& series : from.series(base, wanted)) {
    if (series.klass == export_class || series.klass == import_class)
      flows[{series.actor, series.counterpart, series.reporter}].push_back(std::move(series));
  }
  std::vector<Series> sums;
  for (const auto& [key, both] : flows) {
    auto sum = derived_from(both.front(), as, from.catalogue[as]);
    sum.klass = total_class;
    std::map<std::uint32_t, std::pair<double, int>> years;
    std::vector<std::uint32_t> order;
    for (const auto& series : both) {
      for (const auto& point : series.points) {
        const auto [year, is_new] = years.try_emplace(point.period, 0.0, 0);
        if (is_new) order.push_back(point.period);
        if (!says(point)) continue;
        year->second.first += point.value;
        ++year->second.second;
      }
    }
    from.sort_by_time(order);
    for (const auto period : order) {
      const auto& [value, n] = years.at(period);
      sum.points.push_back(n == 2 ? Point{period, rounded(value), status_of(value)}
                                  : uncovered(period));
    }
    sums.push_back(std::move(sum));
  }
  return sums;
}

std::vector<Series> growths_of(const Given& from, std::size_t base, std::size_t as) {
  std::vector<Series> all_made;
  for (const auto& series : from.series(base, from.about())) {
    auto made = derived_from(series, as, from.catalogue[as]);
    const Point* before = nullptr;
    for (const auto& point : series.points) {
      const auto year = year_of(from.cells, point.period);
      const bool follows = before != nullptr && year &&
                           year_of(from.cells, before->period) == *year - 1 && before->value > 0 &&
                           says(*before) && says(point);
      if (follows) {
        const double percent = 100 * (point.value / before->value - 1);
        made.points.push_back({point.period, rounded(percent), CellStatus::value});
      } else if (before != nullptr) {
        made.points.push_back(uncovered(point.period));
      }
      before = &point;
    }
    if (!made.points.empty()) all_made.push_back(std::move(made));
  }
  return all_made;
}

std::vector<Series> shares_of(const Given& from, std::size_t base, std::size_t as) {
  std::vector<Series> all_made;
  if (from.question.partner >= from.question.region.size() ||
      !from.question.region[from.question.partner])
    return {};
  std::map<std::uint32_t, std::pair<double, std::int64_t>> totals;  // by period: sum, covered
  for (const auto& cell : from.cells.all) {
    if (cell.indicator != base || cell.counterpart != nobody) continue;
    if (cell.actor >= from.question.region.size() || !from.question.region[cell.actor]) continue;
    if (cell.status == CellStatus::not_covered) continue;
    auto& [sum, covered] = totals[cell.period];
    sum += cell.value;
    ++covered;
  }
  const auto of = std::ranges::count(from.question.region, true);
  for (const auto& series : from.series(base, from.about())) {
    auto made = derived_from(series, as, from.catalogue[as]);
    for (const auto& point : series.points) {
      const auto total = totals.find(point.period);
      if (!says(point) || total == totals.end() || total->second.first <= 0) {
        made.points.push_back(uncovered(point.period));
        continue;
      }
      made.points.push_back(
          {point.period, rounded(point.value / total->second.first), status_of(point.value)});
      made.basis.push_back({point.period, total->second.second, of});
    }
    all_made.push_back(std::move(made));
  }
  return all_made;
}

namespace {

/// How many counterparts have a larger value in a period, and how many have one at all.
std::pair<std::int64_t, std::int64_t> compare_with_others(const std::vector<Series>& all,
                                                          const Series& own, const Point& point) {
  std::int64_t larger = 0;
  std::int64_t n = 0;
  for (const auto& other : all) {
    if (other.actor != own.actor || other.reporter != own.reporter || other.klass != own.klass)
      continue;
    const auto here = std::ranges::find(other.points, point.period, &Point::period);
    if (here == other.points.end() || !says(*here)) continue;
    ++n;
    if (here->value > point.value) ++larger;
  }
  return {larger, n};
}

}  // namespace

std::vector<Series> ranks_of(const Given& from, std::size_t base, std::size_t as) {
  std::vector<Series> all_made;
  const auto rule = from.catalogue[base].rule;
  const auto wanted = [&](const Cell& cell) { return from.question.is_power(cell.actor); };
  // What is summed for the partner alone has to be summed for everybody else too.
  const auto all =
      rule && rule->kind == RuleKind::sum
          ? sums_of(from, *find_indicator(from.catalogue, rule->of.front()), base, wanted)
          : from.series(base, wanted);
  for (const auto& own : all) {
    if (own.counterpart != from.question.partner) continue;
    auto made = derived_from(own, as, from.catalogue[as]);
    for (const auto& point : own.points) {
      if (!says(point)) {
        made.points.push_back(uncovered(point.period));
        continue;
      }
      const auto [larger, n] = compare_with_others(all, own, point);
      made.points.push_back({point.period, static_cast<double>(larger + 1), CellStatus::value});
      made.basis.push_back({point.period, n, n});
    }
    all_made.push_back(std::move(made));
  }
  return all_made;
}

}  // namespace comity::factors
