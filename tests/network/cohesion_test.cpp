// SPDX-License-Identifier: Apache-2.0
#include "comity/network/cohesion.hpp"

#include <gtest/gtest.h>

#include "comity/network/components.hpp"
#include "support/graph.hpp"

namespace comity::network {
namespace {

using testing::graph_of;
using testing::star;
using testing::two_triangles;

TEST(OnlyAHub, SaysThatEveryTieIsTheHubs) {
  const auto found = only_a_hub(graph_of(star));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->hub, ActorId{0});
  EXPECT_EQ(said(*found, "China"), "every tied pair is with China");
}

TEST(OnlyAHub, SaysSoWhereAFewTiesAreOthers) {
  const auto found = only_a_hub(graph_of("0-1 0-2 0-3 0-4 4-5"));
  ASSERT_TRUE(found);
  EXPECT_EQ(said(*found, "China"),
            "4 of 5 tied pairs are with China and no three actors are tied to each other");
}

TEST(OnlyAHub, IsSilentWithATriangleOrManyOtherTies) {
  EXPECT_FALSE(only_a_hub(graph_of("0-1 0-2 0-3 0-4 1-2")));
  EXPECT_FALSE(only_a_hub(graph_of("0-1 1-2 2-3 3-4")));
}

TEST(OnlyAHub, SaysThatThereAreNoTies) {
  EXPECT_EQ(said(only_a_hub(graph_of("")).value(), "China"), "no tie is in force");
}

TEST(HubOf, IsTheFirstOfThoseWithMostPartners) {
  EXPECT_EQ(hub_of(graph_of(two_triangles))->vertex, 2U);
  EXPECT_EQ(hub_of(graph_of(two_triangles))->pairs, 3);
  EXPECT_FALSE(hub_of(graph_of("")));
}

TEST(Density, IsTheShareOfPossiblePairs) {
  EXPECT_DOUBLE_EQ(density(graph_of(two_triangles)).value(), 7.0 / 15.0);
  EXPECT_DOUBLE_EQ(density(graph_of("0-1 1-2 2-0")).value(), 1.0);
}

TEST(Density, IsNotGivenForAHubAlone) { EXPECT_FALSE(density(graph_of(star))); }

TEST(Triangles, AreCountedOnce) {
  EXPECT_EQ(triangles(graph_of(two_triangles)), 2);
  EXPECT_EQ(triangles(graph_of("0-1 0-2 0-3 1-2 1-3 2-3")), 4);
  EXPECT_EQ(triangles(graph_of(star)), 0);
  EXPECT_EQ(triangles(graph_of("")), 0);
}

TEST(Transitivity, IsTheShareOfClosedPaths) {
  // Degrees 2 2 3 3 2 2: 1 + 1 + 3 + 3 + 1 + 1 paths.
  EXPECT_DOUBLE_EQ(transitivity(graph_of(two_triangles)).value(), 6.0 / 10.0);
}

TEST(Transitivity, IsNotGivenWithoutTriangles) {
  const auto found = transitivity(graph_of("0-1 1-2 2-3 3-0"));
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().why, "no three actors are tied to each other");
}

TEST(Components, AreWhoCanBeReached) {
  const auto found = components(graph_of("0-1 2-3 3-4"));
  EXPECT_EQ(found.of, (std::vector<std::uint32_t>{0, 0, 1, 1, 1}));
  EXPECT_EQ(found.size, (std::vector<std::uint32_t>{2, 3}));
}

TEST(Components, OfGroupsEndAtTheirBorders) {
  const std::vector<std::uint32_t> group{7, 8, 7, 7};
  const auto found = components(graph_of("0-1 1-2 2-3"), group);
  EXPECT_EQ(found.of, (std::vector<std::uint32_t>{0, 1, 2, 2}));
}

}  // namespace
}  // namespace comity::network
