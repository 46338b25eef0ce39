// SPDX-License-Identifier: Apache-2.0
// Communities, assortativity and shares of regions on graphs small enough to work out by hand.
#include <gtest/gtest.h>

#include "comity/network/assortativity.hpp"
#include "comity/network/communities.hpp"
#include "comity/network/region_share.hpp"
#include "support/graph.hpp"

namespace comity::network {
namespace {

using testing::graph_of;
using testing::star;
using testing::two_triangles;

TEST(Communities, AreTheTwoTriangles) {
  const auto found = communities(graph_of(two_triangles), {});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->of, (std::vector<std::uint32_t>{1, 1, 1, 2, 2, 2}));
  EXPECT_EQ(found->n, 2U);
  EXPECT_NEAR(found->modularity, 6.0 / 7.0 - 2 * 0.25, 1e-12);
}

TEST(Communities, AreNumberedFromTheLargest) {
  const auto found = communities(graph_of("0-1 1-2 2-0 3-4 3-5 3-6 4-5 4-6 5-6 2-3"), {});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->of, (std::vector<std::uint32_t>{2, 2, 2, 1, 1, 1, 1}));
}

TEST(Communities, AreTheSameForTheSameSeed) {
  const auto graph = graph_of("0-1 1-2 2-3 3-4 4-5 5-6 6-7 7-8 8-9 9-0 0-5 2-7");
  EXPECT_EQ(communities(graph, {.seed = 3})->of, communities(graph, {.seed = 3})->of);
}

TEST(Communities, AreNotGivenWhereNoDivisionBeatsNone) {
  const auto found = communities(graph_of("0-1 0-2 0-3 1-2 1-3 2-3"), {});
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().why, "no division has more ties inside than chance would put there");
  EXPECT_FALSE(communities(graph_of(star), {}));
}

TEST(Modularity, OfOneGroupIsZero) {
  const std::vector<std::uint32_t> one(6, 0);
  EXPECT_NEAR(modularity(graph_of(two_triangles), one), 0, 1e-15);
  EXPECT_EQ(modularity(graph_of(""), {}), 0);
}

TEST(DegreeAssortativity, IsACorrelation) {
  // Ends by degree: four 2-2, four 2-3 (both ways eight), one 3-3 (twice).
  const auto found = degree_assortativity(graph_of(two_triangles));
  ASSERT_TRUE(found);
  EXPECT_NEAR(*found, -1.0 / 6.0, 1e-12);
}

TEST(DegreeAssortativity, IsNotGivenWhereAllHaveAsManyPartners) {
  EXPECT_FALSE(degree_assortativity(graph_of("0-1 1-2 2-0")));
  EXPECT_FALSE(degree_assortativity(graph_of(star)));
}

TEST(LabelAssortativity, ComparesTiesWithinWithChance) {
  // Six of seven ties within; each label has half of the ends.
  const auto found = label_assortativity(graph_of(two_triangles), {0, 0, 0, 1, 1, 1});
  ASSERT_TRUE(found);
  EXPECT_NEAR(*found, (6.0 / 7.0 - 0.5) / 0.5, 1e-12);
}

TEST(LabelAssortativity, LeavesOutWhoHasNoLabel) {
  const auto found = label_assortativity(graph_of("0-1 1-2 2-0 2-3 3-4 3-0"), {0, 0, 1, 1});
  const auto without = label_assortativity(graph_of("0-1 1-2 2-0 2-3 3-0"), {0, 0, 1, 1});
  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(*found, *without);
}

TEST(LabelAssortativity, IsNotGivenWithinOneRegion) {
  const auto found = label_assortativity(graph_of(two_triangles), {0, 0, 0, 0, 0, 0});
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().why, "all ties stay within one region");
  EXPECT_FALSE(label_assortativity(graph_of(two_triangles), {}));
}

TEST(SharePerRegion, CountsPartnersAmongStates) {
  const auto graph = graph_of("0-1 0-2 0-4 1-3");
  const Labels regions{9, 7, 7, 9, 9, no_label};
  const auto rows = share_per_region(graph, {0}, regions, {true, true, true, true, false, true});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].label, 7U);
  EXPECT_DOUBLE_EQ(rows[0].share().value(), 1.0);
  EXPECT_EQ(rows[1].states, 1);  // 0 is the ego, 4 is not of the population
  EXPECT_EQ(rows[1].partners, 0);
}

TEST(SharePerRegion, HasNoShareOfNobody) { EXPECT_EQ(RegionShare{}.share(), std::nullopt); }

}  // namespace
}  // namespace comity::network
