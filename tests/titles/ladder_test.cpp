// SPDX-License-Identifier: Apache-2.0
#include "comity/titles/ladder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace comity::titles {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Step lists(std::int16_t rung, std::vector<std::string> titles) {
  return {Rung{rung}, "listed on " + std::to_string(rung), std::move(titles), {}, {}, ""};
}
Step has(std::int16_t rung, std::vector<std::string> all_of,
         std::vector<std::string> none_of = {}) {
  return {Rung{rung},
          "components of " + std::to_string(rung),
          {},
          std::move(all_of),
          std::move(none_of),
          ""};
}
Title title(std::string wording, std::vector<std::string> components) {
  return {.title = std::move(wording), .components = std::move(components)};
}

std::optional<int> rung(const Ladder& ladder, const Title& title) {
  const auto found = rung_of(ladder, title);
  return found ? std::optional<int>(found->value) : std::nullopt;
}

TEST(RungOf, IsTheHighestStepWhoseComponentsTheTitleHas) {
  const Ladder ladder{
      "l", {has(1, {"friendly"}), has(4, {"strategic"}), has(5, {"comprehensive", "strategic"})}};
  EXPECT_EQ(rung(ladder, title("a", {"strategic"})), 4);
  EXPECT_EQ(rung(ladder, title("b", {"strategic", "comprehensive"})), 5);
  EXPECT_EQ(rung(ladder, title("c", {"friendly", "strategic"})), 4);
}

TEST(RungOf, LeavesOutAStepWithAnExcludedComponent) {
  const Ladder ladder{"l", {has(2, {"strategic"}), has(4, {"strategic"}, {"cooperative"})}};
  EXPECT_EQ(rung(ladder, title("a", {"strategic"})), 4);
  EXPECT_EQ(rung(ladder, title("b", {"strategic", "cooperative"})), 2);
}

TEST(RungOf, PutsAListedTitleBeforeItsComponents) {
  const Ladder ladder{"l",
                      {lists(2, {"strategic cooperative partnership"}), has(4, {"strategic"})}};
  EXPECT_EQ(rung(ladder, title("strategic cooperative partnership", {"strategic", "cooperative"})),
            2);
  EXPECT_EQ(rung(ladder, title("strategic partnership", {"strategic"})), 4);
}

TEST(RungOf, IsUnrankedForATitleTheLadderDoesNotKnow) {
  const Ladder ladder{"l", {has(4, {"strategic"})}};
  EXPECT_EQ(rung(ladder, title("good neighbours", {})), std::nullopt);
  EXPECT_EQ(rung(Ladder{}, title("strategic partnership", {"strategic"})), std::nullopt);
  EXPECT_EQ(rung(Ladder{"l", {Step{.rung = Rung{3}}}}, title("a", {})), std::nullopt)
      << "a step without conditions matches nothing";
}

TEST(Rank, HasOneElementPerTitle) {
  Titles titles;
  ASSERT_TRUE(titles.add(title("strategic partnership", {"strategic"})));
  ASSERT_TRUE(titles.add(title("good neighbours", {})));
  EXPECT_THAT(rank({"l", {has(4, {"strategic"})}}, titles), ElementsAre(Rung{4}, std::nullopt));
}

TEST(Faults, AreNamedOneByOne) {
  Titles titles;
  ASSERT_TRUE(titles.add(title("strategic partnership", {"strategic"})));
  const Ladder ladder{"bad",
                      {lists(0, {"strategic partnership"}), lists(2, {"strategic partnership"}),
                       Step{.rung = Rung{3}}, lists(4, {"stratgic partnership"})}};
  const auto found = faults(ladder, titles);
  ASSERT_EQ(found.size(), 4U);
  EXPECT_THAT(found[0].what, HasSubstr("has a rung 0"));
  EXPECT_THAT(found[1].what, HasSubstr("stands on rungs 0 and 2"));
  EXPECT_THAT(found[2].what, HasSubstr("lists no title and no component"));
  EXPECT_THAT(found[3].what, HasSubstr("no title reads"));
  EXPECT_THAT(found[3].nearest, HasSubstr("strategic partnership"));
  EXPECT_THAT(faults({"good", {lists(1, {"strategic partnership"}), has(1, {"friendly"})}}, titles),
              IsEmpty());
}

TEST(Faults, NameACircleOfLabelsAndATitleListedTwice) {
  Titles titles;
  ASSERT_TRUE(titles.add(title("strategic partnership", {"strategic"})));
  Ladder ladder{"round",
                {has(1, {"friendly"}), has(2, {"strategic"}), has(3, {"friendly", "strategic"}),
                 lists(4, {"strategic partnership"}), lists(4, {"strategic partnership"})}};
  ladder.steps[2].label = ladder.steps[0].label;
  const auto found = faults(ladder, titles);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].what,
            "the ladder round goes in a circle: \"components of 1\" (rung 1) < \"components of 2\" "
            "(rung 2) < \"components of 1\" (rung 3).");
  EXPECT_THAT(found[1].what, HasSubstr("stands twice on rung 4"));
}

TEST(Label, IsThatOfTheFirstStepOnTheRung) {
  Ladder ladder{"l", {has(2, {"a"}), has(2, {"b"})}};
  ladder.steps[1].label = "second";
  EXPECT_EQ(label(ladder, Rung{2}), "components of 2");
  EXPECT_EQ(label(ladder, no_rung), "none");
  EXPECT_EQ(label(ladder, Rung{7}), "rung 7");
  EXPECT_EQ(top(ladder), Rung{2});
  EXPECT_EQ(top(Ladder{}), no_rung);
}

}  // namespace
}  // namespace comity::titles
