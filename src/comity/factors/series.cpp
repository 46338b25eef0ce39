// SPDX-License-Identifier: Apache-2.0
#include "comity/factors/series.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace comity::factors {

namespace {

void sort_points(const Cells& cells, std::vector<Point>& points) {
  std::ranges::sort(points, [&](const Point& a, const Point& b) {
    const auto key = [&](const Point& point) {
      return std::tuple(cells.dates[point.period].first(), cells.periods.at(point.period));
    };
    return key(a) < key(b);
  });
}

}  // namespace

std::vector<Series> series_of(const Cells& cells, const Wanted& wanted) {
  using Key = std::tuple<std::uint16_t, std::uint32_t, std::uint32_t, std::string, std::string>;
  std::map<Key, Series> found;
  for (const auto& cell : cells.all) {
    if (!wanted(cell)) continue;
    const auto& klass = cells.words.at(cell.klass);
    const auto& reporter = cells.words.at(cell.reporter);
    auto& series = found[{cell.indicator, cell.actor, cell.counterpart, klass, reporter}];
    if (series.points.empty()) {
      series.indicator = cell.indicator;
      series.actor = cell.actor;
      series.counterpart = cell.counterpart;
      series.klass = klass;
      series.reporter = reporter;
      series.unit = cells.words.at(cell.unit);
    }
    const auto& source = cells.words.at(cell.source);
    if (std::ranges::find(series.sources, source) == series.sources.end())
      series.sources.push_back(source);
    series.points.push_back({cell.period, cell.value, cell.status});
  }
  std::vector<Series> all;
  for (auto& [key, series] : found) {
    sort_points(cells, series.points);
    all.push_back(std::move(series));
  }
  return all;
}

std::optional<int> year_of(const Cells& cells, std::uint32_t period) {
  const auto first = cells.dates[period].first();
  const auto last = cells.dates[period].last();
  if (first != distant_past) return static_cast<int>(std::chrono::year_month_day{first}.year());
  if (last != distant_future) return static_cast<int>(std::chrono::year_month_day{last}.year());
  return std::nullopt;
}

}  // namespace comity::factors
