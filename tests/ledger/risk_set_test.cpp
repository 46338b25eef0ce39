// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/risk_set.hpp"

#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity::ledger {
namespace {

using testing::day;
using testing::history_of;
using testing::World;
using testing::world_of;

const DayRange year_at_risk{day("2000-01-01"), day("2000-12-31")};

/// Each interval as "0-31 upgrade 1>4 #1 gap 0-31", with "late" and "censored" where they hold.
std::vector<std::string> intervals_of(const World& world) {
  const auto history = history_of(world);
  const auto dyads =
      dyads_of(world.actors, history,
               {.scope = {{world.actor("CHN"), world.actor("BRA")}}, .window = year_at_risk});
  std::vector<std::string> lines;
  const auto told = [](const Standing& s) {
    return s.rung ? std::to_string(s.rung->value) : to_word(s.holding);
  };
  for (const auto& row : risk_set(history, dyads, year_at_risk)) {
    auto line = std::to_string(row.start) + "-" + std::to_string(row.stop) + " ";
    line += row.event ? to_word(history.transitions[row.steps.back()].kind) : "censored";
    line += " " + told(row.before) + ">" + told(row.after) + " #" + std::to_string(row.nth_event);
    line += " gap " + std::to_string(row.gap_start) + "-" + std::to_string(row.gap_stop);
    if (row.left_truncated) line += " late";
    EXPECT_NE(row.event, row.right_censored);
    lines.push_back(line);
  }
  return lines;
}

TEST(RiskSet, CutsAtEachAct) {
  EXPECT_EQ(
      intervals_of(world_of(R"(
              2000-01-01 establish CHN BRA friendly partnership
              2000-01-31 upgrade CHN BRA strategic partnership
            )")),
      (std::vector<std::string>{"0-1 establish 0>1 #1 gap 0-1", "1-31 upgrade 1>4 #2 gap 0-30",
                                "31-366 censored 4>4 #3 gap 0-335"}));
}

TEST(RiskSet, KnowsWhatWasHeldBeforeTheWindow) {
  EXPECT_EQ(intervals_of(world_of(R"(
              1999-12-01 establish CHN BRA friendly partnership
              2000-01-10 upgrade CHN BRA strategic partnership
            )")),
            (std::vector<std::string>{"0-10 upgrade 1>4 #2 gap 30-40",
                                      "10-366 censored 4>4 #3 gap 0-356"}));
}

TEST(RiskSet, MarksWhatALateRecordLeavesOpen) {
  EXPECT_EQ(intervals_of(world_of("2000-01-10 upgrade CHN BRA strategic partnership"))[0],
            "0-10 upgrade unknown>4 #1 gap 0-10 late");
}

TEST(RiskSet, TakesActsOfOneDayAsOneEvent) {
  EXPECT_EQ(intervals_of(world_of(R"(
              2000-01-10 establish CHN BRA friendly partnership
              2000-01-10 upgrade CHN BRA strategic partnership
            )"))[0],
            "0-10 upgrade 0>4 #1 gap 0-10");
}

TEST(RiskSet, EndsWithAnActOnTheLastDay) {
  const auto lines = intervals_of(world_of("2000-12-31 establish CHN BRA friendly partnership"));
  EXPECT_EQ(lines, (std::vector<std::string>{"0-366 establish 0>1 #1 gap 0-366"}));
}

}  // namespace
}  // namespace comity::ledger
