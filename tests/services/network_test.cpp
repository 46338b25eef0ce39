// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "comity/services/network_graph.hpp"
#include "support/paper.hpp"

namespace comity::services {
namespace {

using comity::testing::ask;
using comity::testing::cell;
using ::testing::HasSubstr;
using ::testing::Not;

const Value::Array& rows(const Answer& answer, std::string_view key) {
  return *answer.body.find(key)->if_array();
}

std::vector<std::string> names(const Value& row) {
  std::vector<std::string> list;
  for (const auto& member : *row.if_object()) list.push_back(member.name);
  return list;
}

TEST(Network, TellsWhoStoodWhereIn2012) {
  const auto answer = ask("network", {{"on", "2012-12-31"}});
  EXPECT_THAT(
      answer.headline.front(),
      HasSubstr(
          "2012-12-31: China has 8 partners in Latin America and the Caribbean (8 of 33 states)"));
  EXPECT_THAT(answer.headline.front(), HasSubstr("1 on rung 5 (comprehensive strategic)"));
  EXPECT_EQ(cell(rows(answer, "ties").front(), "b"), "BRA");
  EXPECT_EQ(cell(rows(answer, "ties").front(), "act"), "C080");
}

TEST(Network, SeesVenezuelaAloneAtTheTopIn2023) {
  const auto answer = ask("network", {{"on", "2023-12-31"}});
  const auto& top = rows(answer, "by_rung").front();
  EXPECT_EQ(cell(top, "rung"), "6");
  EXPECT_EQ(cell(top, "partners"), "VEN");
  EXPECT_EQ(cell(top, "acts"), "C203");
  EXPECT_EQ(cell(*answer.body.find("figures"), "n_partners"), "16");
}

TEST(Network, CarriesUncertainDatesIntoItsCount) {
  // Argentina (2001) and Venezuela (2001) are known to the year, Jamaica and Trinidad to months.
  const auto early = ask("network", {{"on", "2001-03-01"}});
  const auto& count = *early.body.find("partners");
  EXPECT_EQ(cell(count, "value"), "2");
  EXPECT_EQ(cell(count, "low"), "2");
  EXPECT_EQ(cell(count, "high"), "4");
  EXPECT_EQ(cell(count, "by_date"), "ARG;VEN");
  EXPECT_THAT(early.headline.front(), HasSubstr("(from 2 to 4 as dates and the record allow)"));
  EXPECT_THAT(ask("network", {{"on", "2012-12-31"}}).headline.front(), Not(HasSubstr("from 8")));
}

TEST(Network, NarrowsToARegionOfAnyScheme) {
  const auto answer = ask("network", {{"region", "Caribbean"}});
  EXPECT_THAT(answer.headline.front(), HasSubstr("China has 2 partners in Caribbean"));
  for (const auto& tie : rows(answer, "ties")) {
    EXPECT_THAT(std::vector<std::string>({"JAM", "TTO"}), ::testing::Contains(cell(tie, "b")));
  }
  const auto request = parse_request({{"region", "Carribean"}});
  const auto refused = services::ask(testing::paper_case(), "network", *request);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().nearest, HasSubstr("Caribbean"));
}

TEST(Network, ShowsTheNetworkOfAnotherPrincipal) {
  const auto answer = ask("network", {{"principal", "Korea"}});
  EXPECT_THAT(answer.headline.front(), HasSubstr("South Korea has 1 partner "));
  const auto request = parse_request({{"principal", "Atlantis"}});
  EXPECT_FALSE(services::ask(testing::paper_case(), "network", *request));
}

TEST(Network, HasTheKeysOthersRelyOn) {
  const auto answer = ask("network");
  for (const auto* key : {"a", "b", "layer", "sector", "title", "rung", "since", "act", "in_force"})
    EXPECT_THAT(names(rows(answer, "ties").front()), ::testing::Contains(key));
  for (const auto* key : {"actor", "name", "kind", "region", "degree", "strength", "closest_rung"})
    EXPECT_THAT(names(rows(answer, "actors").front()), ::testing::Contains(key));
  for (const auto* key : {"rung", "label", "n"})
    EXPECT_THAT(names(rows(answer, "by_rung").front()), ::testing::Contains(key));
  for (const auto* key : {"layer", "n"})
    EXPECT_THAT(names(rows(answer, "layers").front()), ::testing::Contains(key));
}

TEST(Network, ListsSectoralTiesWithoutARungAndDoesNotCountThem) {
  const auto answer = ask("network", {{"on", "2023-12-31"}});
  int sectoral = 0;
  for (const auto& tie : rows(answer, "ties")) {
    if (cell(tie, "layer") != "sectoral") continue;
    ++sectoral;
    EXPECT_TRUE(tie.find("rung")->is_null());
  }
  EXPECT_EQ(sectoral, 4);
  EXPECT_EQ(cell(rows(answer, "actors").front(), "unranked"), "0");
}

TEST(Network, CountsOtherLayersWhenAsked) {
  const auto answer = ask("network", {{"on", "2023-12-31"}, {"layers", "sectoral"}});
  EXPECT_THAT(answer.headline.front(), HasSubstr("2 partners"));
  EXPECT_THAT(answer.headline.front(), HasSubstr("2 unranked"));
  EXPECT_EQ(rows(answer, "ties").size(), 4U);
}

TEST(Network, SaysWhichMeasuresWouldSayNothing) {
  EXPECT_EQ(
      ask("network", {{"on", "2023-12-31"}}).headline.back(),
      "Density, transitivity, assortativity by region, assortativity by degree, cores, "
      "communities, modularity, betweenness and eigenvector centrality are not given: 16 of 18 "
      "tied pairs are with China and no three actors are tied to each other, so they would "
      "only restate that it is the hub.");
  EXPECT_EQ(ask("network", {{"on", "1990-01-01"}}).headline.size(), 1U);
}

TEST(Network, ExplainsEachTie) {
  const auto answer = ask("network", {{"on", "2012-12-31"}, {"why", "1"}});
  EXPECT_FALSE(rows(answer, "ties").front().find("why")->if_array()->empty());
}

TEST(NetworkGraph, HoldsTheRegionWithAndWithoutTies) {
  const auto graph = network_graph(comity::testing::paper_case(), {}, GraphSpan::day).value();
  EXPECT_EQ(std::ranges::count(graph.nodes, "PRY", &network::Node::id), 1);
  EXPECT_EQ(std::ranges::count(graph.nodes, "CHN", &network::Node::id), 1);
  EXPECT_EQ(graph.edges.size(), ask("network").body.find("ties")->if_array()->size());
}

TEST(NetworkGraph, HoldsAllSpellsOfTheHistory) {
  Request request;
  request.on = parse_day("2012-12-31");
  const auto graph =
      network_graph(comity::testing::paper_case(), request, GraphSpan::history).value();
  const auto brazil = std::ranges::find(graph.edges, "CHN.BRA.bilateral", &network::Edge::id);
  ASSERT_NE(brazil, graph.edges.end());
  ASSERT_EQ(brazil->spells.size(), 2U);
  EXPECT_EQ(brazil->spells[0].until, parse_day("2012-06-21"));
  EXPECT_EQ(brazil->spells[1].until, std::nullopt);
}

TEST(NetworkGraph, TellsNothingAfterTheEndOfTheWindow) {
  Request request;
  request.until = parse_day("2010-12-31");
  const auto graph =
      network_graph(comity::testing::paper_case(), request, GraphSpan::history).value();
  for (const auto& edge : graph.edges) {
    for (const auto& spell : edge.spells) {
      EXPECT_LE(spell.since, *request.until);
      EXPECT_LE(spell.until.value_or(*request.until), *request.until);
    }
  }
}

}  // namespace
}  // namespace comity::services
