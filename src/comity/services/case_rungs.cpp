// SPDX-License-Identifier: Apache-2.0
#include "comity/services/case_rungs.hpp"

#include <algorithm>
#include <set>

#include "comity/ledger/risk_set.hpp"

namespace comity::services {

namespace {

using ledger::Holding;
using ledger::Segment;
using ledger::Standing;
using models::Node;

constexpr std::chrono::days next_day{1};

/// What a pair held as its first day began, then each change on its day.
std::vector<Segment> states_of(const ledger::History& history, const ledger::Dyad& dyad) {
  auto segments = ledger::timeline(history, dyad);
  if (segments.empty()) return segments;
  auto earlier = dyad;
  earlier.covered = {dyad.covered.first - next_day, dyad.covered.first};
  const auto before = ledger::timeline(history, earlier).front().standing;
  if (before != segments.front().standing)
    segments.insert(segments.begin(), {dyad.covered.first - next_day, before});
  return segments;
}

double rung_in(const Standing& standing) {
  return standing.rung ? static_cast<double>(standing.rung->value) : 0.0;
}

class Expansion {
 public:
  Expansion(const ledger::History& history, std::span<const ledger::Dyad> dyads, const Nodes& nodes,
            const RungRule& rule, Closures& closures)
      : history_(history), dyads_(dyads), nodes_(nodes), rule_(rule), closures_(closures) {
    made_.rung = {.name = "rung", .directed = false, .change = models::Change::replace};
    made_.partner = {
        .name = "partner", .directed = false, .change = models::Change::replace, .follows = true};
  }

  CaseRungs run() {
    close_others();
    for (const auto& dyad : dyads_) add_pair(dyad);
    for (const auto& interval : ledger::risk_set(history_, dyads_, rule_.window))
      if (interval.event) add_event(interval);
    std::ranges::stable_sort(made_.rung.changes, {}, &models::TieChange::time);
    std::ranges::stable_sort(made_.partner.changes, {}, &models::TieChange::time);
    std::ranges::stable_sort(made_.events, {}, &models::Event::time);
    return std::move(made_);
  }

 private:
  [[nodiscard]] std::pair<Node, Node> ends_of(const ledger::Dyad& dyad) const {
    return {nodes_.at(dyad.a), nodes_.at(dyad.b)};
  }

  [[nodiscard]] bool is_compared(const Standing& standing) const {
    return standing.holding == Holding::ranked || standing.holding == Holding::none ||
           (standing.holding == Holding::unranked && !rule_.ranked_only);
  }

  void close_others() {
    std::set<std::pair<Node, Node>> scope;
    for (const auto& dyad : dyads_) {
      const auto [a, b] = ends_of(dyad);
      scope.insert(ordered(a, b));
    }
    for (Node a = 0; a < nodes_.size(); ++a)
      for (Node b = a + 1; b < nodes_.size(); ++b)
        if (!scope.contains({a, b})) closures_.close(a, b, models::before_all);
  }

  void add_pair(const ledger::Dyad& dyad) {
    const auto [a, b] = ends_of(dyad);
    const auto states = states_of(history_, dyad);
    bool compared = !states.empty() && dyad.covered.first <= rule_.window.first &&
                    is_compared(states.front().standing);
    if (!compared) closures_.close(a, b, models::before_all);
    for (std::size_t i = 0; i < states.size(); ++i) {
      const auto& [since, now] = states[i];
      tie(dyad, since, now, i == 0);
      if (is_compared(now) == compared) continue;
      compared = !compared;
      const auto from =
          models::time_of(i == 0 ? std::max(since, dyad.covered.first) : since + next_day);
      compared ? closures_.open(a, b, from) : closures_.close(a, b, from);
    }
    if (compared && dyad.covered.last < rule_.window.last)
      closures_.close(a, b, models::time_of(dyad.covered.last + next_day));
  }

  /// Puts what a pair holds into both networks; a first state stands from the start.
  void tie(const ledger::Dyad& dyad, Day since, const Standing& now, bool first) {
    const auto [a, b] = ends_of(dyad);
    const double held = ledger::holds_title(now) ? 1 : 0;
    if (!first) {
      made_.rung.changes.push_back({models::time_of(since), a, b, rung_in(now)});
      made_.partner.changes.push_back({models::time_of(since), a, b, held});
    } else if (held > 0) {
      made_.rung.initial.push_back({models::before_all, a, b, rung_in(now)});
      made_.partner.initial.push_back({models::before_all, a, b, held});
    }
  }

  void add_event(const ledger::RiskInterval& interval) {
    const bool asked = std::ranges::any_of(interval.steps, [&](std::uint32_t step) {
      return std::ranges::find(rule_.events, history_.transitions[step].kind) != rule_.events.end();
    });
    const bool lands = is_compared(interval.after) || !rule_.ranked_only;
    if (!asked || !lands || !is_compared(interval.before)) return;
    const auto [a, b] = ends_of(dyads_[interval.dyad]);
    const Day day = rule_.window.first + std::chrono::days{interval.stop - 1};
    made_.events.push_back(
        {.time = models::time_of(day), .from = a, .to = b, .value = rung_in(interval.after)});
  }

  const ledger::History& history_;
  std::span<const ledger::Dyad> dyads_;
  const Nodes& nodes_;
  const RungRule& rule_;
  Closures& closures_;
  CaseRungs made_;
};

}  // namespace

Nodes::Nodes(std::span<const ledger::Dyad> dyads) {
  for (const auto& dyad : dyads) actors_.insert(actors_.end(), {dyad.a, dyad.b});
  std::ranges::sort(actors_);
  const auto same = std::ranges::unique(actors_);
  actors_.erase(same.begin(), same.end());
}

std::optional<Node> Nodes::find(actors::ActorId actor) const {
  const auto at = std::ranges::lower_bound(actors_, actor);
  if (at == actors_.end() || *at != actor) return std::nullopt;
  return static_cast<Node>(at - actors_.begin());
}

std::vector<models::TieChange> Closures::opportunity() const {
  std::vector<models::TieChange> changes;
  for (const auto& [pair, reasons] : reasons_) {
    int standing = 0;
    for (const auto& [time, by] : reasons) {
      const bool was_closed = standing > 0;
      standing += by;
      if (was_closed != (standing > 0))
        changes.push_back({time, pair.first, pair.second, standing > 0 ? 0.0 : 1.0});
    }
  }
  std::ranges::stable_sort(changes, {}, &models::TieChange::time);
  return changes;
}

CaseRungs rungs_of(const ledger::History& history, std::span<const ledger::Dyad> dyads,
                   const Nodes& nodes, const RungRule& rule, Closures& closures) {
  return Expansion(history, dyads, nodes, rule, closures).run();
}

}  // namespace comity::services
