// SPDX-License-Identifier: Apache-2.0
#include "comity/phases/series.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "comity/phases/declared.hpp"
#include "support/log.hpp"
#include "support/series.hpp"

namespace comity::phases {
namespace {

using comity::testing::day;
using comity::testing::World;
using comity::testing::world_of;
using comity::testing::yearly;
using ::testing::Each;
using ::testing::ElementsAre;

World small() {
  return world_of(R"(
    2001-03-10 establish CHN BRA friendly partnership
    2001-03-10 establish CHN PER friendly partnership
    2003-05    upgrade   CHN BRA strategic partnership
    2003-12/2004-01 upgrade CHN PER strategic partnership
    2004-07-01 reaffirm  CHN BRA strategic partnership
    2004-08-01 establish RUS PER friendly partnership
  )");
}

ledger::CountRule rule_of(const World& world, std::string_view since, std::string_view until) {
  return {.principal = *world.actors.find("CHN"),
          .region = std::vector<bool>(world.actors.size(), true),
          .layers = {ledger::Layer::bilateral, ledger::Layer::regional},
          .since = day(since),
          .until = day(until)};
}

Series cut(const World& world, Bins bins, std::string_view since = "2001-01-01",
           std::string_view until = "2004-12-31") {
  return series_of(world.log, ledger::read(world.log, {}), rule_of(world, since, until), bins);
}

TEST(SeriesOf, CountsEstablishmentsAndUpgradesOfThePrincipal) {
  const auto series = cut(small(), Bins::year);
  EXPECT_THAT(series.names, ElementsAre("establish", "upgrade"));
  EXPECT_THAT(series.values[0], ElementsAre(2, 0, 0, 0));
  EXPECT_THAT(series.values[1], ElementsAre(0, 0, 2, 0)) << "the middle of the range is in 2003";
  for (const auto& cell : series.cells) EXPECT_DOUBLE_EQ(cell.years, 1);
  EXPECT_EQ(series.n_observations(), 4);
}

TEST(SeriesOf, MeasuresHowMuchOfACellLiesInTheWindow) {
  const auto series = cut(small(), Bins::year, "2001-07-02", "2003-12-31");
  EXPECT_NEAR(series.cells.front().years, 183.0 / 365, 1e-12);
  EXPECT_EQ(series.cells.front().since, day("2001-07-02"));
  EXPECT_THAT(series.values[0], Each(0)) << "what happened before the window is not counted";
}

TEST(SeriesOf, CutsByMonth) {
  const auto series = cut(small(), Bins::month);
  ASSERT_EQ(series.n_cells(), 48U);
  EXPECT_EQ(series.values[0][2], 2);
  EXPECT_EQ(series.values[1][28], 1);
  EXPECT_DOUBLE_EQ(series.cells[1].years, 1.0 / 12) << "February is a month like any other";
  EXPECT_EQ(series.last_day(1), day("2001-02-28"));
}

TEST(SeriesOf, CutsBetweenEvents) {
  const auto series = cut(small(), Bins::day);
  ASSERT_EQ(series.n_cells(), 4U);
  EXPECT_EQ(series.cells[0].since, day("2001-01-01"));
  EXPECT_EQ(series.cells[1].since, day("2001-03-10"));
  EXPECT_THAT(series.values[0], ElementsAre(0, 2, 0, 0));
  EXPECT_EQ(series.n_observations(), 4) << "events, not cells";
  double years = 0;
  for (const auto& cell : series.cells) years += cell.years;
  EXPECT_NEAR(years, 1461 / 365.2425, 1e-12);
}

TEST(Undated, CountsActsThatMayLieInSeveralCells) {
  const auto world = small();
  const auto reading = ledger::read(world.log, {});
  const auto rule = rule_of(world, "2001-01-01", "2004-12-31");
  EXPECT_EQ(undated(world.log, reading, rule, Bins::year), 1U);
  EXPECT_EQ(undated(world.log, reading, rule, Bins::month), 1U);
  EXPECT_EQ(undated(world.log, reading, rule, Bins::day), 2U);
}

TEST(Words, ReadBackWhatTheyWrite) {
  for (const auto& word : bins_words()) EXPECT_EQ(to_word(*parse_bins(word)), word);
  for (const auto& word : law_words()) EXPECT_EQ(to_word(*parse_law(word)), word);
  EXPECT_FALSE(parse_bins("week"));
  EXPECT_FALSE(parse_law("Poisson"));
}

TEST(StartsOn, TakesTheFirstCellOfEachPhase) {
  const auto series = yearly({{1, 0, 2, 0}});
  EXPECT_THAT(starts_on(series, {day("2001-01-01"), day("2003-01-01")}), ElementsAre(0, 2));
  EXPECT_THAT(starts_on(series, {day("1990-01-01")}), ElementsAre(0)) << "before the series";
  EXPECT_THAT(starts_on(series, {day("2003-06-01")}), ElementsAre(0, 3)) << "in the middle of 2003";
  EXPECT_THAT(starts_on(series, {day("2010-01-01")}), ElementsAre(0)) << "after it";
}

TEST(BoundariesOf, SaysWhereABoundaryWouldStandBetter) {
  const auto series = yearly({{0, 0, 0, 0, 9, 9, 9, 9}});
  const auto split = score(series, {}, {0, 2});
  const auto boundaries = boundaries_of(series, {}, split);
  ASSERT_EQ(boundaries.size(), 1U);
  EXPECT_EQ(boundaries[0].alternative, 4U);
  const auto better = score(series, {}, {0, 4});
  EXPECT_NEAR(boundaries[0].alternative_gain, split.bic - better.bic, 1e-9);
  EXPECT_NEAR(boundaries[0].gain, score(series, {}, {0}).bic - split.bic, 1e-9);
  EXPECT_EQ(boundaries_of(series, {}, better)[0].alternative_gain, 0) << "nowhere better";
}

TEST(TestRates, IsTheSameForTheSameSeed) {
  const auto series = yearly({{0, 1, 0, 2, 3, 4, 2, 5}});
  const auto first = test_rates(series, {0, 4}, 500, 7);
  EXPECT_EQ(first.p, test_rates(series, {0, 4}, 500, 7).p);
  EXPECT_LT(first.p, 0.05);
  EXPECT_EQ(test_rates(yearly({{0, 0, 0}}), {0, 1}, 50, 7).p, 1) << "no event, no evidence";
}

TEST(BestSplits, HaveOnePhaseWhereTheWindowIsTooShort) {
  const auto series = yearly({{3}});
  const auto splits =
      best_splits(series, {.law = Law::poisson, .most_breaks = 3, .shortest_years = 5});
  ASSERT_EQ(splits.size(), 1U);
  EXPECT_THAT(splits[0].starts, ElementsAre(0));
}

}  // namespace
}  // namespace comity::phases
