// SPDX-License-Identifier: Apache-2.0
#include "comity/io/learned_ladder.hpp"

#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity::io {
namespace {

/// A case that holds a log and its titles, and nothing else.
Case case_of(std::string_view log) {
  auto world = comity::testing::world_of(log);
  Case made;
  made.titles = std::move(world.titles);
  made.log = std::move(world.log);
  return made;
}

constexpr const char* two_acts = R"(
  2001 establish CHN BRA friendly partnership
  2012 upgrade CHN BRA strategic partnership
)";

TEST(AddLearnedLadder, PutsItBesideTheOthers) {
  auto of = case_of(two_acts);
  add_learned_ladder(of);
  ASSERT_NE(of.find_ladder("learned"), nullptr);
  EXPECT_EQ(titles::top(*of.find_ladder("learned")), titles::Rung{2});
  EXPECT_EQ(upgrades_of(of).size(), 1U);
}

TEST(AddLearnedLadder, AddsNothingWhereNothingWasUpgraded) {
  auto of = case_of("2001 establish CHN BRA friendly partnership");
  add_learned_ladder(of);
  EXPECT_TRUE(of.ladders.empty());
}

TEST(AddLearnedLadder, LeavesALadderOfThatNameAlone) {
  auto of = case_of(two_acts);
  of.ladders.push_back({"learned", {}});
  add_learned_ladder(of);
  ASSERT_EQ(of.ladders.size(), 1U);
  EXPECT_TRUE(of.ladders.front().steps.empty());
}

TEST(AddLearnedLadder, DoesNotReplayAMillionActs) {
  auto of = case_of(two_acts);
  of.log.acts.resize(most_acts_learned + 1, of.log.acts.front());
  add_learned_ladder(of);
  EXPECT_TRUE(of.ladders.empty());
}

}  // namespace
}  // namespace comity::io
