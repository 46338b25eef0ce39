// SPDX-License-Identifier: Apache-2.0
#include "comity/network/standings.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

#include "comity/network/snapshot.hpp"
#include "support/random_log.hpp"

namespace comity::network {
namespace {

using ledger::Layer;
using testing::day;
using testing::history_of;
using testing::world_of;

constexpr std::array all_layers{Layer::bilateral, Layer::regional, Layer::sectoral};
constexpr std::array bilateral{Layer::bilateral};

constexpr auto log_of_a_pair = R"(
  2001-05-01 establish CHN BRA friendly partnership
  2010-05-01 upgrade CHN BRA strategic partnership
  2012-01-01 suspend CHN BRA
  2013-01-01 restore CHN BRA
  2020-01-01 end CHN BRA
  2015-01-01 establish CHN BRA comprehensive strategic partnership | layer=regional
  2002-01-01 establish CHN PER unheard of partnership
)";

std::optional<Rung> rung(std::string_view on, std::span<const Layer> layers,
                         std::string_view other = "BRA") {
  const auto world = world_of(log_of_a_pair);
  return Standings(history_of(world))
      .rung_on(world.actor(other), world.actor("CHN"), layers, day(on));
}

TEST(RungOn, IsTheRungThatStoodOnTheDay) {
  EXPECT_EQ(rung("2001-04-30", bilateral), titles::no_rung);
  EXPECT_EQ(rung("2001-05-01", bilateral), Rung{1});
  EXPECT_EQ(rung("2010-04-30", bilateral), Rung{1});
  EXPECT_EQ(rung("2010-05-01", bilateral), Rung{4});
  EXPECT_EQ(rung("2020-01-01", bilateral), titles::no_rung);
}

TEST(RungOn, CountsNothingSuspended) {
  EXPECT_EQ(rung("2012-06-01", bilateral), titles::no_rung);
  EXPECT_EQ(rung("2013-01-01", bilateral), Rung{4});
}

TEST(RungOn, IsTheClosestOfTheLayers) {
  EXPECT_EQ(rung("2016-01-01", all_layers), Rung{5});
  EXPECT_EQ(rung("2016-01-01", bilateral), Rung{4});
  EXPECT_EQ(rung("2021-01-01", all_layers), Rung{5});
}

TEST(RungOn, TellsUnrankedFromNone) {
  EXPECT_EQ(rung("2003-01-01", all_layers, "PER"), std::nullopt);
  EXPECT_EQ(rung("2001-01-01", all_layers, "PER"), titles::no_rung);
}

TEST(RungOn, KnowsNothingOfStrangers) {
  const auto world = world_of(log_of_a_pair);
  const Standings standings(history_of(world));
  EXPECT_EQ(standings.rung_on({77}, {78}, all_layers, day("2016-01-01")), titles::no_rung);
  EXPECT_EQ(
      standings.rung_on(world.actor("BRA"), world.actor("PER"), all_layers, day("2016-01-01")),
      titles::no_rung);
  EXPECT_EQ(Standings({}).rung_on({0}, {1}, all_layers, day("2016-01-01")), titles::no_rung);
}

TEST(StandingsOn, NamesTheSpell) {
  const auto history = history_of(world_of(log_of_a_pair));
  const auto held = Standings(history).on(0, day("2012-06-01"));
  ASSERT_TRUE(held);
  EXPECT_FALSE(held->in_force);
  EXPECT_EQ(held->rung, Rung{4});
  EXPECT_EQ(history.spells[held->spell].since, day("2012-01-01"));
}

RC_GTEST_PROP(StandingLaws, APairHoldsWhatTheSnapshotShows, ()) {
  const auto history = history_of(world_of(testing::random_log(40, true)));
  const auto on = day("1988-01-01") + std::chrono::days{*rc::gen::inRange(0, 15'000)};
  const Standings standings(history);
  std::size_t n = 0;
  for (const auto& tie : snapshot(history, on).ties) {
    const auto held = standings.on(tie.pair, on);
    RC_ASSERT(held.has_value());
    RC_ASSERT(held->rung == tie.rung);
    RC_ASSERT(held->in_force == tie.in_force);
    ++n;
  }
  for (ledger::PairIndex pair = 0; pair < history.pairs.size(); ++pair)
    n -= standings.on(pair, on) ? 1 : 0;
  RC_ASSERT(n == 0U);
}

}  // namespace
}  // namespace comity::network
