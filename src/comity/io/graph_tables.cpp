// SPDX-License-Identifier: Apache-2.0
#include "comity/io/csv.hpp"
#include "comity/io/graph.hpp"
#include "comity/io/json.hpp"

namespace comity::io {

namespace {

using Row = std::vector<std::string>;

Row header(Row first, const std::vector<network::Column>& columns) {
  for (const auto& column : columns) first.push_back(column.name);
  return first;
}

Row row(Row first, const network::Cells& cells) {
  for (const auto& cell : cells) first.push_back(to_cell(cell));
  return first;
}

}  // namespace

GraphTables to_graph_tables(const network::Graph& graph) {
  GraphTables tables;
  tables.nodes = csv_row(header({"id", "label"}, graph.node_columns));
  for (const auto& node : graph.nodes)
    tables.nodes += csv_row(row({node.id, node.label}, node.cells));
  tables.edges = csv_row(header({"source", "target", "id", "kind"}, graph.edge_columns));
  for (const auto& edge : graph.edges) {
    tables.edges += csv_row(
        row({graph.nodes[edge.from].id, graph.nodes[edge.to].id, edge.id, edge.kind}, edge.cells));
  }
  tables.graph = csv_row({"name", "value"});
  for (std::size_t i = 0; i < graph.columns.size(); ++i)
    tables.graph += csv_row({graph.columns[i].name, to_cell(graph.cells[i])});
  return tables;
}

}  // namespace comity::io
