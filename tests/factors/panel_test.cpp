// SPDX-License-Identifier: Apache-2.0
#include "comity/factors/panel.hpp"

#include <gtest/gtest.h>

namespace comity::factors {
namespace {

using Values = std::vector<std::optional<double>>;

Criterion criterion(std::string id, Factor factor = Factor::willingness) {
  Criterion made{.id = std::move(id)};
  made.factor = factor;
  return made;
}

TEST(Scale, RunsFromTheWorstPartnerToTheBest) {
  const auto measured = scale(criterion("trade"), {10, 30, 20});
  ASSERT_TRUE(measured) << measured.error();
  EXPECT_EQ(measured->scaled, (Values{0, 1, 0.5}));
  EXPECT_EQ(measured->worst, 10);
  EXPECT_EQ(measured->best, 30);
}

TEST(Scale, TurnsAMeasureOfWhichLessIsBetter) {
  auto rank = criterion("rank");
  rank.better = Better::lower;
  const auto measured = scale(rank, {1, 5, 3});
  ASSERT_TRUE(measured) << measured.error();
  EXPECT_EQ(measured->scaled, (Values{1, 0, 0.5}));
  EXPECT_EQ(measured->worst, 5);
  EXPECT_EQ(measured->best, 1);
}

TEST(Scale, TakesLogarithmsOfOneMore) {
  auto trade = criterion("trade");
  trade.scale = Scale::logarithm;
  const auto measured = scale(trade, {0, 9, 99});
  ASSERT_TRUE(measured) << measured.error();
  EXPECT_EQ(measured->scaled, (Values{0, 0.5, 1}));
}

TEST(Scale, CountsWhoIsWorseOnARankScale) {
  auto trade = criterion("trade");
  trade.scale = Scale::rank;
  const auto measured = scale(trade, {5, 1000, 5, 6, std::nullopt});
  ASSERT_TRUE(measured) << measured.error();
  // Of three others: none worse and one equal; all worse; as the first; two worse.
  EXPECT_DOUBLE_EQ(*measured->scaled[0], 0.5 / 3);
  EXPECT_DOUBLE_EQ(*measured->scaled[1], 1);
  EXPECT_DOUBLE_EQ(*measured->scaled[2], 0.5 / 3);
  EXPECT_DOUBLE_EQ(*measured->scaled[3], 2.0 / 3);
  EXPECT_FALSE(measured->scaled[4]);
  EXPECT_EQ(measured->n_missing, 1U);
}

TEST(Scale, LeavesMissingValuesMissing) {
  const auto measured = scale(criterion("votes"), {std::nullopt, 2, 4});
  ASSERT_TRUE(measured) << measured.error();
  EXPECT_EQ(measured->scaled, (Values{std::nullopt, 0, 1}));
}

TEST(Scale, SaysThatAConstantCriterionTellsNobodyApart) {
  const auto measured = scale(criterion("member"), {1, 1, std::nullopt});
  ASSERT_TRUE(measured) << measured.error();
  EXPECT_TRUE(measured->constant);
  EXPECT_EQ(measured->scaled, (Values{1, 1, std::nullopt}));
}

TEST(Scale, KeepsACriterionWithoutAnyValueMissing) {
  const auto measured = scale(criterion("votes"), {std::nullopt, std::nullopt});
  ASSERT_TRUE(measured) << measured.error();
  EXPECT_EQ(measured->n_missing, 2U);
  EXPECT_FALSE(measured->constant);
}

TEST(Scale, RefusesTheLogarithmOfANegativeNumber) {
  auto balance = criterion("balance");
  balance.scale = Scale::logarithm;
  balance.where = {.file = "case.toml", .line = 7};
  const auto measured = scale(balance, {3, -1});
  ASSERT_FALSE(measured);
  EXPECT_EQ(measured.error().kind, Error::Kind::data);
  EXPECT_EQ(measured.error().where.line, 7U);
  EXPECT_NE(measured.error().what.find("-1"), std::string::npos);
}

Panel panel_of(const std::vector<Values>& scaled) {
  Panel panel;
  panel.partners.resize(scaled.front().size());
  for (const auto& values : scaled) panel.criteria.push_back({.raw = {}, .scaled = values});
  return panel;
}

TEST(Score, IsTheWeightedMeanOfTheCriteriaOfAFactor) {
  std::vector criteria{criterion("votes"), criterion("visits"),
                       criterion("gdp", Factor::foundation)};
  criteria[1].weight = 3;
  const auto panel = panel_of({{0.0, 1.0}, {1.0, 0.0}, {0.3, 0.7}});
  EXPECT_EQ(score(criteria, panel, Factor::willingness),
            (std::vector<Range>{{0.75, 0.75}, {0.25, 0.25}}));
  EXPECT_EQ(score(criteria, panel, Factor::foundation),
            (std::vector<Range>{{0.3, 0.3}, {0.7, 0.7}}));
}

TEST(Score, LetsAnUnknownValueRunFromWorstToBest) {
  const std::vector criteria{criterion("votes"), criterion("visits")};
  const auto panel = panel_of({{std::nullopt}, {0.5}});
  EXPECT_EQ(score(criteria, panel, Factor::willingness), (std::vector<Range>{{0.25, 0.75}}));
}

TEST(Score, LeavesAValueOutWhereTheCriterionSaysSo) {
  std::vector criteria{criterion("votes"), criterion("visits")};
  criteria[0].missing = Missing::left_out;
  const auto panel = panel_of({{std::nullopt}, {0.5}});
  EXPECT_EQ(score(criteria, panel, Factor::willingness), (std::vector<Range>{{0.5, 0.5}}));
}

TEST(Score, KnowsNothingWhereEveryValueIsLeftOut) {
  std::vector criteria{criterion("votes")};
  criteria[0].missing = Missing::left_out;
  const auto panel = panel_of({{std::nullopt}});
  EXPECT_EQ(score(criteria, panel, Factor::willingness), (std::vector<Range>{{0, 1}}));
}

TEST(MeasuredFactors, AreThoseWithCriteriaInTheOrderOfThePaper) {
  const std::vector criteria{criterion("trade", Factor::potential), criterion("votes")};
  EXPECT_EQ(measured_factors(criteria), (std::vector{Factor::willingness, Factor::potential}));
}

}  // namespace
}  // namespace comity::factors
