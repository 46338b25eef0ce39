// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/mr_sort.hpp"

#include <gtest/gtest.h>

namespace comity::sorting {
namespace {

/// Three criteria, weights 1/3 each; a veto where the second criterion is at 0 or below.
Problem three(double level) {
  Problem problem;
  problem.criteria = {{.id = "a", .weight = 1}, {.id = "b", .weight = 1}, {.id = "c", .weight = 1}};
  problem.categories = {"node", "link", "pivot"};
  problem.boundaries = {{.performances = {1, 1, 1}, .veto = {{}, 0, {}}},
                        {.performances = {2, 2, 2}, .veto = {{}, 1, {}}}};
  problem.cutting_level = level;
  return problem;
}

std::size_t sorted(const Problem& problem, std::vector<double> performances) {
  return mr_sort(fixed(problem), problem.method, performances);
}

TEST(MrSort, CountsEqualityAndTakesTheHighestBoundaryPassed) {
  EXPECT_EQ(sorted(three(0.6), {1, 1, 0}), 1U);
  EXPECT_EQ(sorted(three(0.6), {2, 2, 0}), 2U);
  EXPECT_EQ(sorted(three(0.6), {9, 0.5, 0.9}), 0U);
}

TEST(MrSort, IsNotDecidedByTheLastBitOfASum) {
  EXPECT_EQ(sorted(three(1), {2, 2, 2}), 2U);  // 1/3 + 1/3 + 1/3
  EXPECT_EQ(sorted(three(2), {2, 2, 0}), 2U);  // a level in the unit of the weights
}

TEST(MrSort, IsBlockedByAVetoAtTheVetoValueItself) {
  EXPECT_EQ(sorted(three(0.6), {2, 1, 2}), 1U);
  EXPECT_EQ(sorted(three(0.6), {2, 1.01, 2}), 2U);
  EXPECT_EQ(sorted(three(0.6), {2, 0, 2}), 0U);
}

TEST(MrSort, TurnsACriterionOfWhichLessIsBetter) {
  auto problem = three(0.6);
  problem.boundaries = {{.performances = {5, 1, 1}}, {.performances = {3, 2, 2}}};
  problem.criteria[0].direction = Direction::min;
  const std::vector<double> cheap{-3, 2, 0};
  EXPECT_EQ(mr_sort(fixed(problem), problem.method, cheap), 2U);
  const std::vector<double> dear{-3.5, 2, 0};
  EXPECT_EQ(mr_sort(fixed(problem), problem.method, dear), 1U);
}

TEST(Ncs, NeedsASupersetOfANamedCoalition) {
  auto problem = three(0.5);
  problem.method = Method::ncs;
  problem.boundaries = {{.performances = {1, 1, 1}, .minimal_sufficient = {0b011}},
                        {.performances = {2, 2, 2}, .minimal_sufficient = {0b011, 0b100}}};
  EXPECT_EQ(sorted(problem, {1, 1, 0}), 1U);
  EXPECT_EQ(sorted(problem, {1, 0, 1}), 0U);
  EXPECT_EQ(sorted(problem, {0, 0, 2}), 2U);
}

}  // namespace
}  // namespace comity::sorting
