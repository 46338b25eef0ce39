// SPDX-License-Identifier: Apache-2.0
// Graphs in the formats other programs read: GraphML, GEXF, node-link JSON, CSV tables.
// All are written from one network::Graph; docs/formats.md section 8 says what each keeps.
// Knows nothing of partnerships.
#pragma once

#include <string>

#include "comity/base/result.hpp"
#include "comity/network/graph.hpp"

namespace comity::io {

/// GraphML 1.0 with typed keys; days are texts. Spells are not written.
///
/// Read by igraph (R, Python, C), networkx, Gephi, graphology, yEd.
/// Errors: data, if a text holds what XML cannot carry.
[[nodiscard]] Result<std::string> to_graphml(const network::Graph& graph);

/// GEXF 1.2draft, dynamic with time in days: one edge per relation, its spells and their values.
///
/// GEXF intervals hold both their ends, so a spell that ended on a day is written up to the day
/// before; one that held on no day is left out. `kind` tells parallel edges apart, as GEXF 1.3 has
/// it. Read by Gephi, networkx 2.8 and later, graphology. Errors: data, if a text holds what XML
/// cannot carry.
[[nodiscard]] Result<std::string> to_gexf(const network::Graph& graph);

/// Node-link JSON: `directed, multigraph, graph{}, nodes[], links[]`, absent attributes left out.
///
/// Read by d3 (forceLink) and networkx.node_link_graph (from 3.4 on with edges="links").
[[nodiscard]] std::string to_node_link(const network::Graph& graph);

/// A graph as three tables with a header each.
struct GraphTables {
  std::string nodes;  ///< id, label, the node columns
  std::string edges;  ///< source, target, id, kind, the edge columns
  std::string graph;  ///< name, value: the graph's own columns
};

/// CSV tables: read.csv and igraph::graph_from_data_frame(edges, vertices = nodes) take them as
/// they are. Spells are not written.
[[nodiscard]] GraphTables to_graph_tables(const network::Graph& graph);

}  // namespace comity::io
