// SPDX-License-Identifier: Apache-2.0
#include "comity/phases/series.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <numeric>

namespace comity::phases {

namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr std::array<std::pair<Bins, std::string_view>, 3> bins_names{
    {{Bins::year, "year"}, {Bins::month, "month"}, {Bins::day, "day"}}};

constexpr double days_per_year = 365.2425;  // of the Gregorian calendar

Day cell_start(Day day, Bins bins) {
  const year_month_day date{day};
  if (bins == Bins::year) return Day{date.year() / 1 / 1};
  if (bins == Bins::month) return Day{date.year() / date.month() / 1};
  return day;
}

Day next_start(Day start, Bins bins) {
  const year_month_day date{start};
  const auto next =
      bins == Bins::year ? date + std::chrono::years{1} : date + std::chrono::months{1};
  return Day{next};
}

/// The share of the cell that lies in the window, in years.
double years_between(Day first, Day after, Day start, Bins bins) {
  if (bins == Bins::day) return static_cast<double>((after - first).count()) / days_per_year;
  const auto next = next_start(start, bins);
  const double whole = bins == Bins::year ? 1.0 : 1.0 / 12;
  return whole * static_cast<double>((after - first).count()) /
         static_cast<double>((next - start).count());
}

std::vector<Cell> calendar(Day since, Day until, Bins bins) {
  std::vector<Cell> cells;
  const Day end = until + days{1};
  for (Day start = cell_start(since, bins); start <= until; start = next_start(start, bins)) {
    const Day first = std::max(start, since);
    const Day after = std::min(next_start(start, bins), end);
    cells.push_back({first, years_between(first, after, start, bins)});
  }
  return cells;
}

/// Cells that begin with the window and with each day that has an event.
std::vector<Cell> between_events(std::vector<Day> event_days, Day since, Day until) {
  event_days.push_back(since);
  std::ranges::sort(event_days);
  const auto same = std::ranges::unique(event_days);
  event_days.erase(same.begin(), same.end());
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < event_days.size(); ++i) {
    const Day after = i + 1 < event_days.size() ? event_days[i + 1] : until + days{1};
    cells.push_back({event_days[i], years_between(event_days[i], after, event_days[i], Bins::day)});
  }
  return cells;
}

bool is_counted(const ledger::Log& log, const ledger::ReadAct& read,
                const ledger::CountRule& rule) {
  const bool counts =
      read.kind == ledger::ActKind::establish || read.kind == ledger::ActKind::upgrade;
  return counts && read.day >= rule.since && read.day <= rule.until &&
         ledger::concerns(log.acts[read.act], rule);
}

std::size_t cell_of(const Series& series, Day day) {
  const auto after = std::ranges::upper_bound(series.cells, day, {}, &Cell::since);
  return static_cast<std::size_t>(after - series.cells.begin()) - 1;
}

}  // namespace

std::string to_word(Bins bins) {
  const auto* const found =
      std::ranges::find(bins_names, bins, &std::pair<Bins, std::string_view>::first);
  return std::string(found->second);
}

std::optional<Bins> parse_bins(std::string_view word) {
  for (const auto& [bins, name] : bins_names) {
    if (name == word) return bins;
  }
  return std::nullopt;
}

std::vector<std::string> bins_words() {
  std::vector<std::string> all;
  for (const auto& [bins, name] : bins_names) all.emplace_back(name);
  return all;
}

double Series::n_observations() const {
  if (bins != Bins::day) return static_cast<double>(cells.size());
  double events = 0;
  for (const auto& row : values) events += std::accumulate(row.begin(), row.end(), 0.0);
  return std::max(events, 1.0);
}

Day Series::last_day(std::size_t cell) const {
  return cell + 1 < cells.size() ? cells[cell + 1].since - days{1} : until;
}

Series series_of(const ledger::Log& log, const ledger::Reading& reading,
                 const ledger::CountRule& rule, Bins bins, const std::vector<Day>& also) {
  Series series{.bins = bins,
                .names = {"establish", "upgrade"},
                .cells = {},
                .until = rule.until,
                .values = {}};
  std::vector<Day> event_days;
  for (const Day day : also) {
    if (day > rule.since && day <= rule.until) event_days.push_back(day);
  }
  for (const auto& read : reading.acts) {
    if (is_counted(log, read, rule)) event_days.push_back(read.day);
  }
  series.cells = bins == Bins::day ? between_events(std::move(event_days), rule.since, rule.until)
                                   : calendar(rule.since, rule.until, bins);
  series.values.assign(2, std::vector<double>(series.cells.size(), 0.0));
  for (const auto& read : reading.acts) {
    if (!is_counted(log, read, rule)) continue;
    auto& row = series.values[read.kind == ledger::ActKind::upgrade ? 1 : 0];
    row[cell_of(series, read.day)] += 1;
  }
  return series;
}

std::size_t undated(const ledger::Log& log, const ledger::Reading& reading,
                    const ledger::CountRule& rule, Bins bins) {
  const auto open = [&](const ledger::ReadAct& read) {
    if (!is_counted(log, read, rule)) return false;
    const auto& date = date_of(log, read);
    return date.is_open_start() || date.is_open_end() ||
           cell_start(date.first(), bins) != cell_start(date.last(), bins);
  };
  return static_cast<std::size_t>(std::ranges::count_if(reading.acts, open));
}

}  // namespace comity::phases
