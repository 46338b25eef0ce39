// SPDX-License-Identifier: Apache-2.0
#include "comity/network/survival.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace comity::network {
namespace {

using ::testing::DoubleNear;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Times as tables print them: "6 6 6+ 7", a plus after a censored one.
std::vector<Lifetime> lives(const std::string& text) {
  std::vector<Lifetime> found;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const bool censored = word.ends_with('+');
    found.push_back({std::stod(word), !censored});
  }
  return found;
}

// Weeks of remission of 42 children with leukaemia, [Freireich1963] as printed in
// [Kalbfleisch1980].
std::vector<Lifetime> treated() {
  return lives("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");
}
std::vector<Lifetime> placebo() {
  return lives("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");
}

TEST(KaplanMeier, GivesTheCurveTextbooksPrint) {
  const auto curve = kaplan_meier(treated());
  EXPECT_EQ(curve.n, 21);
  EXPECT_EQ(curve.n_events, 9);
  ASSERT_THAT(curve.steps, SizeIs(16));
  const auto& first = curve.steps.front();
  EXPECT_EQ(first.at_risk, 21);
  EXPECT_EQ(first.events, 3);
  EXPECT_EQ(first.censored, 1);
  EXPECT_NEAR(first.survival, 0.8571, 5e-5);
  EXPECT_NEAR(first.std_error, 0.0764, 5e-5);
  // R 4.2, survival 3.5-3: survfit(..., conf.type = "log-log")
  EXPECT_NEAR(*first.low, 0.6197180, 5e-7);
  EXPECT_NEAR(*first.high, 0.9515517, 5e-7);
  EXPECT_NEAR(curve.steps.back().survival, 0.4482, 5e-5);
}

TEST(KaplanMeier, HasTheMediansTextbooksPrint) {
  const auto with = kaplan_meier(treated()).median;
  EXPECT_EQ(with.value, 23);
  EXPECT_EQ(with.low, 13);
  EXPECT_EQ(with.high, std::nullopt) << "the upper band never falls to one half";
  const auto without = kaplan_meier(placebo()).median;
  EXPECT_EQ(without.value, 8);
  EXPECT_EQ(without.low, 4);
  EXPECT_EQ(without.high, 11);
}

TEST(KaplanMeier, TakesTheMiddleWhereTheCurveIsExactlyOneHalf) {
  EXPECT_EQ(kaplan_meier(lives("1 2 3 4")).median.value, 2.5);
  EXPECT_EQ(kaplan_meier(lives("1 2 3+ 4+")).median.value, 2);
  EXPECT_EQ(kaplan_meier(lives("1 2+ 3+ 4+")).median.value, std::nullopt);
}

TEST(KaplanMeier, FallsToZeroWhenTheLastOneEnds) {
  const auto curve = kaplan_meier(lives("1 2"));
  EXPECT_EQ(curve.steps.back().survival, 0);
  EXPECT_EQ(curve.steps.back().low, std::nullopt);
  EXPECT_EQ(curve.steps.back().high, std::nullopt);
}

TEST(KaplanMeier, StaysAtOneWhileNothingHappens) {
  const auto curve = kaplan_meier(lives("1+ 2+"));
  EXPECT_EQ(curve.n_events, 0);
  EXPECT_EQ(curve.steps.back().survival, 1);
  EXPECT_EQ(curve.steps.back().low, std::nullopt) << "log(-log 1) is not a number";
  EXPECT_EQ(curve.median.value, std::nullopt);
}

TEST(KaplanMeier, CountsAnEventBeforeACensoringOfTheSameTime) {
  const auto curve = kaplan_meier(lives("0 0+ 0+"));
  ASSERT_THAT(curve.steps, SizeIs(1));
  EXPECT_NEAR(curve.steps.front().survival, 2.0 / 3, 1e-12);
}

TEST(KaplanMeier, IsEmptyWithoutLifetimes) {
  EXPECT_THAT(kaplan_meier({}).steps, IsEmpty());
  EXPECT_EQ(kaplan_meier({}).median.value, std::nullopt);
}

TEST(LogRank, GivesThePublishedStatistic) {
  const std::vector groups{treated(), placebo()};
  const auto test = log_rank(groups);
  ASSERT_TRUE(test);
  EXPECT_NEAR(test->statistic, 16.79294, 5e-6);
  EXPECT_EQ(test->df, 1);
  EXPECT_NEAR(test->p, 4.168809e-05, 5e-11);
  EXPECT_THAT(test->observed, ::testing::ElementsAre(9, 21));
  EXPECT_THAT(test->expected,
              ::testing::ElementsAre(DoubleNear(19.25, 5e-3), DoubleNear(10.75, 5e-3)));
}

TEST(LogRank, DoesNotDependOnTheOrderOfGroups) {
  const std::vector groups{treated(), placebo(), lives("5 9+ 14 30")};
  const std::vector turned{groups[2], groups[0], groups[1]};
  EXPECT_EQ(log_rank(groups)->df, 2);
  EXPECT_NEAR(log_rank(groups)->statistic, log_rank(turned)->statistic, 1e-9);
}

TEST(LogRank, LeavesAnEmptyGroupOut) {
  const std::vector groups{treated(), {}, placebo()};
  EXPECT_NEAR(log_rank(groups)->statistic, 16.79294, 5e-6);
  EXPECT_EQ(log_rank(groups)->df, 1);
}

TEST(LogRank, SaysNothingWithoutEventsOrASecondGroup) {
  EXPECT_FALSE(log_rank(std::vector{lives("1+ 2+"), lives("3+")}));
  EXPECT_FALSE(log_rank(std::vector{lives("1 2"), lives("")}));
  EXPECT_FALSE(log_rank({}));
}

TEST(LogRank, IsOneForGroupsThatAreTheSame) {
  const auto test = log_rank(std::vector{placebo(), placebo()});
  ASSERT_TRUE(test);
  EXPECT_NEAR(test->statistic, 0, 1e-12);
  EXPECT_NEAR(test->p, 1, 1e-6);
}

TEST(ChiSquaredTail, HasTheQuantilesOfTables) {
  // 95 % points of Abramowitz and Stegun, table 26.8
  const std::vector<double> points{3.841459, 5.991465, 7.814728, 9.487729, 11.070498, 12.591587};
  for (std::size_t i = 0; i < points.size(); ++i)
    EXPECT_NEAR(chi_squared_tail(points[i], static_cast<int>(i) + 1), 0.05, 1e-7);
  EXPECT_EQ(chi_squared_tail(0, 3), 1);
  EXPECT_NEAR(chi_squared_tail(100, 1), 1.523971e-23, 1e-28);
}

}  // namespace
}  // namespace comity::network
