// SPDX-License-Identifier: Apache-2.0
#include "comity/network/lifetimes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity::network {
namespace {

using comity::testing::day;
using comity::testing::history_of;
using comity::testing::World;
using comity::testing::world_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Circle circle_of(const World& world, std::string_view hub = "CHN") {
  return {world.actor(hub), std::vector<bool>(world.actors.size(), true)};
}

/// "BRA 1993-11-15 2012-06-21", with "+" where the wait is censored.
std::vector<std::string> waits(const World& world, std::string_view since = "1900-01-01",
                               std::string_view until = "2020-01-01") {
  const auto history = history_of(world);
  const auto found = waits_for_upgrade(history, circle_of(world), day(since), day(until));
  std::vector<std::string> lines;
  for (const auto& wait : found.waits) {
    lines.push_back(world.actors.at(history.pairs[wait.pair].b).code + " " + to_text(wait.since) +
                    " " + to_text(wait.until) + (wait.upgraded ? "" : "+"));
  }
  if (found.n_left_truncated > 0)
    lines.push_back("truncated " + std::to_string(found.n_left_truncated));
  return lines;
}

TEST(WaitsForUpgrade, GoFromTheEstablishmentToTheFirstUpgrade) {
  EXPECT_THAT(waits(world_of(R"(
    2001-01-01 establish CHN BRA friendly partnership
    2005-01-01 upgrade CHN BRA strategic partnership
    2009-01-01 upgrade CHN BRA comprehensive strategic partnership
    2006-01-01 establish CHN CHL friendly partnership
  )")),
              ElementsAre("BRA 2001-01-01 2005-01-01", "CHL 2006-01-01 2020-01-01+"));
}

TEST(WaitsForUpgrade, AreCensoredByAnEndAndBeginAnew) {
  EXPECT_THAT(waits(world_of(R"(
    2001-01-01 establish CHN BRA friendly partnership
    2003-01-01 end CHN BRA
    2005-01-01 establish CHN BRA friendly partnership
    2006-01-01 upgrade CHN BRA strategic partnership
  )")),
              ElementsAre("BRA 2001-01-01 2003-01-01+", "BRA 2005-01-01 2006-01-01"));
}

TEST(WaitsForUpgrade, LeaveOutAndCountWhatBeganBeforeTheRecord) {
  EXPECT_THAT(waits(world_of(R"(
    2001-01-01 upgrade CHN BRA strategic partnership
    2004-01-01 upgrade CHN BRA comprehensive strategic partnership
    2002-01-01 rename CHN CHL strategic partnership
    2003-01-01 establish CHN PER friendly partnership
  )")),
              ElementsAre("PER 2003-01-01 2020-01-01+", "truncated 2"));
}

TEST(WaitsForUpgrade, TakeThoseEstablishedInTheWindowOnly) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN BRA friendly partnership
    2003-01-01 establish CHN PER friendly partnership
    2005-01-01 upgrade CHN BRA strategic partnership
    2012-01-01 upgrade CHN PER strategic partnership
    2013-01-01 establish CHN CHL friendly partnership
  )");
  EXPECT_THAT(waits(world, "2002-01-01", "2010-01-01"), ElementsAre("PER 2003-01-01 2010-01-01+"));
  EXPECT_THAT(waits(world, "1990-01-01", "1999-01-01"), IsEmpty());
}

TEST(WaitsForUpgrade, DoNotEndWithARenameOrADowngrade) {
  EXPECT_THAT(waits(world_of(R"(
    2001-01-01 establish CHN BRA strategic partnership
    2003-01-01 rename CHN BRA strategic partnership for all
    2004-01-01 downgrade CHN BRA friendly partnership
    2005-01-01 reaffirm CHN BRA
  )")),
              ElementsAre("BRA 2001-01-01 2020-01-01+"));
}

TEST(WaitsForUpgrade, LookAtTheirCircleOnly) {
  const auto world = world_of(R"(
    2001-01-01 establish CHN BRA friendly partnership
    2001-01-01 establish KOR BRA friendly partnership
    2001-01-01 establish CHN CHL energy partnership | layer=sectoral sector=energy
  )");
  EXPECT_THAT(waits(world), ElementsAre("BRA 2001-01-01 2020-01-01+"));
  auto circle = circle_of(world);
  circle.among.assign(world.actors.size(), false);
  EXPECT_THAT(
      waits_for_upgrade(history_of(world), circle, day("1990-01-01"), day("2020-01-01")).waits,
      IsEmpty());
}

TEST(Wait, IsMeasuredInYears) {
  const Wait wait{.upgraded = {}, .since = day("2001-01-01"), .until = day("2005-01-01")};
  EXPECT_NEAR(wait.lifetime().years, 4, 1e-9);
  EXPECT_FALSE(wait.lifetime().ended);
}

}  // namespace
}  // namespace comity::network
