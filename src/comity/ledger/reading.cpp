// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/reading.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_set>

namespace comity::ledger {

namespace {

std::unordered_set<std::string_view> superseded(const Log& log, bool with_proposed) {
  std::unordered_set<std::string_view> ids;
  for (const auto& act : log.acts) {
    const bool counts =
        act.status == Status::accepted || (with_proposed && act.status == Status::proposed);
    if (counts && !act.supersedes.empty()) ids.insert(act.supersedes);
  }
  return ids;
}

/// Overlays what a source states on an act; nothing if the source is silent or only proposes it.
std::optional<ReadAct> as_stated(const Log& log, ReadAct taken, SourceIndex source) {
  bool stated = false;
  bool kind_found = false;
  bool title_found = false;
  const auto rows = log.evidence_of(taken.act);
  for (const auto& row : rows) {
    if (row.source != source) continue;
    stated = true;
    if (row.date && taken.dated_by == 0) {
      taken.dated_by = static_cast<std::uint32_t>(&row - log.evidence.data()) + 1;
    }
    if (row.kind && !kind_found) {
      taken.kind = *row.kind;
      kind_found = true;
    }
    if (row.title && !title_found) {
      taken.title = row.title;
      title_found = true;
    }
  }
  if (!stated || taken.kind == ActKind::propose) return std::nullopt;
  return taken;
}

}  // namespace

const When& date_of(const Log& log, const ReadAct& act) {
  return act.dated_by == 0 ? log.acts[act.act].date : *log.evidence[act.dated_by - 1].date;
}

Reading read(const Log& log, const ReadingRule& rule) {
  const auto dropped = superseded(log, rule.with_proposed);
  Reading reading;
  reading.acts.reserve(log.acts.size());
  for (ActIndex i = 0; i < log.acts.size(); ++i) {
    const auto& act = log.acts[i];
    const bool counts =
        act.status == Status::accepted || (rule.with_proposed && act.status == Status::proposed);
    if (!counts || (!dropped.empty() && dropped.contains(act.id))) continue;
    std::optional<ReadAct> taken =
        ReadAct{.act = i, .kind = act.kind, .day = {}, .title = act.title};
    if (rule.source) taken = as_stated(log, *taken, *rule.source);
    if (!taken) continue;
    taken->day = resolve(date_of(log, *taken), rule.dates, rule.seed, act.id);
    reading.acts.push_back(*taken);
  }
  const auto order = [](const ReadAct& a) { return std::tuple(a.day, a.kind, a.act); };
  // Files are mostly kept in order of date.
  if (!std::ranges::is_sorted(reading.acts, {}, order)) std::ranges::sort(reading.acts, {}, order);
  return reading;
}

Reading until(Reading reading, Day last) {
  const auto after = std::ranges::upper_bound(reading.acts, last, {}, &ReadAct::day);
  reading.acts.erase(after, reading.acts.end());
  return reading;
}

}  // namespace comity::ledger
