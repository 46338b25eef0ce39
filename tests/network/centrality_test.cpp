// SPDX-License-Identifier: Apache-2.0
// Cores, betweenness and eigenvector centrality on graphs small enough to work out by hand.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "comity/network/betweenness.hpp"
#include "comity/network/cores.hpp"
#include "comity/network/eigenvector.hpp"
#include "support/graph.hpp"

namespace comity::network {
namespace {

using testing::graph_of;
using testing::star;
using testing::two_triangles;

TEST(Cores, AreWhatIsLeftWhenFewPartnersAreTakenAway) {
  // A clique of four, a circle hanging on it, and a tail.
  const auto found = cores(graph_of("0-1 0-2 0-3 1-2 1-3 2-3 3-4 4-5 5-3 5-6"));
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, (std::vector<std::uint32_t>{3, 3, 3, 3, 2, 2, 1}));
}

TEST(Cores, AreNotGivenWhereNoTiesCloseACircle) {
  const auto found = cores(graph_of("0-1 1-2 2-3 3-4"));
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().why, "no ties close a circle");
  EXPECT_FALSE(cores(graph_of(star)));
  EXPECT_FALSE(cores(graph_of("")));
}

TEST(Betweenness, IsTheShareOfShortestWays) {
  const auto found = betweenness(graph_of(two_triangles), {});
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->is_exact());
  // 2 lies between {0, 1} and {3, 4, 5}: 6 of the 10 pairs of others.
  const std::vector<double> expected{0, 0, 0.6, 0.6, 0, 0};
  for (Vertex v = 0; v < 6; ++v) EXPECT_DOUBLE_EQ(found->of[v], expected[v]);
}

TEST(Betweenness, SharesWaysThatAreEquallyShort) {
  const auto found = betweenness(graph_of("0-1 1-2 2-3 3-0"), {});
  ASSERT_TRUE(found);
  for (const auto value : found->of) EXPECT_DOUBLE_EQ(value, 1.0 / 6.0);
}

TEST(Betweenness, IsNotGivenForAHubAlone) {
  EXPECT_FALSE(betweenness(graph_of(star), {}));
  EXPECT_FALSE(betweenness(graph_of("0-1"), {}));
}

/// A ring of `n` with ties across it.
Adjacency wheel(std::uint32_t n) {
  std::vector<Link> ties;
  for (std::uint32_t i = 0; i < n; ++i) {
    ties.push_back({{i}, {(i + 1) % n}, {}});
    if (i % 7 == 0) ties.push_back({{i}, {(i * 3 + n / 2) % n}, {}});
  }
  std::erase_if(ties, [](const Link& tie) { return tie.a == tie.b; });
  return adjacency(ties);
}

TEST(Betweenness, SampledLiesWithinAFewErrorsOfTheExactOne) {
  const auto graph = wheel(300);
  const auto exact = betweenness(graph, {}).value();
  const auto sampled = betweenness(graph, {.steps = 1, .pivots = 60, .seed = 4}).value();
  EXPECT_FALSE(sampled.is_exact());
  EXPECT_EQ(sampled.pivots, 60U);
  int within_two = 0;
  for (Vertex v = 0; v < graph.size(); ++v) {
    const double off = std::abs(sampled.of[v] - exact.of[v]);
    within_two += off <= 2 * sampled.error[v] + 1e-12 ? 1 : 0;
  }
  EXPECT_GE(within_two, 255);  // 85 of 100: 95 where the errors are normal
}

TEST(Betweenness, SampledIsTheSameForTheSameSeed) {
  const BetweennessRule rule{.steps = 1, .pivots = 20, .seed = 9};
  EXPECT_EQ(betweenness(wheel(100), rule).value().of, betweenness(wheel(100), rule).value().of);
}

TEST(Eigenvector, IsTheFirstOneOfTheMatrix) {
  // A path of four: the golden ratio between inner and outer values.
  const auto found = eigenvector(graph_of("0-1 1-2 2-3"), {});
  ASSERT_TRUE(found);
  const double golden = (1 + std::sqrt(5.0)) / 2;
  EXPECT_NEAR(*found->of[1] / *found->of[0], golden, 1e-9);
  EXPECT_NEAR(*found->of[2], *found->of[1], 1e-12);
  double squares = 0;
  for (const auto& value : found->of) squares += *value * *value;
  EXPECT_NEAR(squares, 1, 1e-12);
}

TEST(Eigenvector, SettlesOnANetworkOfTwoSides) {
  EXPECT_TRUE(eigenvector(graph_of("0-3 0-4 1-3 1-4 2-3 2-4"), {}));
}

TEST(Eigenvector, IsOfTheLargestComponent) {
  const auto found = eigenvector(graph_of("0-1 1-2 2-0 3-4 4-5 5-6 6-3"), {});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->outside, 3U);
  EXPECT_EQ(found->of[0], std::nullopt);
  EXPECT_NEAR(found->of[3].value(), 0.5, 1e-9);
}

TEST(Eigenvector, IsNotGivenWhereTwoComponentsAreTheLargest) {
  const auto found = eigenvector(graph_of("0-1 1-2 2-0 3-4 4-5 5-3"), {});
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().why, "no part of the network is the largest");
}

TEST(Eigenvector, SaysThatItHasNotSettled) {
  const auto found = eigenvector(graph_of("0-1 1-2 2-3 3-4 4-5"), {.rounds = 3});
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().why, "it had not settled after 3 rounds");
}

}  // namespace
}  // namespace comity::network
