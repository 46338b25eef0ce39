// SPDX-License-Identifier: Apache-2.0
#include "comity/titles/agreement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace comity::titles {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

/// Rungs in order of the items; 0 stands for unranked.
Ranking ranks(const std::vector<int>& rungs) {
  Ranking ranking;
  for (const int rung : rungs) {
    if (rung == 0) {
      ranking.emplace_back();
    } else {
      ranking.emplace_back(Rung{static_cast<std::int16_t>(rung)});
    }
  }
  return ranking;
}

TEST(Agree, CountsPairsByWhatBothSay) {
  const auto found = agree(ranks({1, 2, 3, 3, 0}), ranks({1, 3, 2, 2, 4}));
  EXPECT_EQ(found.n_items, 4);
  EXPECT_EQ(found.concordant, 3);
  EXPECT_EQ(found.discordant, 2);
  EXPECT_EQ(found.tied_both, 1);
  EXPECT_EQ(found.tied_first + found.tied_second, 0);
  EXPECT_THAT(found.reversed, ElementsAre(Pair(2, 1), Pair(3, 1)));
}

TEST(Agree, HasTheTauThatRGives) {
  // R 4.2: cor(c(1,2,2,3,4,5), c(2,1,3,3,5,4), method = "kendall")
  const auto found = agree(ranks({1, 2, 2, 3, 4, 5}), ranks({2, 1, 3, 3, 5, 4}));
  EXPECT_NEAR(*found.tau_b(), 0.6428571, 5e-8);
  EXPECT_EQ(found.tied_first, 1);
  EXPECT_EQ(found.tied_second, 1);
}

TEST(Agree, HasNoTauWhereOneRankingTiesAll) {
  EXPECT_FALSE(agree(ranks({1, 1, 1}), ranks({1, 2, 3})).tau_b());
  EXPECT_FALSE(agree(ranks({1}), ranks({1})).tau_b());
  EXPECT_FALSE(agree(ranks({}), ranks({})).tau_b());
}

RC_GTEST_PROP(Agree, IsFullWithItselfAndReversedWithItsMirror, ()) {
  const auto rungs = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 9));
  auto mirrored = rungs;
  for (auto& rung : mirrored) rung = 10 - rung;
  const auto same = agree(ranks(rungs), ranks(rungs));
  RC_ASSERT(same.discordant + same.tied_first + same.tied_second == 0);
  RC_ASSERT(agree(ranks(rungs), ranks(mirrored)).discordant == same.concordant);
  if (same.tau_b()) RC_ASSERT(std::abs(*same.tau_b() - 1) < 1e-12);
}

}  // namespace
}  // namespace comity::titles
