// SPDX-License-Identifier: Apache-2.0
#include "comity/io/graph.hpp"
#include "comity/io/json.hpp"

namespace comity::io {

namespace {

using network::Cells;
using network::Column;

void set_cells(Value& object, const std::vector<Column>& columns, const Cells& cells) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!cells[i].is_null()) object.set(columns[i].name, cells[i]);
  }
}

Value spells_of(const network::Graph& graph, const network::Edge& edge) {
  auto list = Value::array();
  for (const auto& spell : edge.spells) {
    auto row = Value::object({{"start", spell.since}, {"end", spell.until}});
    set_cells(row, graph.spell_columns, spell.cells);
    list.push(std::move(row));
  }
  return list;
}

}  // namespace

std::string to_node_link(const network::Graph& graph) {
  Value own{Value::Object{}};
  set_cells(own, graph.columns, graph.cells);
  auto nodes = Value::array();
  for (const auto& node : graph.nodes) {
    auto row = Value::object({{"id", node.id}, {"label", node.label}});
    set_cells(row, graph.node_columns, node.cells);
    nodes.push(std::move(row));
  }
  auto links = Value::array();
  for (const auto& edge : graph.edges) {
    auto row = Value::object({{"source", graph.nodes[edge.from].id},
                              {"target", graph.nodes[edge.to].id},
                              {"key", edge.id},
                              {"kind", edge.kind}});
    set_cells(row, graph.edge_columns, edge.cells);
    if (!edge.spells.empty()) row.set("spells", spells_of(graph, edge));
    links.push(std::move(row));
  }
  return to_json(Value::object({{"directed", false},
                                {"multigraph", true},
                                {"graph", std::move(own)},
                                {"nodes", std::move(nodes)},
                                {"links", std::move(links)}})) +
         '\n';
}

}  // namespace comity::io
