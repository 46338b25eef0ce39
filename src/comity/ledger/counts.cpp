// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/counts.hpp"

#include <algorithm>
#include <climits>
#include <map>

namespace comity::ledger {

namespace {

/// The possible days of an act. Where one end of its date is open the other end stands for it, as
/// in `resolve`.
std::vector<DayRange> possible_days(const When& date) {
  if (date.is_open_start())
    return {date.is_open_end() ? DayRange{distant_past, distant_past}
                               : DayRange{date.last(), date.last()}};
  if (date.is_open_end()) return {{date.first(), date.first()}};
  return date.ranges();
}

/// Raises `high` of each year in which the act may lie, and `low` if it can lie nowhere else.
void add_possible(std::map<int, YearCount>& years, const When& date, Day since, Day until,
                  bool up) {
  const bool certain = year_of(date.first()) == year_of(date.last()) && date.first() >= since &&
                       date.last() <= until;
  int counted = INT_MIN;
  for (const auto& range : possible_days(date)) {
    const Day first = std::max(range.first, since);
    const Day last = std::min(range.last, until);
    if (last < first) continue;
    for (int year = std::max(year_of(first), counted + 1); year <= year_of(last); ++year) {
      auto& count = up ? years[year].n_upgraded : years[year].n_established;
      ++count.high;
      if (certain) ++count.low;
      counted = year;
    }
  }
}

void add_total(Count& total, const When& date, Day day, Day since, Day until) {
  const auto within = [&](const DayRange& range) {
    return range.last >= since && range.first <= until;
  };
  if (day >= since && day <= until) ++total.value;
  if (date.first() >= since && date.last() <= until) ++total.low;
  if (std::ranges::any_of(date.ranges(), within)) ++total.high;
}

}  // namespace

bool concerns(const Act& act, const CountRule& rule) {
  if (std::ranges::find(rule.layers, act.layer) == rule.layers.end()) return false;
  const auto in_region = [&](ActorId id) { return id != rule.principal && rule.region[id.value]; };
  return std::ranges::find(act.parties, rule.principal) != act.parties.end() &&
         std::ranges::any_of(act.parties, in_region);
}

YearlyCounts count_per_year(const Log& log, const Reading& reading, const CountRule& rule) {
  YearlyCounts counts;
  std::map<int, YearCount> years;
  for (const auto& read : reading.acts) {
    if (!concerns(log.acts[read.act], rule)) continue;
    const bool inside = read.day >= rule.since && read.day <= rule.until;
    const bool up = read.kind == ActKind::upgrade;
    if (!up && read.kind != ActKind::establish) {
      if (inside) counts.others.push_back(read.act);
      continue;
    }
    const When& date = date_of(log, read);
    add_possible(years, date, rule.since, rule.until, up);
    add_total(up ? counts.n_upgraded : counts.n_established, date, read.day, rule.since,
              rule.until);
    if (!inside) continue;
    auto& row = years[year_of(read.day)];
    (up ? row.upgraded : row.established).push_back(read.act);
    ++(up ? row.n_upgraded : row.n_established).value;
  }
  for (auto& [year, row] : years) {
    row.year = year;
    counts.rows.push_back(std::move(row));
  }
  return counts;
}

}  // namespace comity::ledger
