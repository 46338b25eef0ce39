// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/counts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity::ledger {
namespace {

using testing::day;
using ::testing::ElementsAre;
using testing::World;
using testing::world_of;

CountRule china(const World& world) {
  CountRule rule{.principal = world.actor("CHN"),
                 .region = std::vector<bool>(world.actors.size(), true)};
  for (const auto* outside : {"KOR", "PAK"}) {
    if (const auto id = world.actors.find(outside)) rule.region[id->value] = false;
  }
  return rule;
}

YearlyCounts count(const World& world, const CountRule& rule, DateRule dates = DateRule::middle) {
  return count_per_year(world.log, read(world.log, {.dates = dates}), rule);
}

/// Each row as "2012 1/1-1 0/0-0": established and upgraded, each with low and high.
std::vector<std::string> rows_of(const YearlyCounts& counts) {
  const auto text = [](const Count& c) {
    return std::to_string(c.value) + "/" + std::to_string(c.low) + "-" + std::to_string(c.high);
  };
  std::vector<std::string> lines;
  for (const auto& row : counts.rows)
    lines.push_back(std::to_string(row.year) + " " + text(row.n_established) + " " +
                    text(row.n_upgraded));
  return lines;
}

TEST(CountPerYear, CountsThePrincipalWithItsRegionInItsLayers) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN VEN strategic partnership
    2001-01-02 establish CHN PAK strategic partnership
    2001-01-03 establish KOR CHL strategic partnership
    2001-01-04 establish VEN CHL strategic partnership
    2001-01-05 establish CHN VEN energy partnership | layer=sectoral sector=energy
    2014-07-17 establish CHN CELAC comprehensive partnership | layer=regional
    2015-01-01 upgrade   VEN CHN comprehensive strategic partnership
    2016-01-01 reaffirm  CHN VEN
  )");
  const auto counts = count(world, china(world));
  EXPECT_THAT(rows_of(counts),
              ElementsAre("2001 1/1-1 0/0-0", "2014 1/1-1 0/0-0", "2015 0/0-0 1/1-1"));
  EXPECT_EQ(counts.n_established, (Count{2, 2, 2}));
  EXPECT_EQ(counts.n_upgraded, (Count{1, 1, 1}));
  EXPECT_EQ(counts.others.size(), 1U);
}

TEST(CountPerYear, CountsAnActOfSeveralPartnersOnce) {
  const auto world = world_of("2011-01-01 establish CHN CHL COL MEX strategic partnership");
  EXPECT_THAT(rows_of(count(world, china(world))), ElementsAre("2011 1/1-1 0/0-0"));
}

TEST(CountPerYear, RaisesHighInEveryYearAnActMayFallIn) {
  const auto world = world_of("2011-11/2012-02 establish CHN CHL strategic partnership");
  EXPECT_THAT(rows_of(count(world, china(world))),
              ElementsAre("2011 1/0-1 0/0-0", "2012 0/0-1 0/0-0"));
  EXPECT_THAT(rows_of(count(world, china(world), DateRule::latest)),
              ElementsAre("2011 0/0-1 0/0-0", "2012 1/0-1 0/0-0"));
  EXPECT_EQ(count(world, china(world)).n_established, (Count{1, 1, 1}))
      << "it happened, whichever year";
}

TEST(CountPerYear, KnowsThatASetHasHoles) {
  const auto world = world_of("[2004-06,2008-11] establish CHN CHL strategic partnership");
  EXPECT_THAT(rows_of(count(world, china(world))),
              ElementsAre("2004 1/0-1 0/0-0", "2008 0/0-1 0/0-0"));
  auto rule = china(world);
  rule.since = day("2005-01-01");
  rule.until = day("2006-12-31");
  EXPECT_EQ(count(world, rule).n_established, (Count{0, 0, 0}));
}

TEST(CountPerYear, CountsADateThatCrossesTheWindowAsUncertain) {
  const auto world = world_of("1992/1994 establish CHN CHL strategic partnership");
  auto rule = china(world);
  rule.since = day("1993-01-01");
  const auto counts = count(world, rule);
  EXPECT_EQ(counts.n_established, (Count{1, 0, 1}));
  EXPECT_THAT(rows_of(counts), ElementsAre("1993 1/0-1 0/0-0", "1994 0/0-1 0/0-0"));
  EXPECT_EQ(count(world, rule, DateRule::earliest).n_established, (Count{0, 0, 1}));
}

TEST(CountPerYear, TakesTheKnownEndOfAnOpenDate) {
  const auto world = world_of("../2014-07 establish CHN CHL strategic partnership");
  const auto counts = count(world, china(world));
  EXPECT_THAT(rows_of(counts), ElementsAre("2014 1/0-1 0/0-0"));
}

}  // namespace
}  // namespace comity::ledger
