// SPDX-License-Identifier: Apache-2.0
// Expected values are worked out by hand, or by the stated program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "comity/exchanges/correlation.hpp"
#include "comity/exchanges/permutation.hpp"

namespace comity::exchanges {
namespace {

TEST(PermutationTest, CountsEveryDeal) {
  // Of the six pairs of {1, 2, 3, 4} only {3, 4} adds up to 7.
  const std::vector counts{1, 2, 3, 4};
  const auto test = test_means(counts, {false, false, true, true}, 0);
  EXPECT_DOUBLE_EQ(test.difference, 2.0);
  EXPECT_DOUBLE_EQ(test.deals, 6);
  EXPECT_DOUBLE_EQ(test.p, 1.0 / 6);
  EXPECT_TRUE(test.exact);
}

TEST(PermutationTest, AgreesWithEveryDealWrittenOut) {
  const std::vector counts{15, 13, 11, 7, 7, 6, 6, 3, 5, 3, 3, 1, 1, 3};
  std::vector<bool> group(14, false);
  std::fill_n(group.begin(), 8, true);
  const auto test = test_means(counts, group, 0);
  std::vector<int> dealt(14, 0);
  std::fill_n(dealt.rbegin(), 8, 1);
  int deals = 0, as_much = 0;
  do {
    int sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) sum += dealt[i] * counts[i];
    ++deals;
    as_much += sum >= 68 ? 1 : 0;
  } while (std::ranges::next_permutation(dealt).found);
  EXPECT_EQ(deals, 3003);
  EXPECT_DOUBLE_EQ(test.deals, 3003);
  EXPECT_DOUBLE_EQ(test.p, as_much / 3003.0);
}

TEST(PermutationTest, DrawsDealsWhereThereAreTooMany) {
  const std::vector counts{15, 13, 11, 7, 7, 6, 6, 3, 5, 3, 3, 1, 1, 3};
  std::vector<bool> group(14, false);
  for (const int i : {0, 3, 6, 9, 12}) group[static_cast<std::size_t>(i)] = true;
  const auto exact = test_means(counts, group, 0);
  const auto drawn = test_means(counts, group, 1, 10);
  EXPECT_FALSE(drawn.exact);
  EXPECT_DOUBLE_EQ(drawn.deals, 20'000);
  EXPECT_NEAR(drawn.p, exact.p, 0.015);  // four standard errors of 20 000 draws
}

TEST(PermutationTest, SaysNothingWithoutTwoGroups) {
  const std::vector counts{1, 2};
  EXPECT_EQ(test_means(counts, {true, true}, 0).deals, 0);
  EXPECT_EQ(test_means(counts, {false, false}, 0).p, 1);
}

TEST(Correlation, IsThatOfR) {
  // R 4.2: cor(c(1,2,3,4,5), c(2,1,4,3,7)) = 0.8241633837; method = "spearman": 0.8
  const std::vector<double> x{1, 2, 3, 4, 5}, y{2, 1, 4, 3, 7};
  EXPECT_NEAR(pearson(x, y).value(), 0.8241633837, 1e-10);
  EXPECT_NEAR(spearman(x, y).value(), 0.8, 1e-12);
}

TEST(Correlation, SharesRanksAndIsUndefinedWithoutVariation) {
  // Ranks of y are 1.5, 1.5, 3: the correlation with 1, 2, 3 is sqrt(3)/2.
  const std::vector<double> x{1, 2, 3}, y{0, 0, 9}, flat{4, 4, 4};
  EXPECT_NEAR(spearman(x, y).value(), 0.8660254037844386, 1e-12);
  EXPECT_FALSE(pearson(x, flat));
  EXPECT_FALSE(pearson(std::vector<double>{1}, std::vector<double>{1}));
}

}  // namespace
}  // namespace comity::exchanges
