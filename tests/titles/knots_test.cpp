// SPDX-License-Identifier: Apache-2.0
#include "comity/titles/knots.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace comity::titles {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Knots, JoinWhatLeadsRoundAndRiseAlongTheSteps) {
  const Successors next{{1}, {2}, {0, 3}, {4}, {}};
  const auto knot = knots(next);
  EXPECT_EQ(knot[0], knot[1]);
  EXPECT_EQ(knot[1], knot[2]);
  EXPECT_LT(knot[2], knot[3]);
  EXPECT_LT(knot[3], knot[4]);
}

TEST(Knots, AreOneEachWithoutCircles) {
  EXPECT_THAT(knots({{1}, {2}, {}}), ElementsAre(0, 1, 2));
  EXPECT_THAT(knots({}), IsEmpty());
}

TEST(Knots, DoNotTireOfALongChain) {
  Successors next(300000);
  for (std::size_t i = 0; i + 1 < next.size(); ++i) next[i].push_back(i + 1);
  EXPECT_EQ(knots(next).back(), 299999U);
  next.back().push_back(0);
  EXPECT_EQ(knots(next).front(), knots(next).back());
}

TEST(ShortestWay, GoesStraight) {
  const Successors next{{1, 2}, {3}, {3}, {}};
  EXPECT_THAT(shortest_way(next, 0, 3), ElementsAre(0, 1, 3));
  EXPECT_THAT(shortest_way(next, 0, 0), ElementsAre(0));
  EXPECT_THAT(shortest_way(next, 3, 0), IsEmpty());
}

}  // namespace
}  // namespace comity::titles
