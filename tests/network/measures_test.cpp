// SPDX-License-Identifier: Apache-2.0
#include "comity/network/measures.hpp"

#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity::network {
namespace {

using testing::day;
using testing::history_of;
using testing::World;
using testing::world_of;

constexpr auto small_log = R"(
  1993 establish CHN BRA strategic partnership
  1994 establish CHN CHL friendly partnership
  1995 establish CHN CELAC comprehensive partnership | layer=regional
  1996 establish CHN BRA energy partnership | layer=sectoral sector=energy
  1997 establish CHN CUB strategic partnership
  1998 suspend CHN CUB
  1999 establish CHN PER unheard of partnership
)";

Snapshot small_network(const World& world) {
  return snapshot(history_of(world), day("2000-01-01"));
}

Measures of(const World& world, const Snapshot& network, std::string_view code) {
  for (const auto& measures : measure(network)) {
    if (measures.actor == world.actor(code)) return measures;
  }
  ADD_FAILURE() << code << " is not in the network";
  return {};
}

std::vector<bool> all_of(const World& world) {
  return std::vector<bool>(world.actors.size(), true);
}

TEST(Measure, CountsAPartnerOnceWhateverTheLayers) {
  const auto world = world_of(small_log);
  const auto hub = of(world, small_network(world), "CHN");
  EXPECT_EQ(hub.degree, 4);  // BRA, CHL, CELAC, PER; CUB is suspended
  EXPECT_EQ(of(world, small_network(world), "BRA").degree, 1);
}

TEST(Measure, SumsRungsOfRankedTiesInForce) {
  const auto world = world_of(small_log);
  const auto hub = of(world, small_network(world), "CHN");
  EXPECT_EQ(hub.strength, 4 + 1 + 2);
  EXPECT_EQ(hub.unranked, 2);
  EXPECT_EQ(hub.suspended, 1);
  EXPECT_EQ(hub.closest, Rung{4});
}

TEST(Measure, CountsPartnersByTheRungOfTheirClosestTie) {
  const auto world = world_of(small_log);
  const auto hub = of(world, small_network(world), "CHN");
  EXPECT_EQ(hub.by_rung, (std::map<Rung, std::int64_t>{{Rung{1}, 1}, {Rung{2}, 1}, {Rung{4}, 1}}));
}

TEST(Measure, CountsTiesPerLayer) {
  const auto world = world_of(small_log);
  EXPECT_EQ(of(world, small_network(world), "CHN").per_layer, (ledger::PerLayer{3, 1, 1, 0}));
  EXPECT_EQ(ties_per_layer(small_network(world)), (ledger::PerLayer{3, 1, 1, 0}));
}

TEST(Measure, LeavesTheClosestRungEmptyWithoutRankedTies) {
  const auto world = world_of(small_log);
  const auto peru = of(world, small_network(world), "PER");
  EXPECT_EQ(peru.closest, std::nullopt);
  EXPECT_EQ(peru.strength, 0);
  EXPECT_EQ(peru.degree, 1);
}

TEST(Measure, NamesTheActsBehindIt) {
  const auto world = world_of(small_log);
  EXPECT_EQ(of(world, small_network(world), "BRA").acts, (std::vector<ledger::ActIndex>{0, 3}));
}

TEST(Measure, HasNothingToSayOfAnEmptyNetwork) {
  const auto world = world_of(small_log);
  EXPECT_TRUE(measure(snapshot(history_of(world), day("1990-01-01"))).empty());
}

TEST(Closeness, PutsAPartnerOnItsHighestRung) {
  const auto world = world_of(R"(
    1993 establish CHN BRA strategic partnership
    1994 establish CHN BRA comprehensive partnership | layer=regional
  )");
  const auto found = closeness(small_network(world), world.actor("CHN"), all_of(world));
  EXPECT_EQ(found.partners(), 1);
  EXPECT_EQ(found.by_rung.at(Rung{4}), std::vector{world.actor("BRA")});
  EXPECT_FALSE(found.by_rung.contains(Rung{2}));
}

TEST(Closeness, TellsUnrankedAndSuspendedPartnersApart) {
  const auto world = world_of(small_log);
  const auto found = closeness(small_network(world), world.actor("CHN"), all_of(world));
  EXPECT_EQ(found.unranked, std::vector{world.actor("PER")});
  EXPECT_EQ(found.suspended, std::vector{world.actor("CUB")});
  EXPECT_EQ(found.partners(), 4);
}

TEST(Closeness, LeavesOutWhoIsNotAskedFor) {
  const auto world = world_of(small_log);
  std::vector<bool> only_chile(world.actors.size(), false);
  only_chile[world.actor("CHL").value] = true;
  EXPECT_EQ(closeness(small_network(world), world.actor("CHN"), only_chile).partners(), 1);
}

TEST(Reach, IsTheShareOfThePopulationWithATieInForce) {
  const auto world = world_of(small_log);
  const auto found = reach(small_network(world), world.actor("CHN"), all_of(world));
  EXPECT_EQ(found.reached, 4);
  EXPECT_EQ(found.of, 5);  // the ego itself is not part of its population
  EXPECT_DOUBLE_EQ(found.share().value(), 0.8);
}

TEST(Reach, HasNoShareOfNobody) {
  const auto world = world_of(small_log);
  const auto found = reach(small_network(world), world.actor("CHN"),
                           std::vector<bool>(world.actors.size(), false));
  EXPECT_EQ(found.share(), std::nullopt);
}

}  // namespace
}  // namespace comity::network
