// SPDX-License-Identifier: Apache-2.0
#include "comity/titles/feedback.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace comity::titles {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Votes votes_of(std::size_t n, const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
  Votes votes(n);
  for (const auto& [lower, higher] : pairs) votes.add(lower, higher);
  return votes;
}

/// The fewest violations over all orders, by trying each.
std::uint64_t fewest_by_trying(const Votes& votes) {
  std::vector<std::size_t> items(votes.size());
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = i;
  auto fewest = violated(votes, items);
  while (std::ranges::next_permutation(items).found)
    fewest = std::min(fewest, violated(votes, items));
  return fewest;
}

Votes any_votes(std::size_t n) {
  Votes votes(n);
  for (std::size_t u = 0; u < n; ++u) {
    for (std::size_t v = 0; v < n; ++v) {
      const auto count = *rc::gen::inRange(0, 4);
      for (int i = 0; i < count; ++i) votes.add(u, v);
    }
  }
  return votes;
}

TEST(OrderExactly, KeepsEveryVoteWhereNoneContradicts) {
  const auto best = order_exactly(votes_of(4, {{3, 1}, {1, 0}, {0, 2}}));
  EXPECT_THAT(best.items, ElementsAre(3, 1, 0, 2));
  EXPECT_EQ(best.violated, 0U);
  EXPECT_TRUE(best.is_exact());
}

TEST(OrderExactly, GivesUpTheWeakestVoteOfACircle) {
  const auto best = order_exactly(votes_of(3, {{0, 1}, {0, 1}, {1, 2}, {1, 2}, {2, 0}}));
  EXPECT_THAT(best.items, ElementsAre(0, 1, 2));
  EXPECT_EQ(best.violated, 1U);
  EXPECT_FALSE(best.may_be_above[0 * 3 + 1]) << "0 stands below 1 in every best order";
  EXPECT_TRUE(best.may_be_above[1 * 3 + 0]);
}

TEST(OrderExactly, SaysWhereEquallyGoodOrdersDiffer) {
  const auto best = order_exactly(votes_of(2, {{0, 1}, {1, 0}}));
  EXPECT_THAT(best.items, ElementsAre(0, 1)) << "the first item first, from the bottom";
  EXPECT_TRUE(best.may_be_above[0 * 2 + 1]);
  EXPECT_TRUE(best.may_be_above[1 * 2 + 0]);
}

TEST(OrderExactly, TakesNothingAndOne) {
  EXPECT_THAT(order_exactly(Votes(0)).items, IsEmpty());
  EXPECT_THAT(order_exactly(Votes(1)).items, ElementsAre(0));
}

TEST(OrderExactly, ManagesTwentyItems) {
  Votes votes(most_exact_items);
  for (std::size_t i = 0; i < most_exact_items; ++i) votes.add(i, (i + 1) % most_exact_items);
  const auto best = order(votes);
  EXPECT_EQ(best.violated, 1U);
  EXPECT_TRUE(best.is_exact());
}

TEST(OrderBySearch, TellsHowFarItMayBeFromTheBest) {
  Votes votes(40);
  for (std::size_t i = 0; i < 40; ++i) votes.add(i, (i + 1) % 40);
  for (std::size_t i = 0; i < 40; i += 2) votes.add(i + 1, i);
  const auto found = order(votes);
  EXPECT_GE(found.violated, found.needed);
  EXPECT_EQ(found.needed, 20U) << "twenty circles of two share no vote";
  EXPECT_EQ(found.violated, violated(votes, found.items));
}

TEST(OrderBySearch, EndsAtOnceWhereNothingIsVoted) {
  EXPECT_EQ(order_by_search(Votes(30)).violated, 0U);
  EXPECT_EQ(order_by_search(Votes(0)).violated, 0U);
}

RC_GTEST_PROP(OrderExactly, IsAsGoodAsTheBestOfAllOrders, ()) {
  const auto votes = any_votes(*rc::gen::inRange<std::size_t>(1, 7));
  const auto best = order_exactly(votes);
  RC_ASSERT(best.violated == fewest_by_trying(votes));
  RC_ASSERT(violated(votes, best.items) == best.violated);
}

RC_GTEST_PROP(OrderExactly, KnowsWhatEveryBestOrderSays, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(2, 6);
  const auto votes = any_votes(n);
  const auto best = order_exactly(votes);
  std::vector<bool> above(n * n, false);
  std::vector<std::size_t> items(n);
  for (std::size_t i = 0; i < n; ++i) items[i] = i;
  do {
    if (violated(votes, items) != best.violated) continue;
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < i; ++j) above[items[i] * n + items[j]] = true;
    }
  } while (std::ranges::next_permutation(items).found);
  RC_ASSERT(above == best.may_be_above);
}

RC_GTEST_PROP(OrderBySearch, IsBetweenItsBoundAndNoBetterThanTheBest, ()) {
  const auto votes = any_votes(*rc::gen::inRange<std::size_t>(1, 7));
  const auto found = order_by_search(votes);
  const auto best = fewest_by_trying(votes);
  RC_ASSERT(found.needed <= best);
  RC_ASSERT(found.violated >= best);
}

}  // namespace
}  // namespace comity::titles
