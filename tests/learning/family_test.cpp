// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/family.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace comity::learning {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

/// Every family that holds with each coalition the larger ones, not none and not all coalitions.
std::vector<Family> monotone_families(std::size_t n) {
  const auto n_sets = std::size_t{1} << n;
  std::vector<Family> found;
  for (std::uint64_t code = 0; code < std::uint64_t{1} << n_sets; ++code) {
    bool monotone = (code & 1U) == 0 && (code >> (n_sets - 1) & 1U) != 0;
    for (std::size_t set = 0; monotone && set < n_sets; ++set)
      for (std::size_t j = 0; monotone && j < n; ++j)
        monotone = (code >> set & 1U) <= (code >> (set | std::size_t{1} << j) & 1U);
    if (!monotone) continue;
    Family family(n_sets);
    for (std::size_t set = 0; set < n_sets; ++set) family[set] = (code >> set & 1U) != 0;
    found.push_back(family);
  }
  return found;
}

double weight_of(Coalition set, const std::vector<double>& weights) {
  double sum = 0;
  for (std::size_t j = 0; j < weights.size(); ++j)
    if ((set >> j & 1U) != 0) sum += weights[j];
  return sum;
}

/// Of the 18 families on three criteria one needs a cutting level below 1/2.
TEST(Family, ThreeCriteriaHaveEighteenAndOneIsOutside) {
  const auto all = monotone_families(3);
  EXPECT_EQ(all.size(), 18U);
  const auto listed = expressible_families(3);
  EXPECT_EQ(listed.size(), 17U);
  for (const auto& family : all) {
    const bool any_single = family == family_of({1, 1, 1}, 1);
    EXPECT_EQ(std::ranges::count(listed, family), any_single ? 0 : 1);
  }
}

/// The list is made from whole weights; the linear program knows nothing of them.
TEST(Family, TheListIsWhatALinearProgramCanExpress) {
  const auto solver = solving::make_cbc();
  for (std::size_t n = 1; n <= 4; ++n) {
    std::vector<Family> expressed;
    for (const auto& family : monotone_families(n))
      if (most_even(family, *solver)) expressed.push_back(family);
    auto listed = expressible_families(n);
    std::ranges::sort(listed);
    std::ranges::sort(expressed);
    EXPECT_EQ(listed, expressed) << n;
  }
}

TEST(Family, FiveCriteriaAreListedWhole) {
  const auto listed = expressible_families(5);
  EXPECT_EQ(listed.size(), 2228U);
  // A sample of heavier weights adds nothing.
  const std::set<Family> known(listed.begin(), listed.end());
  for (int a = 0; a <= 8; a += 2)
    for (int b = 1; b <= 9; b += 2)
      for (int quota = (a + b + 12 + 7 + 3 + 1) / 2; quota <= a + b + 22; ++quota)
        EXPECT_TRUE(known.contains(family_of({a, b, 12, 7, 3}, quota)));
}

TEST(MostEven, PutsEveryCoalitionOnItsSide) {
  const auto solver = solving::make_cbc();
  for (const auto& family : expressible_families(4)) {
    const auto even = most_even(family, *solver);
    ASSERT_TRUE(even) << even.error();
    EXPECT_GE(even->cutting_level, 0.5);
    EXPECT_GE(even->separation, least_separation - 1e-7);
    EXPECT_NEAR(weight_of(15, even->weights), 1, 1e-12);
    for (Coalition set = 0; set < family.size(); ++set)
      EXPECT_EQ(weight_of(set, even->weights) >= even->cutting_level - 1e-9, family[set]);
  }
}

TEST(MostEven, AreEqualWhereNothingSpeaksAgainstIt) {
  const auto solver = solving::make_cbc();
  const auto majority = most_even(family_of({1, 1, 1}, 2), *solver);
  ASSERT_TRUE(majority);
  EXPECT_THAT(majority->weights, ElementsAre(DoubleNear(1. / 3, 1e-9), DoubleNear(1. / 3, 1e-9),
                                             DoubleNear(1. / 3, 1e-9)));
  // "One and any other": w1 - w2 >= separation, so w1 = (1 + 2 x 0.01) / 3.
  const auto special = most_even(family_of({2, 1, 1}, 3), *solver);
  ASSERT_TRUE(special);
  EXPECT_THAT(special->weights,
              ElementsAre(DoubleNear(0.34, 1e-9), DoubleNear(0.33, 1e-9), DoubleNear(0.33, 1e-9)));
  const auto pair = most_even(family_of({1, 1, 0}, 2), *solver);
  ASSERT_TRUE(pair);
  EXPECT_THAT(pair->weights,
              ElementsAre(DoubleNear(0.5, 1e-9), DoubleNear(0.5, 1e-9), DoubleNear(0, 1e-9)));
  EXPECT_NEAR(pair->spread, 0, 1e-9) << "an idle criterion is not compared";
}

TEST(MostEven, RefusesWhatNoWeightsExpress) {
  const auto solver = solving::make_cbc();
  const auto any_single = most_even(family_of({1, 1, 1}, 1), *solver);
  ASSERT_FALSE(any_single);
  EXPECT_EQ(any_single.error().kind, Error::Kind::numeric);
  // {1,2} and {3,4} suffice, {1,3} and {2,4} do not: both pairs of sums would be the same sum.
  Family crossed(16);
  for (std::size_t set = 0; set < 16; ++set) crossed[set] = (set & 3U) == 3 || (set & 12U) == 12;
  EXPECT_FALSE(most_even(crossed, *solver));
}

TEST(Words, SayAFamily) {
  const std::vector<std::string> names{"willingness", "foundation", "potential"};
  EXPECT_EQ(in_words(family_of({2, 1, 1}, 3), names), "willingness and any one other");
  EXPECT_EQ(in_words(family_of({1, 1, 1}, 2), names),
            "any two of willingness, foundation and potential");
  EXPECT_EQ(in_words(family_of({1, 1, 1}, 3), names), "willingness, foundation and potential");
  EXPECT_EQ(in_words(family_of({1, 0, 0}, 1), names),
            "willingness alone (foundation and potential never matter)");
  EXPECT_EQ(in_words(family_of({0, 1, 1}, 1), names),
            "foundation or potential (willingness never matters)");
  EXPECT_EQ(in_words(family_of({2, 1, 1}, 2), names),
            "willingness alone; or foundation and potential");
  EXPECT_EQ(in_words(family_of({0, 1, 1}, 2), names),
            "foundation and potential (willingness never matters)");
}

TEST(Words, SayAFamilyOfMoreCriteria) {
  const std::vector<std::string> names{"a", "b", "c", "d", "e"};
  EXPECT_EQ(in_words(family_of({3, 1, 1, 1, 1}, 5), names), "a and any two others");
  EXPECT_EQ(in_words(family_of({3, 1, 1, 0, 0}, 4), names),
            "a and either b or c (d and e never matter)");
  EXPECT_EQ(in_words(family_of({2, 1, 1, 1, 0}, 4), names),
            "a and any two of b, c and d (e never matters)");
  EXPECT_EQ(in_words(family_of({1, 1, 1, 1, 1}, 3), names), "any three of a, b, c, d and e");
}

}  // namespace
}  // namespace comity::learning
