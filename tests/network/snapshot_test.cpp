// SPDX-License-Identifier: Apache-2.0
#include "comity/network/snapshot.hpp"

#include <gtest/gtest.h>

#include <array>

#include "support/log.hpp"

namespace comity::network {
namespace {

using testing::day;
using testing::history_of;
using testing::world_of;

/// Each tie as "CHN BRA 4 A1", with what is not usual after it.
std::vector<std::string> ties_of(const testing::World& world, const Snapshot& of) {
  std::vector<std::string> lines;
  for (const auto& tie : of.ties) {
    auto& line =
        lines.emplace_back(world.actors.at(tie.a).code + " " + world.actors.at(tie.b).code + " " +
                           testing::rung_text(tie.rung) + " " + world.log.acts[tie.act].id);
    if (!tie.sector.empty()) line += " " + tie.sector;
    if (!tie.in_force) line += " suspended";
  }
  return lines;
}

std::vector<std::string> ties_on(std::string_view log, std::string_view on) {
  const auto world = world_of(log);
  return ties_of(world, snapshot(history_of(world), day(on)));
}

using Lines = std::vector<std::string>;

TEST(Snapshot, ShowsTheTieThatStandsOnTheDay) {
  constexpr auto log = R"(
    1993-11-23 establish CHN BRA strategic partnership
    2012-06-21 upgrade CHN BRA comprehensive strategic partnership
  )";
  EXPECT_EQ(ties_on(log, "1993-11-22"), Lines{});
  EXPECT_EQ(ties_on(log, "1993-11-23"), Lines{"CHN BRA 4 A1"});
  EXPECT_EQ(ties_on(log, "2012-06-20"), Lines{"CHN BRA 4 A1"});
  EXPECT_EQ(ties_on(log, "2012-06-21"), Lines{"CHN BRA 5 A2"});
}

TEST(Snapshot, KeepsASuspendedTieOutOfForce) {
  constexpr auto log = R"(
    2001 establish CHN VEN strategic partnership
    2010 suspend CHN VEN
  )";
  EXPECT_EQ(ties_on(log, "2011-01-01"), Lines{"CHN VEN 4 A2 suspended"});
}

TEST(Snapshot, ForgetsATieThatEnded) {
  constexpr auto log = R"(
    2001 establish CHN VEN strategic partnership
    2010-05-05 end CHN VEN
  )";
  EXPECT_EQ(ties_on(log, "2010-05-05"), Lines{});
}

TEST(Snapshot, HoldsLayersAndSectorsApart) {
  constexpr auto log = R"(
    1993 establish CHN BRA strategic partnership
    2023 establish CHN BRA digital partnership | layer=sectoral sector=digital
    2023 establish CHN BRA energy partnership | layer=sectoral sector=energy
  )";
  EXPECT_EQ(ties_on(log, "2024-01-01"),
            (Lines{"CHN BRA 4 A1", "CHN BRA ? A2 digital", "CHN BRA ? A3 energy"}));
}

TEST(Snapshot, ListsActorsOnceInOrder) {
  const auto world = world_of(R"(
    1993 establish CHN BRA strategic partnership
    1994 establish CHN MEX strategic partnership
  )");
  const auto found = snapshot(history_of(world), day("1995-01-01"));
  EXPECT_EQ(found.actors,
            (std::vector{world.actor("CHN"), world.actor("BRA"), world.actor("MEX")}));
}

TEST(InLayers, DropsOtherTiesAndTheirActors) {
  const auto world = world_of(R"(
    1993 establish CHN BRA strategic partnership
    2023 establish CHN VEN energy partnership | layer=sectoral sector=energy
  )");
  constexpr std::array layers{Layer::bilateral};
  const auto found = in_layers(snapshot(history_of(world), day("2024-01-01")), layers);
  EXPECT_EQ(ties_of(world, found), Lines{"CHN BRA 4 A1"});
  EXPECT_EQ(found.actors, (std::vector{world.actor("CHN"), world.actor("BRA")}));
}

}  // namespace
}  // namespace comity::network
