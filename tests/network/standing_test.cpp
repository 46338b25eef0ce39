// SPDX-License-Identifier: Apache-2.0
#include "comity/network/standing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "support/random_log.hpp"

namespace comity::network {
namespace {

using comity::testing::day;
using comity::testing::history_of;
using comity::testing::World;
using comity::testing::world_of;
using ledger::Count;
using titles::Rung;

Circle circle_of(const World& world) {
  return {world.actor("CHN"), std::vector<bool>(world.actors.size(), true)};
}

Standing standing_of(const World& world, std::string_view on) {
  return standing(world.log, ledger::read(world.log, {}), history_of(world), circle_of(world),
                  day(on));
}

TEST(Standing, CountsPartnersByTheirClosestRung) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN BRA strategic partnership
    2001-01-01 establish CHN BRA friendly partnership | layer=regional
    2002-01-01 establish CHN CHL friendly partnership
    2003-01-01 establish CHN PER good neighbours
    2004-01-01 establish KOR PER friendly partnership
  )");
  const auto found = standing_of(world, "2010-01-01");
  EXPECT_EQ(found.count(), (Count{3, 3, 3}));
  EXPECT_EQ(found.on_rung(Rung{4}), (Count{1, 1, 1}));
  EXPECT_EQ(found.on_rung(Rung{1}), (Count{1, 1, 1}));
  EXPECT_EQ(found.on_rung(titles::no_rung), (Count{1, 1, 1})) << "Peru's title is unranked";
  EXPECT_EQ(found.find(world.actor("BRA"))->acts.size(), 2U);
  EXPECT_EQ(found.find(world.actor("KOR")), nullptr);
}

TEST(Standing, HasALowAndAHighWhereDatesAreUncertain) {
  const auto world = world_of("2010 establish CHN BRA strategic partnership");
  EXPECT_EQ(standing_of(world, "2010-03-01").count(), (Count{0, 0, 1}));
  EXPECT_EQ(standing_of(world, "2010-10-01").count(), (Count{1, 0, 1}));
  EXPECT_EQ(standing_of(world, "2010-12-31").count(), (Count{1, 1, 1}));
  EXPECT_EQ(standing_of(world, "2009-12-31").count(), (Count{0, 0, 0}));
}

TEST(Standing, IsSureOfThePartnerAndNotOfTheRungDuringAnUpgradeOfUnknownDay) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN BRA friendly partnership
    2010 upgrade CHN BRA strategic partnership
  )");
  const auto found = standing_of(world, "2010-10-01");
  EXPECT_EQ(found.count(), (Count{1, 1, 1}));
  EXPECT_EQ(found.on_rung(Rung{4}), (Count{1, 0, 1}));
  EXPECT_EQ(found.on_rung(Rung{1}), (Count{0, 0, 1}));
}

TEST(Standing, LeavesSuspendedTiesOut) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN BRA friendly partnership
    2005-01-01 suspend CHN BRA
    2007-01-01 restore CHN BRA
  )");
  EXPECT_EQ(standing_of(world, "2006-01-01").count(), (Count{0, 0, 0}));
  EXPECT_EQ(standing_of(world, "2008-01-01").count(), (Count{1, 1, 1}));
}

TEST(Standing, IsUncertainAroundAnEndOfUnknownDay) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN BRA friendly partnership
    2005 end CHN BRA
  )");
  EXPECT_EQ(standing_of(world, "2004-12-31").count(), (Count{1, 1, 1}));
  EXPECT_EQ(standing_of(world, "2005-03-01").count(), (Count{1, 0, 1}));
  EXPECT_EQ(standing_of(world, "2006-01-01").count(), (Count{0, 0, 0}));
}

TEST(Beginnings, AreTheFirstActsAndSayWhetherSomethingWasBefore) {
  const auto world = world_of(R"(
    2004-11 upgrade CHN BRA strategic partnership
    2001-01-01 establish CHN CHL friendly partnership
    2008-01-01 upgrade CHN CHL strategic partnership
  )");
  const auto found =
      beginnings(world.log, ledger::read(world.log, {}), history_of(world), circle_of(world));
  EXPECT_FALSE(found.at(world.actor("BRA")).is_first);
  EXPECT_EQ(found.at(world.actor("BRA")).date->text(), "2004-11");
  EXPECT_TRUE(found.at(world.actor("CHL")).is_first);
  EXPECT_EQ(world.log.acts[found.at(world.actor("CHL")).act].id, "A2");
}

RC_GTEST_PROP(Standing, LiesBetweenItsLowAndItsHigh, ()) {
  const auto world = world_of(comity::testing::random_log(20, false));
  if (!world.actors.find("AAA")) return;
  const Circle circle{world.actor("AAA"), std::vector<bool>(world.actors.size(), true)};
  for (const auto* on : {"1995-06-01", "2005-06-01", "2015-06-01"}) {
    const auto found =
        standing(world.log, ledger::read(world.log, {}), history_of(world), circle, day(on));
    RC_ASSERT(found.count().low <= found.count().value);
    RC_ASSERT(found.count().value <= found.count().high);
    std::int64_t sum = 0;
    for (std::int16_t rung = 0; rung <= 6; ++rung) {
      const auto count = found.on_rung(Rung{rung});
      RC_ASSERT(count.low <= count.value && count.value <= count.high);
      sum += count.value;
    }
    RC_ASSERT(sum == found.count().value);
  }
}

}  // namespace
}  // namespace comity::network
