// SPDX-License-Identifier: Apache-2.0
// Laws of the panels: they say what a slow lookup says, and no act is lost or counted twice.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "comity/ledger/risk_set.hpp"
#include "comity/ledger/state_panel.hpp"
#include "support/random_log.hpp"

namespace comity::ledger {
namespace {

using testing::day;
using testing::random_log;
using testing::world_of;

const DayRange drawn_years{day("1990-01-01"), day("2030-12-31")};

struct Drawn {
  testing::World world;
  History history;
  std::vector<Dyad> dyads;
};

/// A random log with all pairs of its actors in scope.
Drawn draw() {
  Drawn drawn{world_of(random_log(20, true)), {}, {}};
  drawn.history = testing::history_of(drawn.world);
  PanelRule rule{.scope = {}, .window = drawn_years};
  const auto n = static_cast<std::uint32_t>(drawn.world.actors.size());
  for (std::uint32_t a = 0; a < n; ++a) {
    for (std::uint32_t b = a + 1; b < n; ++b) rule.scope.push_back({{b}, {a}});
  }
  drawn.dyads = dyads_of(drawn.world.actors, drawn.history, rule);
  return drawn;
}

/// The obviously right standing of a pair on a day: every spell is looked at.
Standing slow_standing(const History& history, const Dyad& dyad, Day on) {
  const auto concerns = [&](PairIndex place) {
    const auto& pair = history.pairs[place];
    const bool two =
        (pair.a == dyad.a && pair.b == dyad.b) || (pair.a == dyad.b && pair.b == dyad.a);
    return two && (pair.layer == Layer::bilateral || pair.layer == Layer::regional);
  };
  Standing found{Holding::none, titles::no_rung};
  for (const auto pair : unknown_on(history, on)) {
    if (concerns(pair)) found = {};
  }
  Standing held;
  for (const auto& spell : spells_on(history, on)) {
    if (!concerns(spell.pair) || !spell.in_force) continue;
    held = closer(
        held, spell.rung ? Standing{Holding::ranked, spell.rung} : Standing{Holding::unranked, {}});
  }
  return holds_title(held) ? held : found;
}

RC_GTEST_PROP(PanelLaws, SayWhatASlowLookupSays, ()) {
  const auto drawn = draw();
  const auto periods = years_of(drawn_years);
  for (const auto& dyad : drawn.dyads) {
    const auto held = observe(drawn.history, dyad, periods, drawn_years);
    for (std::size_t i = 0; i < periods.size(); ++i) {
      RC_ASSERT(held[i].first == slow_standing(drawn.history, dyad, periods[i].first));
      RC_ASSERT(held[i].last == slow_standing(drawn.history, dyad, periods[i].last));
    }
  }
}

RC_GTEST_PROP(PanelLaws, CountEachActOnce, ()) {
  const auto drawn = draw();
  for (const auto& periods : {years_of(drawn_years), months_of(drawn_years)}) {
    for (const auto& dyad : drawn.dyads) {
      std::int64_t total = 0;
      for (const auto& row : observe(drawn.history, dyad, periods, drawn_years))
        total += row.acts.total();
      RC_ASSERT(total == static_cast<std::int64_t>(dyad.steps.size()));
    }
  }
}

RC_GTEST_PROP(PanelLaws, EndAYearAsTheNextBegins, ()) {
  const auto drawn = draw();
  const auto periods = years_of(drawn_years);
  for (const auto& dyad : drawn.dyads) {
    const auto held = observe(drawn.history, dyad, periods, drawn_years);
    for (std::size_t i = 0; i + 1 < periods.size(); ++i) {
      const bool acts = std::ranges::any_of(dyad.steps, [&](std::uint32_t step) {
        return drawn.history.transitions[step].day == periods[i + 1].first;
      });
      RC_ASSERT(acts || held[i].last == held[i + 1].first);
      RC_ASSERT(closer(held[i].highest, held[i].last) == held[i].highest);
    }
  }
}

RC_GTEST_PROP(PanelLaws, AddUpToActors, ()) {
  const auto drawn = draw();
  const auto periods = years_of(drawn_years);
  const auto rows =
      observe_actors(drawn.world.actors, drawn.history, drawn.dyads, periods, drawn_years);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < periods.size(); ++i) {
      std::int64_t partners = 0;
      for (const auto& dyad : drawn.dyads) {
        if (dyad.a != row.actor && dyad.b != row.actor) continue;
        partners += holds_title(slow_standing(drawn.history, dyad, periods[i].last)) ? 1 : 0;
      }
      RC_ASSERT(row.periods[i].partners_last == partners);
    }
  }
}

RC_GTEST_PROP(RiskSetLaws, CoverEachPairWithoutGaps, ()) {
  const auto drawn = draw();
  const auto intervals = risk_set(drawn.history, drawn.dyads, drawn_years);
  std::vector<std::int64_t> stop(drawn.dyads.size(), 0);
  std::vector<std::size_t> steps(drawn.dyads.size(), 0);
  for (const auto& row : intervals) {
    RC_ASSERT(row.start == stop[row.dyad]);
    RC_ASSERT(row.start < row.stop);
    const auto inside = drawn_years.first + std::chrono::days{row.stop - 1};
    RC_ASSERT(row.after == slow_standing(drawn.history, drawn.dyads[row.dyad], inside));
    stop[row.dyad] = row.stop;
    steps[row.dyad] += row.steps.size();
  }
  for (std::size_t i = 0; i < drawn.dyads.size(); ++i) {
    RC_ASSERT(stop[i] == (drawn_years.last - drawn_years.first).count() + 1);
    RC_ASSERT(steps[i] == drawn.dyads[i].steps.size());
  }
}

}  // namespace
}  // namespace comity::ledger
