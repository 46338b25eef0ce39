// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/panel.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "comity/base/words.hpp"

namespace comity::ledger {

namespace {

constexpr Words<4> holding_table{"ranked", "unranked", "none", "unknown"};

std::uint64_t key_of(ActorId a, ActorId b) {
  const auto [low, high] = std::minmax(a.value, b.value);
  return (std::uint64_t{low} << 32U) | high;
}

DayRange common(const DayRange& a, const DayRange& b) {
  return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

std::int64_t days_in(const DayRange& range) {
  return range.last < range.first ? 0 : (range.last - range.first).count() + 1;
}

/// An act proves that its parties exist, whatever the rule made of its date.
void stretch(const History& history, const DayRange& window, Dyad& dyad) {
  for (const auto step : dyad.steps) {
    const auto day = history.transitions[step].day;
    if (day < window.first || day > window.last) continue;
    dyad.covered.first = std::min(dyad.covered.first, day);
    dyad.covered.last = std::max(dyad.covered.last, day);
  }
}

/// The titles a pair holds while the days go by.
class Held {
 public:
  void change(const Spell& spell, int by) {
    if (!spell.in_force) return;
    if (!spell.rung) {
      unranked_ += by;
      return;
    }
    auto& n = ranked_[*spell.rung];
    n += by;
    if (n == 0) ranked_.erase(*spell.rung);
  }
  void change_unknown(int by) { unknown_ += by; }
  [[nodiscard]] Standing standing() const {
    if (!ranked_.empty()) return {Holding::ranked, ranked_.rbegin()->first};
    if (unranked_ > 0) return {Holding::unranked, {}};
    if (unknown_ > 0) return {Holding::unknown, {}};
    return {Holding::none, titles::no_rung};
  }

 private:
  std::map<Rung, int> ranked_;
  int unranked_ = 0;
  int unknown_ = 0;
};

/// A day on which a spell begins or ends, or a late record begins.
struct Change {
  Day day;
  const Spell* spell = nullptr;  ///< null: the record begins
  int by = 0;
};

std::vector<Change> changes_of(const History& history, const Dyad& dyad) {
  std::vector<Change> changes;
  for (const auto pair : dyad.pairs) {
    const auto& begins = history.pairs[pair].unknown_before;
    if (!begins) continue;
    changes.push_back({distant_past, nullptr, 1});
    changes.push_back({*begins, nullptr, -1});
  }
  for (const auto place : dyad.spells) {
    const auto& spell = history.spells[place];
    if (spell.until == spell.since) continue;
    changes.push_back({spell.since, &spell, 1});
    if (spell.until) changes.push_back({*spell.until, &spell, -1});
  }
  std::ranges::stable_sort(changes, {}, &Change::day);
  return changes;
}

std::vector<DayRange> periods_of(const DayRange& window, std::chrono::months step) {
  using std::chrono::year_month_day;
  std::vector<DayRange> periods;
  const year_month_day begin(window.first);
  auto month = begin.year() / begin.month();
  if (step.count() == 12) month = begin.year() / std::chrono::January;
  for (; Day(month / 1) <= window.last; month += step)
    periods.push_back({Day(month / 1), Day((month + step) / 1) - std::chrono::days{1}});
  return periods;
}

}  // namespace

bool holds_title(const Standing& standing) {
  return standing.holding == Holding::ranked || standing.holding == Holding::unranked;
}

const Standing& closer(const Standing& a, const Standing& b) {
  if (a.holding != b.holding) return a.holding < b.holding ? a : b;
  return b.rung > a.rung ? b : a;
}

std::int64_t Tally::total() const {
  return std::accumulate(by_kind.begin(), by_kind.end(), std::int64_t{0});
}

DayRange existence_of(const actors::Actor& actor) {
  return {actor.since.first(), actor.until.last()};
}

std::vector<Dyad> dyads_of(const actors::Register& actors, const History& history,
                           const PanelRule& rule) {
  std::vector<Dyad> dyads;
  std::unordered_map<std::uint64_t, std::uint32_t> places;
  for (const auto& [a, b] : rule.scope) {
    places.emplace(key_of(a, b), static_cast<std::uint32_t>(dyads.size()));
    const auto both = common(existence_of(actors.at(a)), existence_of(actors.at(b)));
    dyads.push_back({.a = a,
                     .b = b,
                     .covered = common(rule.window, both),
                     .pairs = {},
                     .spells = {},
                     .steps = {}});
  }
  constexpr auto outside = UINT32_MAX;
  std::vector<std::uint32_t> dyad_of(history.pairs.size(), outside);
  for (std::uint32_t i = 0; i < history.pairs.size(); ++i) {
    const auto& pair = history.pairs[i];
    if (std::ranges::find(rule.layers, pair.layer) == rule.layers.end()) continue;
    const auto found = places.find(key_of(pair.a, pair.b));
    if (found == places.end()) continue;
    dyad_of[i] = found->second;
    dyads[found->second].pairs.push_back(i);
  }
  for (std::uint32_t i = 0; i < history.spells.size(); ++i) {
    const auto at = dyad_of[history.spells[i].pair];
    if (at != outside) dyads[at].spells.push_back(i);
  }
  for (std::uint32_t i = 0; i < history.transitions.size(); ++i) {
    const auto at = dyad_of[history.transitions[i].pair];
    if (at != outside) dyads[at].steps.push_back(i);
  }
  for (auto& dyad : dyads) stretch(history, rule.window, dyad);
  return dyads;
}

std::vector<Segment> timeline(const History& history, const Dyad& dyad) {
  std::vector<Segment> segments;
  if (days_in(dyad.covered) == 0) return segments;
  const auto changes = changes_of(history, dyad);
  Held held;
  std::size_t next = 0;
  const auto pass = [&](Day day) {
    for (; next < changes.size() && changes[next].day <= day; ++next) {
      const auto& change = changes[next];
      if (change.spell == nullptr) {
        held.change_unknown(change.by);
      } else {
        held.change(*change.spell, change.by);
      }
    }
  };
  pass(dyad.covered.first);
  segments.push_back({dyad.covered.first, held.standing()});
  while (next < changes.size() && changes[next].day <= dyad.covered.last) {
    const auto day = changes[next].day;
    pass(day);
    if (held.standing() != segments.back().standing) segments.push_back({day, held.standing()});
  }
  return segments;
}

Standing standing_on(std::span<const Segment> segments, const Dyad& dyad, Day day) {
  if (segments.empty() || day < dyad.covered.first || day > dyad.covered.last) return {};
  return std::prev(std::ranges::upper_bound(segments, day, {}, &Segment::since))->standing;
}

std::vector<DayRange> years_of(const DayRange& window) {
  return periods_of(window, std::chrono::months{12});
}

std::vector<DayRange> months_of(const DayRange& window) {
  return periods_of(window, std::chrono::months{1});
}

std::vector<DyadPeriod> observe(const History& history, const Dyad& dyad,
                                std::span<const DayRange> periods, const DayRange& window) {
  const auto segments = timeline(history, dyad);
  const auto end_of = [&](std::size_t i) {
    return i + 1 < segments.size() ? segments[i + 1].since - std::chrono::days{1}
                                   : dyad.covered.last;
  };
  std::vector<DyadPeriod> rows;
  rows.reserve(periods.size());
  std::size_t at = 0;
  std::size_t step = 0;
  for (const auto& period : periods) {
    DyadPeriod row;
    while (at < segments.size() && end_of(at) < period.first) ++at;
    for (auto i = at; i < segments.size() && segments[i].since <= period.last; ++i) {
      const auto part = common({segments[i].since, end_of(i)}, period);
      const auto& now = segments[i].standing;
      if (part.first == period.first) row.first = now;
      if (part.last == period.last) row.last = now;
      if (now.holding != Holding::unknown) row.days_covered += days_in(part);
      row.highest = closer(row.highest, now);
    }
    for (; step < dyad.steps.size(); ++step) {
      const auto& done = history.transitions[dyad.steps[step]];
      if (done.day > period.last) break;
      if (done.day >= std::max(period.first, window.first) && done.day <= window.last)
        row.acts.add(done.kind);
    }
    rows.push_back(row);
  }
  return rows;
}

std::string to_word(Holding holding) { return comity::to_word(holding_table, holding); }

std::vector<std::string> holding_words() { return {holding_table.begin(), holding_table.end()}; }

}  // namespace comity::ledger
