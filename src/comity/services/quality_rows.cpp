// SPDX-License-Identifier: Apache-2.0
#include "comity/services/quality_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "comity/services/why.hpp"

namespace comity::services {

namespace {

using ledger::ActIndex;

double share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return 0;
  const auto thousandths = (1000 * part + whole / 2) / whole;
  return static_cast<double>(thousandths) / 1000;
}

/// The regions of an act's partners; of all its parties where the principal takes no part.
std::set<std::string> regions_of(const View& view, ActIndex act) {
  std::set<std::string> regions;
  const auto& parties = view.of->log.acts[act].parties;
  const bool own = std::ranges::find(parties, view.principal) != parties.end();
  for (const auto party : parties) {
    if (own && party == view.principal) continue;
    if (own && !view.region.empty() && !view.in_region[party.value]) continue;
    auto region = region_of(view, party);
    regions.insert(region.empty() ? "(none)" : std::move(region));
  }
  return regions;
}

struct CodedCell {
  std::vector<ActIndex> acts;
  std::int64_t n_two = 0;
};

Value counted(const View& view, std::string_view name,
              const std::vector<std::pair<std::string, std::vector<ActIndex>>>& groups) {
  std::int64_t whole = 0;
  for (const auto& [word, acts] : groups) whole += static_cast<std::int64_t>(acts.size());
  auto rows = Value::array();
  for (const auto& [word, acts] : groups) {
    const auto n = static_cast<std::int64_t>(acts.size());
    rows.push(Value::object({{std::string(name), word},
                             {"n", n},
                             {"share", share(n, whole)},
                             {"acts", ids_of(*view.of, acts)}}));
  }
  return rows;
}

std::string period_of(int year) {
  const int first = year - ((year % 5) + 5) % 5;
  return fmt::format("{}-{}", first, first + 4);
}

}  // namespace

std::vector<const ledger::ReadAct*> acts_shown(const View& view) {
  std::vector<const ledger::ReadAct*> acts;
  for (const auto& read : view.reading.acts) {
    if (read.day < view.since || read.day > view.until) continue;
    if (shows(view, view.of->log.acts[read.act].parties)) acts.push_back(&read);
  }
  return acts;
}

std::size_t n_sources(const ledger::Log& log, ActIndex act) {
  std::set<ledger::SourceIndex> sources;
  for (const auto& row : log.evidence_of(act)) sources.insert(row.source);
  return sources.size();
}

Value coverage_rows(const View& view) {
  std::map<std::pair<int, std::string>, CodedCell> cells;
  for (const auto* read : acts_shown(view)) {
    for (const auto& region : regions_of(view, read->act)) {
      auto& cell = cells[{year_of(read->day), region}];
      cell.acts.push_back(read->act);
      cell.n_two += n_sources(view.of->log, read->act) >= 2 ? 1 : 0;
    }
  }
  auto rows = Value::array();
  for (const auto& [at, cell] : cells) {
    const auto n = static_cast<std::int64_t>(cell.acts.size());
    rows.push(Value::object({{"year", at.first},
                             {"region", at.second},
                             {"n_acts", n},
                             {"n_two_sources", cell.n_two},
                             {"share", share(cell.n_two, n)},
                             {"acts", ids_of(*view.of, cell.acts)}}));
  }
  return rows;
}

Value precision_rows(const View& view) {
  struct Span {
    std::array<std::int64_t, 4> n{};
    std::vector<ActIndex> imprecise;
  };
  std::map<std::string, Span> spans;
  for (const auto* read : acts_shown(view)) {
    const auto precision = precision_of(ledger::date_of(view.of->log, *read));
    auto& span = spans[period_of(year_of(read->day))];
    ++span.n.at(static_cast<std::size_t>(precision));
    if (precision != Precision::day) span.imprecise.push_back(read->act);
  }
  auto rows = Value::array();
  for (const auto& [period, span] : spans) {
    const auto n = span.n[0] + span.n[1] + span.n[2] + span.n[3];
    rows.push(Value::object({{"period", period},
                             {"n_acts", n},
                             {"day", span.n[0]},
                             {"month", span.n[1]},
                             {"year", span.n[2]},
                             {"other", span.n[3]},
                             {"share_day", share(span.n[0], n)},
                             {"acts", ids_of(*view.of, span.imprecise)}}));
  }
  return rows;
}

Value confidence_rows(const View& view) {
  std::vector<std::pair<std::string, std::vector<ActIndex>>> groups{
      {"high", {}}, {"medium", {}}, {"low", {}}, {"none", {}}};
  for (const auto* read : acts_shown(view)) {
    std::size_t best = 3;
    for (const auto& row : view.of->log.evidence_of(read->act)) {
      if (row.confidence) best = std::min(best, static_cast<std::size_t>(*row.confidence));
    }
    groups[best].second.push_back(read->act);
  }
  return counted(view, "confidence", groups);
}

Value source_rows(const View& view) {
  std::vector<std::pair<std::string, std::vector<ActIndex>>> groups{
      {"0", {}}, {"1", {}}, {"2 or more", {}}};
  for (const auto* read : acts_shown(view))
    groups[std::min<std::size_t>(n_sources(view.of->log, read->act), 2)].second.push_back(
        read->act);
  return counted(view, "sources", groups);
}

Value status_rows(const View& view) {
  std::vector<std::pair<std::string, std::vector<ActIndex>>> groups{
      {"accepted", {}}, {"proposed", {}}, {"disputed", {}}};
  for (ActIndex i = 0; i < view.of->log.acts.size(); ++i) {
    const auto& act = view.of->log.acts[i];
    if (shows(view, act.parties)) groups[static_cast<std::size_t>(act.status)].second.push_back(i);
  }
  auto rows = counted(view, "status", groups);
  rows.if_array()->front().set("acts", Value::array());  // nearly all; `acts` lists them
  return rows;
}

Value by_record_rows(const View& view) {
  auto rows = Value::array();
  for (const auto& spell : view.history.spells) {
    const auto& pair = view.history.pairs[spell.pair];
    if (!spell.by_record || spell.until || !shows(view, std::array{pair.a, pair.b})) continue;
    rows.push(Value::object({{"a", view.of->actors.at(pair.a).code},
                             {"b", view.of->actors.at(pair.b).code},
                             {"title", view.of->titles.at(spell.title).title},
                             {"since", spell.since},
                             {"act", view.of->log.acts[spell.act].id}}));
  }
  return rows;
}

Value without_acts_rows(const View& view) {
  std::vector<bool> acted(view.of->actors.size(), false);
  for (const auto* read : acts_shown(view)) {
    for (const auto party : view.of->log.acts[read->act].parties) acted[party.value] = true;
  }
  std::map<std::string, std::pair<std::int64_t, std::vector<std::string>>> regions;
  for (std::uint32_t i = 0; i < view.in_region.size(); ++i) {
    if (!view.in_region[i]) continue;
    const auto& actor = view.of->actors.at({i});
    if (actor.until.last() < view.since || actor.since.first() > view.until) continue;
    auto& [n, without] = regions[region_of(view, {i})];
    ++n;
    if (!acted[i]) without.push_back(actor.code);
  }
  auto rows = Value::array();
  for (const auto& [region, found] : regions) {
    rows.push(Value::object({{"region", region.empty() ? "(none)" : region},
                             {"n_actors", found.first},
                             {"n_without", found.second.size()},
                             {"actors", found.second}}));
  }
  return rows;
}

Value empty_years(const View& view) {
  auto years = Value::array();
  if (view.since == distant_past || view.until == distant_future) return years;
  std::set<int> with;
  for (const auto* read : acts_shown(view)) with.insert(year_of(read->day));
  for (int year = year_of(view.since); year <= year_of(view.until); ++year) {
    if (!with.contains(year)) years.push(year);
  }
  return years;
}

}  // namespace comity::services
