// SPDX-License-Identifier: Apache-2.0
#include "comity/actors/office.hpp"

#include <gtest/gtest.h>

#include "support/log.hpp"

namespace comity::actors {
namespace {

using testing::day;
using testing::when;

TEST(ChiefExecutive, ChangesWithTheConstitution) {
  const std::vector<ChiefExecutive> rows{
      {ActorId{3}, Level::head_of_government, when("2018-04-09"), when(".."), ""},
      {ActorId{3}, Level::head_of_state, when(".."), when("2018-04-08"), ""}};
  const ChiefExecutives chiefs(rows);
  EXPECT_EQ(chiefs.on({3}, day("2018-04-08")), Level::head_of_state);
  EXPECT_EQ(chiefs.on({3}, day("2018-04-09")), Level::head_of_government);
  EXPECT_EQ(chiefs.on({2}, day("2018-04-09")), std::nullopt);
  EXPECT_TRUE(chiefs.knows({3}));
  EXPECT_FALSE(chiefs.knows({9}));
  EXPECT_FALSE(surely_overlap(rows[0], rows[1]));
}

TEST(ChiefExecutive, OverlapsOnOneCommonDay) {
  const ChiefExecutive a{ActorId{1}, Level::head_of_state, when(".."), when("2018-04-08"), ""};
  ChiefExecutive b{ActorId{1}, Level::head_of_government, when("2018-04-08"), when(".."), ""};
  EXPECT_TRUE(surely_overlap(a, b));
  b.since = when("2018-04");
  EXPECT_FALSE(surely_overlap(a, b)) << "it may have begun later in April";
}

TEST(LeaderSpell, MayEndOnTheDayTheNextBegins) {
  LeaderSpell a, b;
  a.until = when("2015-12-10");
  b.since = when("2015-12-10");
  EXPECT_FALSE(surely_overlap(a, b));
  b.since = when("2015-12-09");
  EXPECT_TRUE(surely_overlap(a, b));
}

TEST(Level, ReadsItsWords) {
  for (const auto& word : level_words()) EXPECT_EQ(to_word(parse_level(word).value()), word);
  EXPECT_FALSE(parse_level("king"));
}

}  // namespace
}  // namespace comity::actors
