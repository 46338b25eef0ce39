// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/upgrades.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity::ledger {
namespace {

using comity::testing::World;
using comity::testing::world_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::array both{Layer::bilateral, Layer::regional};

std::vector<std::string> steps(const World& world) {
  std::vector<std::string> lines;
  for (const auto& step : upgrades(world.log, world.titles, read(world.log, {}), both)) {
    lines.push_back(step.act + ": " + world.titles.at(step.lower).title + " > " +
                    world.titles.at(step.higher).title);
  }
  return lines;
}

TEST(Upgrades, GoFromTheTitleHeldBefore) {
  EXPECT_THAT(steps(world_of(R"(
    2001 establish CHN BRA friendly partnership
    2004 rename CHN BRA good friendly partnership
    2012 upgrade CHN BRA strategic partnership
  )")),
              ElementsAre("A3: good friendly partnership > strategic partnership"));
}

TEST(Upgrades, OfManyPairsCountOncePerStep) {
  EXPECT_THAT(steps(world_of(R"(
    2001 establish CHN FJI WSM TON friendly partnership
    2004 establish CHN PNG good partnership
    2012 upgrade CHN FJI WSM TON PNG strategic partnership
  )")),
              ElementsAre("A3: friendly partnership > strategic partnership",
                          "A3: good partnership > strategic partnership"));
}

TEST(Upgrades, SayNothingWhereTheTitleBeforeIsNotKnown) {
  EXPECT_THAT(steps(world_of("2012 upgrade CHN BRA strategic partnership")), IsEmpty());
}

TEST(Upgrades, SayNothingOfATitleThatNoSourceStates) {
  auto world = world_of("2012 upgrade CHN BRA strategic partnership");
  const auto unknown =
      world.titles.add({.title = "title not stated", .components = {"unknown"}}).value();
  auto first = world.log.acts.front();
  first.date = comity::testing::when("1996");
  first.kind = ActKind::establish;
  first.title = unknown;
  world.log.acts.push_back(first);
  index_evidence(world.log);
  EXPECT_THAT(steps(world), IsEmpty());
}

TEST(Upgrades, LeaveOtherLayersAndProposedActsOut) {
  EXPECT_THAT(steps(world_of(R"(
    2001 establish CHN BRA energy partnership | layer=sectoral sector=energy
    2004 upgrade CHN BRA strategic energy partnership | layer=sectoral sector=energy
    2005 establish CHN CHL friendly partnership
    2008 upgrade CHN CHL strategic partnership | status=proposed
  )")),
              IsEmpty());
}

}  // namespace
}  // namespace comity::ledger
