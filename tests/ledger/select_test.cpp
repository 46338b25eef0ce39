// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/select.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity::ledger {
namespace {

using testing::day;
using ::testing::ElementsAre;
using testing::world_of;

constexpr auto record = R"(
  1993-11    establish CHN BRA strategic partnership
    paper: 1993
  1998       establish IND FRA strategic partnership
    gazette: 1998
  2014-11-22 establish CHN FJI WSM strategic partnership | binding=star
    news: 2014-11-22
  2023-12/2024-01 establish CHN NIC strategic partnership
    news: 2024
  2024-05-01 establish CHN BRA friendly community | layer=community
    paper: 2024
)";

Selection of(const testing::World& world, std::vector<std::string> principals,
             std::vector<std::string> region) {
  Selection selection{.principals = std::vector<bool>(world.actors.size(), false),
                      .region = std::vector<bool>(world.actors.size(), false),
                      .also = {}};
  for (const auto& code : principals) selection.principals[world.actor(code).value] = true;
  for (const auto& code : region) selection.region[world.actor(code).value] = true;
  return selection;
}

std::vector<std::string> taken(const testing::World& world, const Selection& selection) {
  std::vector<std::string> ids;
  for (const auto& act : world.log.acts) {
    if (takes(selection, act)) ids.push_back(act.id);
  }
  return ids;
}

TEST(Takes, ActsOfAPrincipalWithSomebodyOfTheRegion) {
  const auto world = world_of(record);
  EXPECT_THAT(taken(world, of(world, {"CHN"}, {"BRA", "NIC"})), ElementsAre("A1", "A4", "A5"));
  EXPECT_THAT(taken(world, of(world, {"CHN"}, {"WSM"})), ElementsAre("A3"));
  EXPECT_THAT(taken(world, of(world, {"FRA"}, {"IND", "FRA"})), ElementsAre("A2"));
  EXPECT_THAT(taken(world, of(world, {"CHN"}, {"CHN"})), ElementsAre());
}

TEST(Takes, WhatMayLieInTheTimeSelectedAndWhatIsNamed) {
  const auto world = world_of(record);
  auto selection = of(world, {"CHN"}, {"BRA", "NIC", "FJI"});
  selection.since = day("2014-01-01");
  selection.until = day("2023-12-31");
  EXPECT_THAT(taken(world, selection), ElementsAre("A3", "A4"));
  selection.also = {"A2"};
  EXPECT_THAT(taken(world, selection), ElementsAre("A2", "A3", "A4"));
}

TEST(KeepActs, KeepsEvidenceWithItsActAndSourcesThatSpeakOrAreNamed) {
  auto world = world_of(record);
  keep_acts(world.log, {false, false, true, true, false}, {"paper"});
  ASSERT_EQ(world.log.acts.size(), 2U);
  EXPECT_EQ(world.log.acts[0].id, "A3");
  ASSERT_EQ(world.log.evidence_of(1).size(), 1U);
  EXPECT_EQ(world.log.evidence_of(1).front().date->text(), "2024");
  std::vector<std::string> sources;
  for (const auto& source : world.log.sources) sources.push_back(source.id);
  EXPECT_THAT(sources, ElementsAre("paper", "news"));
  for (const auto& row : world.log.evidence) EXPECT_EQ(world.log.sources.at(row.source).id, "news");
}

}  // namespace
}  // namespace comity::ledger
