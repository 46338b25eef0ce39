// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comity/io/graph.hpp"
#include "comity/io/json.hpp"
#include "comity/io/xml.hpp"

namespace comity::io {

namespace {

using network::Cells;
using network::Column;
using network::Period;

void write_attributes(XmlWriter& xml, std::string_view of, std::string_view mode,
                      const std::vector<Column>& columns) {
  if (columns.empty()) return;
  xml.open("attributes").attribute("class", of).attribute("mode", mode);
  for (const auto& column : columns) {
    xml.open("attribute")
        .attribute("id", column.name)
        .attribute("title", column.name)
        .attribute("type", xml_type_of(column.type, "integer"))
        .close();
  }
  xml.close();
}

bool held_on_some_day(const Period& spell) { return !spell.until || spell.since < *spell.until; }

/// Both ends of a GEXF interval belong to it.
void write_interval(XmlWriter& xml, const Period& spell) {
  xml.attribute("start", to_text(spell.since));
  if (spell.until) xml.attribute("end", to_text(*spell.until - std::chrono::days{1}));
}

void write_cells(XmlWriter& xml, const std::vector<Column>& columns, const Cells& cells,
                 const Period* during = nullptr) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (cells[i].is_null()) continue;
    xml.open("attvalue").attribute("for", columns[i].name);
    xml.attribute("value", to_cell(cells[i]));
    if (during != nullptr) write_interval(xml, *during);
    xml.close();
  }
}

void write_edge(XmlWriter& xml, const network::Graph& graph, const network::Edge& edge) {
  xml.open("edge").attribute("id", edge.id);
  xml.attribute("source", graph.nodes[edge.from].id);
  xml.attribute("target", graph.nodes[edge.to].id);
  xml.attribute("type", "undirected").attribute("kind", edge.kind);
  xml.open("attvalues");
  write_cells(xml, graph.edge_columns, edge.cells);
  for (const auto& spell : edge.spells) {
    if (held_on_some_day(spell)) write_cells(xml, graph.spell_columns, spell.cells, &spell);
  }
  xml.close();
  if (!edge.spells.empty()) {
    xml.open("spells");
    for (const auto& spell : edge.spells) {
      if (!held_on_some_day(spell)) continue;
      xml.open("spell");
      write_interval(xml, spell);
      xml.close();
    }
    xml.close();
  }
  xml.close();
}

/// The graph's own columns in one line: GEXF has no attributes for them.
std::string description_of(const network::Graph& graph) {
  std::string text;
  for (std::size_t i = 0; i < graph.columns.size(); ++i) {
    if (graph.cells[i].is_null()) continue;
    text += fmt::format("{}{}={}", text.empty() ? "" : "; ", graph.columns[i].name,
                        to_cell(graph.cells[i]));
  }
  return text;
}

}  // namespace

Result<std::string> to_gexf(const network::Graph& graph) {
  XmlWriter xml;
  xml.open("gexf").attribute("xmlns", "http://www.gexf.net/1.2draft").attribute("version", "1.2");
  xml.open("meta");
  xml.open("creator").close(fmt::format("comity {}", to_cell(network::cell(graph, "comity"))));
  xml.open("description").close(description_of(graph));
  xml.close();
  xml.open("graph").attribute("mode", "dynamic").attribute("defaultedgetype", "undirected");
  xml.attribute("timeformat", "date").attribute("start", to_text(graph.since));
  xml.attribute("end", to_text(graph.until));
  write_attributes(xml, "node", "static", graph.node_columns);
  // Static ones last: graphology keeps only the last block of a class.
  write_attributes(xml, "edge", "dynamic", graph.spell_columns);
  write_attributes(xml, "edge", "static", graph.edge_columns);
  xml.open("nodes");
  for (const auto& node : graph.nodes) {
    xml.open("node").attribute("id", node.id).attribute("label", node.label).open("attvalues");
    write_cells(xml, graph.node_columns, node.cells);
    xml.close().close();
  }
  xml.close().open("edges");
  for (const auto& edge : graph.edges) write_edge(xml, graph, edge);
  xml.close().close().close();
  return xml.finish();
}

}  // namespace comity::io
