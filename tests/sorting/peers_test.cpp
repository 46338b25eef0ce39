// SPDX-License-Identifier: Apache-2.0
// The printed answers of other programs and documents (tests/peers/sorting/README.md).
#include <gtest/gtest.h>

#include "comity/sorting/assign.hpp"
#include "comity/sorting/explain.hpp"
#include "sorting/problems.hpp"

namespace comity::sorting {
namespace {

using comity::testing::expected;
using comity::testing::peer_problem;

void all_agree(const Problem& problem, const std::map<std::string, std::string>& expected) {
  const auto of = fixed(problem);
  ASSERT_EQ(problem.alternatives.size(), expected.size());
  for (const auto& alternative : problem.alternatives) {
    const auto reach = assign(problem, of, alternative);
    EXPECT_TRUE(reach.is_decided());
    EXPECT_EQ(problem.categories[reach.lowest], expected.at(alternative.id)) << alternative.id;
  }
}

TEST(Peers, TransportWithVetoesIsSortedAsPrinted) {
  all_agree(peer_problem("transport.json"), expected("transport_expected.csv"));
}

TEST(Peers, TransportOnTwoCriteriaIsSortedAsPrinted) {
  auto problem = peer_problem("transport.json");
  problem.criteria.pop_back();
  problem.categories.pop_back();
  problem.boundaries.pop_back();
  for (auto& boundary : problem.boundaries) {
    boundary.performances.pop_back();
    boundary.veto.pop_back();
  }
  problem.cutting_level = 2;  // of weights with the sum 4
  std::map<std::string, std::string> categories;
  const auto of = fixed(problem);
  for (auto alternative : problem.alternatives) {
    alternative.performances.pop_back();
    categories[alternative.id] = problem.categories[assign(problem, of, alternative).lowest];
  }
  EXPECT_EQ(categories["RER"], "Medium");
  EXPECT_EQ(categories["BUS"], "Bad");
}

TEST(Peers, ScholarshipWithNamedCoalitionsIsSortedAsPrinted) {
  all_agree(peer_problem("scholarship.json"), expected("scholarship_expected.csv"));
}

TEST(Peers, TheElectreTriSetIsSortedAsPrintedByBothRules) {
  auto problem = peer_problem("electretri_229.json");
  all_agree(problem, expected("electretri_229_expected.csv", 1));
  problem.rule = Rule::optimistic;
  all_agree(problem, expected("electretri_229_expected.csv", 2));
}

TEST(SmallestChange, IsThatOfThePrintedVeto) {
  // RER has price 1, time 10, comfort 1: two criteria of weight 4/6 make it Good; at comfort 0 it
  // would be vetoed for Medium only, at price 9 for Good.
  const auto problem = peer_problem("transport.json");
  const auto of = fixed(problem);
  const auto& rer = problem.alternatives.front();
  EXPECT_FALSE(smallest_change(problem, of, rer, true));
  const auto down = smallest_change(problem, of, rer, false);
  ASSERT_TRUE(down);
  ASSERT_EQ(down->moves.size(), 1U);
  // Without time, price has 1/6 of the weight; time just above 11 is the least move by its spread.
  EXPECT_EQ(problem.criteria[down->moves[0].criterion].id, "Time");
  EXPECT_EQ(down->moves[0].to, 11);
  EXPECT_TRUE(down->moves[0].past);
}

}  // namespace
}  // namespace comity::sorting
