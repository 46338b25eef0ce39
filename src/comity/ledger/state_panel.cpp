// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/state_panel.hpp"

#include <algorithm>

namespace comity::ledger {

namespace {

constexpr auto absent = UINT32_MAX;

bool has(const DayRange& range, Day day) { return range.first <= day && day <= range.last; }

class ActorPanel {
 public:
  ActorPanel(const actors::Register& actors, std::span<const DayRange> periods,
             const DayRange& window)
      : actors_(actors),
        periods_(periods),
        window_(window),
        place_(actors.size(), absent),
        exists_(actors.size()) {}

  void enter(std::span<const Dyad> dyads) {
    std::vector<bool> named(actors_.size(), false);
    for (std::uint32_t i = 0; i < actors_.size(); ++i) {
      const auto life = existence_of(actors_.at({i}));
      exists_[i] = {std::max(life.first, window_.first), std::min(life.last, window_.last)};
    }
    for (const auto& dyad : dyads) {
      for (const auto actor : {dyad.a, dyad.b}) named[actor.value] = true;
    }
    for (std::uint32_t i = 0; i < actors_.size(); ++i) {
      if (!named[i]) continue;
      place_[i] = static_cast<std::uint32_t>(rows_.size());
      rows_.push_back({{i}, std::vector<ActorPeriod>(periods_.size())});
    }
  }

  void add(const Dyad& dyad, std::span<const DyadPeriod> held) {
    for (const auto actor : {dyad.a, dyad.b}) {
      auto& row = rows_[place_[actor.value]];
      auto& exists = exists_[actor.value];
      if (dyad.covered.first <= dyad.covered.last) {
        exists.first = std::min(exists.first, dyad.covered.first);
        exists.last = std::max(exists.last, dyad.covered.last);
      }
      for (std::size_t i = 0; i < held.size(); ++i) add(dyad, held[i], i, row.periods[i]);
    }
  }

  /// Counts each act once for each actor of the scope.
  void add_acts(const History& history, std::span<const Dyad> dyads) {
    std::vector<bool> counts(history.transitions.size(), false);
    for (const auto& dyad : dyads) {
      for (const auto step : dyad.steps) counts[step] = true;
    }
    std::vector<ActIndex> seen(actors_.size(), absent);
    std::size_t period = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const auto& step = history.transitions[i];
      if (!counts[i] || !has(window_, step.day)) continue;
      while (period < periods_.size() && periods_[period].last < step.day) ++period;
      for (const auto actor : {history.pairs[step.pair].a, history.pairs[step.pair].b}) {
        if (seen[actor.value] == step.act) continue;
        seen[actor.value] = step.act;
        rows_[place_[actor.value]].periods[period].acts.add(step.kind);
      }
    }
  }

  std::vector<ActorRow> finish() {
    for (auto& row : rows_) {
      const auto& exists = exists_[row.actor.value];
      for (std::size_t i = 0; i < periods_.size(); ++i) close(exists, periods_[i], row.periods[i]);
    }
    return std::move(rows_);
  }

 private:
  void add(const Dyad& dyad, const DyadPeriod& held, std::size_t i, ActorPeriod& sum) const {
    sum.first = closer(sum.first, held.first);
    sum.last = closer(sum.last, held.last);
    sum.highest = closer(sum.highest, held.highest);
    sum.partners_first += holds_title(held.first) ? 1 : 0;
    sum.partners_last += holds_title(held.last) ? 1 : 0;
    const auto late = [&](const Standing& standing, Day day) {
      return standing.holding == Holding::unknown && has(dyad.covered, day) ? 1 : 0;
    };
    sum.unknown_first += late(held.first, periods_[i].first);
    sum.unknown_last += late(held.last, periods_[i].last);
  }

  /// Holding nothing is known only where the actor exists and no record begins late.
  static void settle(Standing& standing, bool covered, std::int64_t unknown) {
    if (holds_title(standing)) return;
    standing = covered && unknown == 0 ? Standing{Holding::none, titles::no_rung} : Standing{};
  }

  static void close(const DayRange& exists, const DayRange& period, ActorPeriod& sum) {
    settle(sum.first, has(exists, period.first), sum.unknown_first);
    settle(sum.last, has(exists, period.last), sum.unknown_last);
    const auto first = std::max(exists.first, period.first);
    const auto last = std::min(exists.last, period.last);
    sum.days_covered = last < first ? 0 : (last - first).count() + 1;
    settle(sum.highest, sum.days_covered > 0, std::max(sum.unknown_first, sum.unknown_last));
  }

  const actors::Register& actors_;
  std::span<const DayRange> periods_;
  DayRange window_;
  std::vector<std::uint32_t> place_;  ///< in rows_, by ActorId
  std::vector<DayRange> exists_;      ///< by ActorId
  std::vector<ActorRow> rows_;
};

}  // namespace

std::vector<ActorRow> observe_actors(const actors::Register& actors, const History& history,
                                     std::span<const Dyad> dyads, std::span<const DayRange> periods,
                                     const DayRange& window) {
  ActorPanel panel(actors, periods, window);
  panel.enter(dyads);
  for (const auto& dyad : dyads) panel.add(dyad, observe(history, dyad, periods, window));
  panel.add_acts(history, dyads);
  return panel.finish();
}

}  // namespace comity::ledger
