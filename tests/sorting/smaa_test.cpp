// SPDX-License-Identifier: Apache-2.0
// Shares against areas on the weight triangle that were worked out by hand.
#include "comity/sorting/smaa.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace comity::sorting {
namespace {

/// Three criteria, one boundary at 50, q = 0 and p = 20.
Problem closed_form(Weights weights) {
  Problem problem;
  problem.method = Method::electre_tri;
  for (const auto* id : {"g1", "g2", "g3"}) {
    problem.criteria.push_back({.id = id});
    problem.criteria.back().q = 0;
    problem.criteria.back().p = 20;
  }
  problem.categories = {"node", "link"};
  problem.boundaries = {{.performances = {50, 50, 50}, .veto = {{}, {}, {}}}};
  problem.alternatives = {
      {"none", {10, 10, 10}},  {"one", {60, 10, 10}},      {"two", {60, 60, 10}},
      {"all", {60, 60, 60}},   {"half", {40, 60, 10}},     {"g2+g3", {10, 60, 60}},
      {"g1+g3", {60, 10, 60}}, {"g2 alone", {10, 60, 10}}, {"g3 alone", {10, 10, 60}}};
  problem.cutting_level = 0.6;
  problem.robustness = Robustness{.draws = 100'000, .weights = weights};
  return problem;
}

void expect_share(const Smaa& smaa, std::size_t alternative, double share) {
  const double found = smaa.alternatives[alternative].shares.back();
  const double error = standard_error(share, smaa.draws);
  if (share == 0 || share == 1)
    EXPECT_EQ(found, share);
  else
    EXPECT_NEAR(found, share, 4 * error);
}

TEST(Smaa, MeetsTheAreasOfUniformWeights) {
  const auto smaa = sorting::smaa(closed_form(Weights::uniform), {.seed = 1, .central = true});
  ASSERT_TRUE(smaa);
  const double shares[] = {0, 0.16, 0.64, 1, 0.32};
  for (std::size_t i = 0; i < 5; ++i) expect_share(*smaa, i, shares[i]);
  const auto& central = smaa->alternatives[1].central[1];
  ASSERT_TRUE(central);
  EXPECT_NEAR(central->weights[0], 0.7333333333, 4e-3);
  EXPECT_NEAR(central->weights[1], 0.1333333333, 4e-3);
  EXPECT_EQ(central->confidence, 1);
  EXPECT_FALSE(smaa->alternatives[0].central[1]);
}

TEST(Smaa, MeetsTheAreasOfAnUncertainCuttingLevel) {
  auto problem = closed_form(Weights::uniform);
  problem.cutting_level = Interval{0.5, 0.8};
  const auto smaa = sorting::smaa(problem, {.seed = 2});
  ASSERT_TRUE(smaa);
  const double shares[] = {0, 0.13, 0.57, 1};
  for (std::size_t i = 0; i < 4; ++i) expect_share(*smaa, i, shares[i]);
}

TEST(Smaa, MeetsTheAreasOfOrderedWeights) {
  const auto smaa = sorting::smaa(closed_form(Weights::ordinal), {.seed = 3});
  ASSERT_TRUE(smaa);
  const double shares[] = {0, 0.48, 1, 1};
  for (std::size_t i = 0; i < 4; ++i) expect_share(*smaa, i, shares[i]);
  expect_share(*smaa, 5, 0.04);
  expect_share(*smaa, 6, 0.88);
  expect_share(*smaa, 7, 0);
  expect_share(*smaa, 8, 0);
}

TEST(Smaa, KnowsHowOftenOneStandsAboveAnother) {
  // "two" holds all of "one", so it is above exactly where it is a link and "one" is not.
  const auto smaa = sorting::smaa(closed_form(Weights::uniform), {.seed = 4, .pairs = true});
  ASSERT_TRUE(smaa);
  EXPECT_EQ(smaa->better[1][2], 0);
  EXPECT_NEAR(smaa->better[2][1], 0.64 - 0.16, 4 * standard_error(0.48, smaa->draws));
  EXPECT_EQ(smaa->better[3][0], 1);
}

TEST(Smaa, IsTheSameOnAnyNumberOfThreads) {
  auto problem = closed_form(Weights::uniform);
  problem.robustness->draws = 30'001;
  problem.boundaries[0].performances[0] = Interval{40, 60};
  const auto one =
      sorting::smaa(problem, {.seed = 5, .threads = 1, .pairs = true, .central = true});
  const auto four =
      sorting::smaa(problem, {.seed = 5, .threads = 4, .pairs = true, .central = true});
  ASSERT_TRUE(one && four);
  EXPECT_EQ(one->better, four->better);
  for (std::size_t i = 0; i < one->alternatives.size(); ++i) {
    EXPECT_EQ(one->alternatives[i].shares, four->alternatives[i].shares);
    EXPECT_EQ(one->alternatives[i].central.size(), four->alternatives[i].central.size());
    for (std::size_t k = 0; k < one->alternatives[i].central.size(); ++k) {
      const auto& a = one->alternatives[i].central[k];
      const auto& b = four->alternatives[i].central[k];
      ASSERT_EQ(a.has_value(), b.has_value());
      if (!a) continue;
      EXPECT_EQ(a->weights, b->weights);
    }
  }
  const auto other = sorting::smaa(problem, {.seed = 6});
  ASSERT_TRUE(other);
  EXPECT_NE(other->alternatives[1].shares, one->alternatives[1].shares);
}

TEST(Smaa, DrawsBoundariesDataAndThresholds) {
  // One criterion: the performance is uniform on 0..1, the boundary on 0..1 and independent: half.
  Problem problem;
  problem.criteria = {{.id = "g", .weight = 1}};
  problem.categories = {"low", "high"};
  problem.boundaries = {{.performances = {Interval{0, 1}}, .veto = {{}}}};
  problem.alternatives = {{"a", {Interval{0, 1}}}, {"b", {0.25}}};
  problem.robustness = Robustness{.draws = 100'000};
  auto smaa = sorting::smaa(problem, {});
  ASSERT_TRUE(smaa);
  expect_share(*smaa, 0, 0.5);
  expect_share(*smaa, 1, 0.25);
  // Credibility of "b at least as good as 0.75" is (p - 0.5) / p with p uniform on 0.5..1.5; it
  // reaches 1/2 from p = 1 on: half of the draws.
  problem.method = Method::electre_tri;
  problem.criteria[0].q = 0;
  problem.criteria[0].p = Interval{0.5, 1.5};
  problem.boundaries[0].performances = {0.75};
  problem.cutting_level = 0.5;
  smaa = sorting::smaa(problem, {});
  ASSERT_TRUE(smaa);
  expect_share(*smaa, 1, 0.5);
}

TEST(Smaa, ConditionsOnBoundariesBeingInOrder) {
  // Two boundaries uniform on 0..1 in order: minimum and maximum of two. Above the lower with
  // probability 1 - (1 - x)^2, above the upper with x^2; x = 0.5.
  Problem problem;
  problem.criteria = {{.id = "g", .weight = 1}};
  problem.categories = {"low", "middle", "high"};
  problem.boundaries = {{.performances = {Interval{0, 1}}, .veto = {{}}},
                        {.performances = {Interval{0, 1}}, .veto = {{}}}};
  problem.alternatives = {{"a", {0.5}}};
  problem.robustness = Robustness{.draws = 100'000};
  const auto smaa = sorting::smaa(problem, {});
  ASSERT_TRUE(smaa);
  EXPECT_NEAR(smaa->alternatives[0].shares[2], 0.25, 4 * standard_error(0.25, smaa->draws));
  EXPECT_NEAR(smaa->alternatives[0].shares[0], 0.25, 4 * standard_error(0.25, smaa->draws));
  EXPECT_NEAR(smaa->order_proposals, 2, 0.02);
}

TEST(Smaa, SaysThatBoundariesAreNeverInOrder) {
  Problem problem;
  problem.criteria = {{.id = "g", .weight = 1}};
  problem.categories = {"low", "middle", "high"};
  problem.boundaries = {{.performances = {Interval{0.999999999, 5}}, .veto = {{}}},
                        {.performances = {Interval{0, 1}}, .veto = {{}}}};
  problem.alternatives = {{"a", {0.5}}};
  problem.robustness = Robustness{.draws = 1000};
  const auto smaa = sorting::smaa(problem, {});
  ASSERT_FALSE(smaa);
  EXPECT_EQ(smaa.error().kind, Error::Kind::numeric);
}

TEST(Smaa, GivesBothEndsWhereAPerformanceIsMissing) {
  auto problem = closed_form(Weights::uniform);
  problem.alternatives = {{"?", {60, std::nullopt, 10}}};
  const auto smaa = sorting::smaa(problem, {});
  ASSERT_TRUE(smaa);
  EXPECT_NEAR(smaa->alternatives[0].shares[1], 0.16, 4 * standard_error(0.16, smaa->draws));
  EXPECT_NEAR(smaa->alternatives[0].best_shares[1], 0.64, 4 * standard_error(0.64, smaa->draws));
}

TEST(Entropy, IsThatOfTheLogarithm) {
  EXPECT_EQ(entropy_of({1, 0, 0}), 0);
  EXPECT_NEAR(entropy_of({0.5, 0.5}), 1, 1e-15);
  EXPECT_NEAR(entropy_of({0.1, 0.2, 0.7}),
              -0.1 * std::log2(0.1) - 0.2 * std::log2(0.2) - 0.7 * std::log2(0.7), 1e-14);
}

}  // namespace
}  // namespace comity::sorting
