// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity::ledger {
namespace {

using testing::day;
using ::testing::ElementsAre;
using testing::World;
using testing::world_of;

/// Each act read as "A1 2012-06-21 upgrade strategic partnership".
std::vector<std::string> acts_of(const World& world, const Reading& reading) {
  std::vector<std::string> lines;
  for (const auto& read : reading.acts) {
    lines.push_back(world.log.acts[read.act].id + " " + to_text(read.day) + " " +
                    to_word(read.kind) +
                    (read.title ? " " + world.titles.at(*read.title).title : ""));
  }
  return lines;
}

std::vector<std::string> ids_of(const World& world, const ReadingRule& rule) {
  std::vector<std::string> ids;
  for (const auto& act : read(world.log, rule).acts) ids.push_back(world.log.acts[act.act].id);
  return ids;
}

TEST(Read, TakesAcceptedActsInOrderOfTheirDay) {
  const auto world = world_of(R"(
    2012-06-21 upgrade   CHN BRA comprehensive strategic partnership
    1993-11-15 establish CHN BRA strategic partnership
    2005       establish CHN PER strategic partnership | status=proposed
    2006       establish CHN CHL strategic partnership | status=disputed
  )");
  EXPECT_THAT(ids_of(world, {}), ElementsAre("A2", "A1"));
  EXPECT_THAT(ids_of(world, {.with_proposed = true}), ElementsAre("A2", "A3", "A1"));
}

TEST(Read, LeavesOutWhatACountedActSupersedes) {
  const auto world = world_of(R"(
    2001 establish CHN VEN strategic partnership
    2002 establish CHN VEN strategic partnership | supersedes=A1
    2003 establish CHN VEN strategic partnership | supersedes=A2
    2004 establish CHN PER strategic partnership
    2005 establish CHN PER strategic partnership | supersedes=A4 status=proposed
    2006 establish CHN PER strategic partnership | supersedes=A4 status=disputed
  )");
  EXPECT_THAT(ids_of(world, {}), ElementsAre("A3", "A4"))
      << "only accepted acts take the place of others";
  EXPECT_THAT(ids_of(world, {.with_proposed = true}), ElementsAre("A3", "A5"));
}

TEST(Read, PutsEstablishmentsFirstAndEndsLastOnOneDay) {
  const auto world = world_of(R"(
    2001-01-01 end       CHN VEN
    2001-01-01 upgrade   CHN VEN strategic partnership
    2001-01-01 establish CHN VEN friendly partnership
  )");
  EXPECT_THAT(ids_of(world, {}), ElementsAre("A3", "A2", "A1"));
}

TEST(Read, AsASourceStatesItTakesTheFirstValueAmongItsRows) {
  const auto world = world_of(R"(
    2004-11-15 upgrade CHN ARG strategic partnership
      gmw: 2001; establish; comprehensive partnership
      zhang2024: ; establish
      zhang2024: 2004-06; upgrade; cooperative partnership
      zhang2024: 2004-07
  )");
  const auto as = [&](const char* id) {
    return acts_of(world, read(world.log, {.source = world.source(id)}));
  };
  EXPECT_THAT(as("zhang2024"), ElementsAre("A1 2004-06-15 establish cooperative partnership"));
  EXPECT_THAT(as("gmw"), ElementsAre("A1 2001-07-02 establish comprehensive partnership"));
  EXPECT_THAT(acts_of(world, read(world.log, {})),
              ElementsAre("A1 2004-11-15 upgrade strategic partnership"));
}

TEST(Read, AsASourceStatesItTakesTheResolvedValueWhereTheSourceIsSilent) {
  const auto world = world_of(R"(
    2008-11-19 establish CHN PER strategic partnership
      xwlb:
    2009 establish CHN CRI strategic partnership
  )");
  EXPECT_THAT(acts_of(world, read(world.log, {.source = world.source("xwlb")})),
              ElementsAre("A1 2008-11-19 establish strategic partnership"))
      << "an act the source does not name is not among its acts";
}

TEST(Read, LeavesOutWhatTheSourceOnlyProposes) {
  const auto world = world_of(R"(
    2014-07 establish CHN CELAC comprehensive partnership
      zhang2024: ; propose
      zhang2024: ; establish
      xwlb: ; establish
      xwlb: ; propose
  )");
  EXPECT_TRUE(read(world.log, {.source = world.source("zhang2024")}).acts.empty());
  EXPECT_EQ(read(world.log, {.source = world.source("xwlb")}).acts.size(), 1U)
      << "its first stated kind counts";
}

TEST(Read, KnowsWhichPassageDatesAnAct) {
  const auto world = world_of(R"(
    2012-06-21 upgrade CHN BRA strategic partnership
      zhang2024: 2012
  )");
  const auto stated = read(world.log, {.source = world.source("zhang2024")});
  EXPECT_EQ(date_of(world.log, stated.acts.front()).text(), "2012");
  EXPECT_EQ(date_of(world.log, read(world.log, {}).acts.front()).text(), "2012-06-21");
}

TEST(Read, SettlesRandomDatesByActAndNotByPlaceInTheFile) {
  const auto first = world_of(R"(
    2001 establish CHN VEN strategic partnership | id=X
    2005 establish CHN PER strategic partnership | id=Y
  )");
  const auto second = world_of(R"(
    2005 establish CHN PER strategic partnership | id=Y
    2001 establish CHN VEN strategic partnership | id=X
  )");
  const ReadingRule rule{.dates = DateRule::random, .seed = 5};
  EXPECT_EQ(acts_of(first, read(first.log, rule)), acts_of(second, read(second.log, rule)));
}

TEST(Until, CutsAfterADay) {
  const auto world = world_of(R"(
    2001-05-01 establish CHN VEN friendly partnership
    2001-05-02 upgrade   CHN VEN strategic partnership
  )");
  EXPECT_EQ(until(read(world.log, {}), day("2001-05-01")).acts.size(), 1U);
  EXPECT_EQ(until(read(world.log, {}), day("2001-04-30")).acts.size(), 0U);
  EXPECT_EQ(until(read(world.log, {}), day("2001-05-02")).acts.size(), 2U);
}

}  // namespace
}  // namespace comity::ledger
