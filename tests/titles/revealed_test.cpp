// SPDX-License-Identifier: Apache-2.0
#include "comity/titles/revealed.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace comity::titles {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Upgrade up(std::uint32_t lower, std::uint32_t higher, std::string act) {
  return {{lower}, {higher}, std::move(act)};
}

/// "0:1[1,2]": title, rung, and the interval where it is wider than the rung.
std::vector<std::string> places(const Revealed& found) {
  std::vector<std::string> lines;
  for (const auto& placed : found.titles) {
    auto& line = lines.emplace_back(std::to_string(placed.title.value) + ":" +
                                    std::to_string(placed.rung.value));
    if (placed.lowest != placed.highest)
      line += "[" + std::to_string(placed.lowest.value) + "," +
              std::to_string(placed.highest.value) + "]";
  }
  return lines;
}

TEST(Reveal, PutsTitlesOnTheLongestChainBelowThem) {
  const auto found = reveal({up(5, 3, "a"), up(3, 1, "b"), up(5, 1, "c")});
  EXPECT_THAT(places(found), ElementsAre("5:1", "3:2", "1:3"));
  EXPECT_EQ(found.n_kept, 3U);
  EXPECT_THAT(found.violated, IsEmpty());
  EXPECT_TRUE(found.is_unique);
  EXPECT_TRUE(found.is_exact());
}

TEST(Reveal, ShowsWhereATitleCouldStandToo) {
  // 0 < 1 < 2 < 3, and 4 below 3 only: it fits on rungs 1 to 3.
  const auto found = reveal({up(0, 1, "a"), up(1, 2, "b"), up(2, 3, "c"), up(4, 3, "d")});
  EXPECT_THAT(places(found), ElementsAre("0:1", "4:1[1,3]", "1:2", "2:3", "3:4"));
  EXPECT_TRUE(found.is_unique) << "no upgrade is violated either way";
}

TEST(Reveal, KeepsTheMajorityOfACircleAndShowsIt) {
  const auto found =
      reveal({up(0, 1, "a"), up(0, 1, "b"), up(1, 2, "c"), up(1, 2, "d"), up(2, 0, "e")});
  EXPECT_THAT(places(found), ElementsAre("0:1", "1:2", "2:3"));
  EXPECT_THAT(found.violated, ElementsAre(4U));
  EXPECT_EQ(found.n_kept, 4U);
  EXPECT_TRUE(found.is_unique);
  ASSERT_THAT(found.cycles, SizeIs(1));
  EXPECT_THAT(found.cycles[0].titles, ElementsAre(TitleId{2}, TitleId{0}, TitleId{1}));
  EXPECT_THAT(found.cycles[0].acts,
              ElementsAre(ElementsAre("e"), ElementsAre("a", "b"), ElementsAre("c", "d")));
}

TEST(Reveal, SaysWhenTwoRankingsAreEquallyGood) {
  const auto found = reveal({up(0, 1, "a"), up(1, 0, "b")});
  EXPECT_FALSE(found.is_unique);
  EXPECT_THAT(places(found), ElementsAre("0:1[1,2]", "1:2[1,2]"));
  EXPECT_THAT(found.violated, ElementsAre(1U));
}

TEST(Reveal, LearnsNothingFromAnUpgradeToTheSameTitle) {
  const auto found = reveal({up(2, 2, "a")});
  EXPECT_THAT(found.titles, IsEmpty());
  EXPECT_THAT(found.same_title, ElementsAre(0U));
  EXPECT_EQ(found.n_kept, 0U);
  EXPECT_THAT(reveal({}).titles, IsEmpty());
}

TEST(Reveal, StatesTheGapOfAKnotTooLargeToSolve) {
  std::vector<Upgrade> upgrades;
  for (std::uint32_t i = 0; i < 30; ++i) upgrades.push_back(up(i, (i + 1) % 30, "a"));
  const auto found = reveal(upgrades);
  EXPECT_EQ(found.violated.size(), 1U);
  EXPECT_EQ(found.needed, 0U) << "the bound sees circles of two and three only";
  EXPECT_FALSE(found.is_exact());
  EXPECT_FALSE(found.is_unique);
  EXPECT_THAT(found.cycles, SizeIs(1));
  EXPECT_THAT(found.cycles[0].titles, SizeIs(30));
}

TEST(ToLadder, ListsTheTitlesOfEachRung) {
  Titles titles;
  for (const auto* wording : {"friendly partnership", "partnership", "strategic partnership"})
    ASSERT_TRUE(titles.add({.title = wording}));
  const auto ladder = to_ladder(reveal({up(0, 2, "a"), up(1, 2, "b"), up(1, 2, "c")}), titles);
  EXPECT_EQ(ladder.id, "learned");
  EXPECT_THAT(faults(ladder, titles), IsEmpty());
  EXPECT_THAT(rank(ladder, titles), ElementsAre(Rung{1}, Rung{1}, Rung{2}));
  EXPECT_EQ(label(ladder, Rung{1}), "partnership") << "the title that most upgrades mention";
}

std::vector<Upgrade> any_upgrades() {
  std::vector<Upgrade> upgrades;
  const auto n = *rc::gen::inRange(0, 25);
  for (int i = 0; i < n; ++i)
    upgrades.push_back(up(*rc::gen::inRange(0U, 7U), *rc::gen::inRange(0U, 7U), std::to_string(i)));
  return upgrades;
}

RC_GTEST_PROP(Reveal, AccountsForEveryUpgrade, ()) {
  const auto upgrades = any_upgrades();
  const auto found = reveal(upgrades);
  RC_ASSERT(found.n_kept + found.violated.size() + found.same_title.size() == upgrades.size());
  const auto rung = [&](TitleId title) {
    return std::ranges::find(found.titles, title, &PlacedTitle::title)->rung;
  };
  std::size_t rising = 0;
  for (const auto& upgrade : upgrades) {
    if (upgrade.lower != upgrade.higher && rung(upgrade.lower) < rung(upgrade.higher)) ++rising;
  }
  RC_ASSERT(rising == found.n_kept);
}

RC_GTEST_PROP(Reveal, PutsEachTitleInsideItsInterval, ()) {
  for (const auto& placed : reveal(any_upgrades()).titles) {
    RC_ASSERT(placed.lowest <= placed.rung);
    RC_ASSERT(placed.rung <= placed.highest);
  }
}

RC_GTEST_PROP(Reveal, DoesNotDependOnTheOrderOfUpgrades, ()) {
  auto upgrades = any_upgrades();
  const auto before = places(reveal(upgrades));
  std::ranges::reverse(upgrades);
  RC_ASSERT(places(reveal(upgrades)) == before);
}

}  // namespace
}  // namespace comity::titles
