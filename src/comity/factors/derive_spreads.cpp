// SPDX-License-Identifier: Apache-2.0
// Rules that set what several reporters say side by side: spreads and mirrors.
#include <algorithm>
#include <map>
#include <tuple>

#include "comity/factors/derive_rules.hpp"

namespace comity::factors {

namespace {

void add_sources(std::vector<std::string>& to, const std::vector<std::string>& from) {
  for (const auto& source : from) {
    if (std::ranges::find(to, source) == to.end()) to.push_back(source);
  }
}

/// Fills the points of a spread from its quotes. Returns whether any two meet.
bool fill_spread(const Given& from, Series& made) {
  std::map<std::uint32_t, std::vector<double>> told;
  for (const auto& quote : made.quotes) told[quote.period].push_back(quote.value);
  std::vector<std::uint32_t> periods;
  for (const auto& [period, values] : told) periods.push_back(period);
  from.sort_by_time(periods);
  bool any = false;
  for (const auto period : periods) {
    const auto [low, high] = std::ranges::minmax(told.at(period));
    if (told.at(period).size() < 2 || low <= 0) {
      made.points.push_back(uncovered(period));
      continue;
    }
    any = true;
    made.points.push_back({period, rounded((high - low) / high), status_of(high - low)});
  }
  // Of periods in which only one speaks the series itself tells.
  std::erase_if(made.quotes, [&](const Quote& quote) {
    const auto point = std::ranges::find(made.points, quote.period, &Point::period);
    return point->status == CellStatus::not_covered;
  });
  std::ranges::stable_sort(
      made.quotes, {}, [&](const Quote& quote) { return from.cells.dates[quote.period].first(); });
  return any;
}

struct Flow {
  std::uint32_t actor;
  std::uint32_t counterpart;
  std::string_view klass;
};

void quote_flow(const Given& from, Series& made, std::size_t flow, const Flow& wanted) {
  for (const auto& series : from.series(flow, [&](const Cell& cell) {
         return cell.actor == wanted.actor && cell.counterpart == wanted.counterpart &&
                from.cells.words.at(cell.klass) == wanted.klass;
       })) {
    for (const auto& point : series.points) {
      if (point.status == CellStatus::value)
        made.quotes.push_back({point.period, series.reporter, point.value});
    }
    add_sources(made.sources, series.sources);
  }
}

/// The partner's share with the principal times the partner's total.
void quote_share(const Given& from, Series& made, std::size_t share, std::size_t total,
                 std::string_view klass) {
  const auto shares = from.series(share, [&](const Cell& cell) {
    return cell.actor == from.question.partner && cell.counterpart == from.question.principal &&
           from.cells.words.at(cell.klass) == klass;
  });
  const auto of_all = std::string(klass) + "_all";
  const auto totals = from.series(total, [&](const Cell& cell) {
    return cell.actor == from.question.partner && from.cells.words.at(cell.klass) == of_all;
  });
  for (const auto& own : shares) {
    for (const auto& sum : totals) {
      if (sum.reporter != own.reporter) continue;
      for (const auto& point : own.points) {
        const auto here = std::ranges::find(sum.points, point.period, &Point::period);
        if (here == sum.points.end() || !says(*here) || !says(point)) continue;
        made.quotes.push_back({point.period, own.reporter, point.value * here->value / 100});
      }
      add_sources(made.sources, own.sources);
    }
  }
}

}  // namespace

std::vector<Series> spreads_of(const Given& from, std::size_t base, std::size_t as) {
  std::vector<Series> all_made;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, std::vector<Series>> told;
  for (auto& series : from.series(base, from.about()))
    told[{series.actor, series.counterpart, series.klass}].push_back(std::move(series));
  for (const auto& [key, reporters] : told) {
    if (reporters.size() < 2) continue;
    auto made = derived_from(reporters.front(), as, from.catalogue[as]);
    made.reporter.clear();
    made.quotes_unit = reporters.front().unit;
    for (const auto& series : reporters) {
      add_sources(made.sources, series.sources);
      for (const auto& point : series.points) {
        if (point.status == CellStatus::value)
          made.quotes.push_back({point.period, series.reporter, point.value});
      }
    }
    if (fill_spread(from, made)) all_made.push_back(std::move(made));
  }
  return all_made;
}

std::vector<Series> mirrors_of(const Given& from, const Rule& rule, std::size_t as) {
  std::vector<Series> all_made;
  const auto flow = find_indicator(from.catalogue, rule.of[0]);
  const auto share = rule.of.size() > 1 ? find_indicator(from.catalogue, rule.of[1]) : std::nullopt;
  const auto total = rule.of.size() > 2 ? find_indicator(from.catalogue, rule.of[2]) : std::nullopt;
  for (const auto klass : {export_class, import_class}) {
    const auto mirrored = klass == export_class ? import_class : export_class;
    Series made;
    made.indicator = as;
    made.actor = from.question.principal;
    made.counterpart = from.question.partner;
    made.klass = klass;
    made.unit = from.catalogue[as].unit;
    made.quotes_unit = from.catalogue[*flow].unit;
    made.derived = true;
    quote_flow(from, made, *flow, {from.question.principal, from.question.partner, klass});
    quote_flow(from, made, *flow, {from.question.partner, from.question.principal, mirrored});
    if (share && total) quote_share(from, made, *share, *total, mirrored);
    if (!made.quotes.empty() && fill_spread(from, made)) all_made.push_back(std::move(made));
  }
  return all_made;
}

}  // namespace comity::factors
