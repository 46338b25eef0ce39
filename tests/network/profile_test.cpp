// SPDX-License-Identifier: Apache-2.0
#include "comity/network/profile.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

#include "comity/network/measures.hpp"
#include "support/random_log.hpp"

namespace comity::network {
namespace {

using ledger::Layer;
using testing::day;
using testing::history_of;
using testing::world_of;

constexpr std::array ranked{Layer::bilateral, Layer::regional};

constexpr auto growing_log = R"(
  1993-05-01 establish CHN BRA strategic partnership
  1994-05-01 establish CHN CHL strategic partnership
  1995-05-01 establish BRA CHL friendly partnership
  1996-05-01 end BRA CHL
  1996-06-01 suspend CHN BRA
  1997-05-01 establish CHN PER strategic partnership | layer=sectoral sector=energy
)";

std::vector<Profile> at_ends_of_years(const testing::World& world, int first, int last) {
  std::vector<Day> days;
  for (int year = first; year <= last; ++year) days.emplace_back(std::chrono::year{year} / 12 / 31);
  return over_time(history_of(world), ranked, days, {});
}

TEST(OverTime, HoldsATieFromItsActUntilItEnds) {
  const auto years = at_ends_of_years(world_of(growing_log), 1992, 1997);
  std::vector<std::int64_t> pairs;
  std::vector<std::int64_t> closed;
  for (const auto& year : years) {
    pairs.push_back(year.pairs);
    closed.push_back(year.triangles);
  }
  EXPECT_EQ(pairs, (std::vector<std::int64_t>{0, 1, 2, 3, 1, 1}));
  EXPECT_EQ(closed, (std::vector<std::int64_t>{0, 0, 0, 1, 0, 0}));
}

TEST(OverTime, SaysWhenThereIsOnlyAHub) {
  const auto years = at_ends_of_years(world_of(growing_log), 1992, 1997);
  EXPECT_EQ(years[0].density.error().why, "no tie is in force");
  EXPECT_EQ(years[2].betweenness.error().why, "every tied pair is with {hub}");
  EXPECT_TRUE(years[3].density);
  EXPECT_EQ(years[3].cores.value(), (std::vector<std::uint32_t>{2, 2, 2}));
}

TEST(OverTime, GivesNothingForNoDays) {
  EXPECT_TRUE(over_time(history_of(world_of(growing_log)), ranked, {}, {}).empty());
}

TEST(Profile, LeavesOutWhatWasNotAskedFor) {
  const std::array days{day("1995-12-31")};
  const auto found = over_time(history_of(world_of(growing_log)), ranked, days,
                               {.betweenness_steps = 0, .eigenvector = false});
  EXPECT_EQ(found[0].betweenness.error().why, "it was not asked for");
  EXPECT_FALSE(found[0].eigenvector);
}

RC_GTEST_PROP(ProfileLaws, ADayAmongOthersIsTheSnapshotOfThatDay, ()) {
  const auto world = world_of(testing::random_log(40, true));
  const auto history = history_of(world);
  const auto on = day("1990-01-01") + std::chrono::days{*rc::gen::inRange(0, 14'000)};
  const std::array days{day("1995-06-01"), on};
  const auto among = over_time(history, ranked, days, {}).back();
  const auto counted = in_layers(snapshot(history, on), ranked);
  const auto alone = profile(adjacency(counted), on, {});
  RC_ASSERT(among.actors == alone.actors);
  RC_ASSERT(among.ties == alone.ties && among.pairs == alone.pairs);
  RC_ASSERT((among.density == alone.density));
  RC_ASSERT((among.cores == alone.cores));
  for (const auto& measures : measure(counted)) {
    const auto place = among.find(measures.actor);
    RC_ASSERT(place.has_value() == (measures.degree > 0));
    if (!place) continue;
    RC_ASSERT(among.degree[*place] == measures.degree);
    RC_ASSERT(among.strength[*place] == measures.strength);
  }
}

}  // namespace
}  // namespace comity::network
