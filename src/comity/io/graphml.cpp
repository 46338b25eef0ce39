// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comity/io/graph.hpp"
#include "comity/io/json.hpp"
#include "comity/io/xml.hpp"

namespace comity::io {

namespace {

using network::Cells;
using network::Column;
using network::ColumnType;

void write_keys(XmlWriter& xml, std::string_view of, const std::vector<Column>& columns) {
  for (const auto& column : columns) {
    xml.open("key")
        .attribute("id", fmt::format("{}.{}", of, column.name))
        .attribute("for", of)
        .attribute("attr.name", column.name)
        .attribute("attr.type", xml_type_of(column.type, "long"))
        .close();
  }
}

void write_cells(XmlWriter& xml, std::string_view of, const std::vector<Column>& columns,
                 const Cells& cells) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (cells[i].is_null()) continue;
    xml.open("data").attribute("key", fmt::format("{}.{}", of, columns[i].name));
    xml.close(to_cell(cells[i]));
  }
}

/// GraphML has neither labels nor kinds of its own: they become a column before the others.
std::vector<Column> with(std::string name, std::vector<Column> columns) {
  columns.insert(columns.begin(), {std::move(name), ColumnType::text});
  return columns;
}

Cells with(const std::string& value, Cells cells) {
  cells.insert(cells.begin(), Value(value));
  return cells;
}

}  // namespace

Result<std::string> to_graphml(const network::Graph& graph) {
  XmlWriter xml;
  xml.open("graphml")
      .attribute("xmlns", "http://graphml.graphdrawing.org/xmlns")
      .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
      .attribute("xsi:schemaLocation",
                 "http://graphml.graphdrawing.org/xmlns "
                 "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
  const auto node_columns = with("label", graph.node_columns);
  const auto edge_columns = with("kind", graph.edge_columns);
  write_keys(xml, "graph", graph.columns);
  write_keys(xml, "node", node_columns);
  write_keys(xml, "edge", edge_columns);
  xml.open("graph").attribute("id", "network").attribute("edgedefault", "undirected");
  write_cells(xml, "graph", graph.columns, graph.cells);
  for (const auto& node : graph.nodes) {
    xml.open("node").attribute("id", node.id);
    write_cells(xml, "node", node_columns, with(node.label, node.cells));
    xml.close();
  }
  for (const auto& edge : graph.edges) {
    xml.open("edge").attribute("id", edge.id);
    xml.attribute("source", graph.nodes[edge.from].id);
    xml.attribute("target", graph.nodes[edge.to].id);
    write_cells(xml, "edge", edge_columns, with(edge.kind, edge.cells));
    xml.close();
  }
  xml.close().close();
  return xml.finish();
}

}  // namespace comity::io
