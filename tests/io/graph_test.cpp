// SPDX-License-Identifier: Apache-2.0
#include "comity/io/graph.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "comity/io/json.hpp"
#include "support/log.hpp"

namespace comity::io {
namespace {

using network::ColumnType;
using network::Graph;
using ::testing::HasSubstr;
using ::testing::Not;

using testing::day;

/// Two nodes, two parallel edges: one ranked with two spells, one unranked.
Graph small_graph() {
  Graph graph;
  graph.columns = {{"case"}, {"comity"}};
  graph.cells = {"small", "9.9.9"};
  graph.node_columns = {{"kind"}, {"lat", ColumnType::real}};
  graph.nodes = {{"CHN", "China", {"state", 39.9}},
                 {"BRA", "Brasil & \"Brazil\" <1>", {"state", nullptr}}};
  graph.edge_columns = {
      {"rung", ColumnType::integer}, {"since", ColumnType::day}, {"in_force", ColumnType::boolean}};
  graph.spell_columns = {{"spell_rung", ColumnType::integer}};
  graph.edges = {
      {"CHN.BRA.bilateral",
       0,
       1,
       "bilateral",
       {5, day("2012-06-21"), true},
       {{day("1993-11-15"), day("2012-06-21"), {4}}, {day("2012-06-21"), std::nullopt, {5}}}},
      {"CHN.BRA.sectoral",
       0,
       1,
       "sectoral: energy",
       {nullptr, day("2018-10-18"), true},
       {{day("2018-10-18"), std::nullopt, {nullptr}}}}};
  graph.since = day("1993-01-01");
  graph.until = day("2023-12-31");
  return graph;
}

/// The same with this name for Brazil.
Graph named(std::string name) {
  auto graph = small_graph();
  graph.nodes[1].label = std::move(name);
  return graph;
}

TEST(GraphMl, EscapesTexts) {
  EXPECT_THAT(to_graphml(small_graph()).value(),
              HasSubstr(R"(<data key="node.label">Brasil &amp; "Brazil" &lt;1&gt;</data>)"));
}

TEST(GraphMl, LeavesAnUnrankedRungOut) {
  const auto text = to_graphml(small_graph()).value();
  const auto edge = text.substr(text.find("CHN.BRA.sectoral"));
  EXPECT_THAT(edge, Not(HasSubstr("edge.rung")));
  EXPECT_THAT(edge, HasSubstr(R"(<data key="edge.since">2018-10-18</data>)"));
}

TEST(GraphMl, TypesItsKeys) {
  const auto text = to_graphml(small_graph()).value();
  EXPECT_THAT(text,
              HasSubstr(R"(<key id="edge.rung" for="edge" attr.name="rung" attr.type="long"/>)"));
  EXPECT_THAT(text,
              HasSubstr(R"(<key id="node.lat" for="node" attr.name="lat" attr.type="double"/>)"));
}

TEST(GraphMl, RefusesWhatXmlCannotCarry) {
  for (const auto* name : {"Bra\x01zil", "Bra\x1fzil", "Bra\xEF\xBF\xBFzil", "Bra\xffzil"}) {
    const auto text = to_graphml(named(name));
    ASSERT_FALSE(text) << name;
    EXPECT_EQ(text.error().kind, Error::Kind::data);
    EXPECT_FALSE(text.error().hint.empty());
  }
  EXPECT_THAT(to_graphml(named("Bra\x01zil")).error().what, HasSubstr("U+0001"));
}

TEST(Gexf, EndsASpellOnTheDayBeforeTheNextBegins) {
  const auto text = to_gexf(small_graph()).value();
  EXPECT_THAT(text, HasSubstr(R"(<spell start="1993-11-15" end="2012-06-20"/>)"));
  EXPECT_THAT(text, HasSubstr(R"(<spell start="2012-06-21"/>)"));
  EXPECT_THAT(
      text,
      HasSubstr(R"(<attvalue for="spell_rung" value="4" start="1993-11-15" end="2012-06-20"/>)"));
}

TEST(Gexf, LeavesOutASpellThatHeldOnNoDay) {
  auto graph = small_graph();
  graph.edges[0].spells[0].until = graph.edges[0].spells[0].since;
  EXPECT_THAT(to_gexf(graph).value(), Not(HasSubstr("1993-11-15")));
}

TEST(Gexf, KeepsLineEndsOfAttributes) {
  EXPECT_THAT(to_gexf(named("a\n\tb")).value(), HasSubstr("label=\"a&#10;&#9;b\""));
}

TEST(Gexf, RefusesWhatXmlCannotCarry) { EXPECT_FALSE(to_gexf(named(std::string("\0", 1)))); }

TEST(NodeLink, LeavesAbsentAttributesOut) {
  const auto read = parse_json(to_node_link(small_graph()));
  ASSERT_TRUE(read);
  const auto& links = *read->find("links")->if_array();
  EXPECT_EQ(*links[0].find("rung"), Value(5));
  EXPECT_EQ(links[1].find("rung"), nullptr);
  EXPECT_EQ(*links[1].find("key"), Value("CHN.BRA.sectoral"));
  EXPECT_EQ(*links[0].find("spells")->if_array()->at(0).find("end"), Value("2012-06-21"));
  EXPECT_EQ(read->find("nodes")->if_array()->at(1).find("lat"), nullptr);
}

TEST(NodeLink, CarriesAnyCharacter) {
  const auto read = parse_json(to_node_link(named("Bra\x01zil")));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read->find("nodes")->if_array()->at(1).find("label"), Value("Bra\x01zil"));
}

TEST(GraphTables, WriteOneRowPerNodeAndEdge) {
  const auto tables = to_graph_tables(small_graph());
  EXPECT_EQ(
      tables.nodes,
      "id,label,kind,lat\nCHN,China,state,39.9\nBRA,\"Brasil & \"\"Brazil\"\" <1>\",state,\n");
  EXPECT_EQ(tables.edges,
            "source,target,id,kind,rung,since,in_force\n"
            "CHN,BRA,CHN.BRA.bilateral,bilateral,5,2012-06-21,true\n"
            "CHN,BRA,CHN.BRA.sectoral,sectoral: energy,,2018-10-18,true\n");
  EXPECT_EQ(tables.graph, "name,value\ncase,small\ncomity,9.9.9\n");
}

}  // namespace
}  // namespace comity::io
