// SPDX-License-Identifier: Apache-2.0
#include "comity/network/adjacency.hpp"

#include <gtest/gtest.h>

#include "support/graph.hpp"
#include "support/log.hpp"

namespace comity::network {
namespace {

using testing::day;
using testing::graph_of;

std::vector<std::uint32_t> partners(const Adjacency& of, Vertex vertex) {
  return {of.partners(vertex).begin(), of.partners(vertex).end()};
}

TEST(Adjacency, ListsPartnersInOrderOfId) {
  const auto graph = graph_of("7-2 2-5 9-2");
  EXPECT_EQ(graph.actors, (std::vector<ActorId>{{2}, {5}, {7}, {9}}));
  EXPECT_EQ(partners(graph, 0), (std::vector<Vertex>{1, 2, 3}));
  EXPECT_EQ(partners(graph, 2), (std::vector<Vertex>{0}));
  EXPECT_EQ(graph.pairs(), 3);
}

TEST(Adjacency, MergesTiesOfOnePairOnTheClosestRung) {
  const auto graph = graph_of("0-1:2 1-0:5 0-1 0-2");
  EXPECT_EQ(graph.ties, 4);
  EXPECT_EQ(graph.pairs(), 2);
  EXPECT_EQ(graph.rungs_of(0)[0], Rung{5});
  EXPECT_EQ(graph.rungs_of(0)[1], titles::no_rung);
  EXPECT_EQ(graph.strength, (std::vector<std::int64_t>{7, 7, 0}));
}

TEST(Adjacency, FindsAnActorOrNobody) {
  const auto graph = graph_of("3-5");
  EXPECT_EQ(graph.find({5}), Vertex{1});
  EXPECT_EQ(graph.find({4}), std::nullopt);
  EXPECT_EQ(graph_of("").find({0}), std::nullopt);
}

TEST(Adjacency, OfNothingIsEmpty) {
  const auto graph = graph_of("");
  EXPECT_EQ(graph.size(), 0U);
  EXPECT_EQ(graph.pairs(), 0);
}

TEST(Adjacency, LeavesSuspendedTiesOut) {
  const auto world = testing::world_of(R"(
    1993 establish CHN BRA strategic partnership
    1994 establish CHN CUB strategic partnership
    1995 suspend CHN CUB
    1996 establish CHN PER unheard of partnership
  )");
  const auto graph = adjacency(snapshot(testing::history_of(world), day("2000-01-01")));
  EXPECT_EQ(graph.find(world.actor("CUB")), std::nullopt);
  EXPECT_EQ(graph.pairs(), 2);
  EXPECT_EQ(graph.rungs_of(0)[0], Rung{4});
  EXPECT_EQ(graph.rungs_of(0)[1], titles::no_rung);
}

}  // namespace
}  // namespace comity::network
