// SPDX-License-Identifier: Apache-2.0
// A graph with typed columns: what every graph format is written from.
// Edges carry a state on one day, and may carry spells: the same relation through time.
// Knows nothing of partnerships or of any format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/base/value.hpp"

namespace comity::network {

/// What a column holds. A day is written YYYY-MM-DD everywhere.
enum class ColumnType : std::uint8_t { text, integer, real, boolean, day };

struct Column {
  std::string name;
  ColumnType type = ColumnType::text;
  bool operator==(const Column&) const = default;
};

/// One value per column; a null value is an absent attribute, never a number that stands for one.
using Cells = std::vector<Value>;

struct Node {
  std::string id;
  std::string label;
  Cells cells;
};

/// A stretch of days on which an edge stood in one state.
struct Period {
  Day since;
  std::optional<Day> until;  ///< itself not included; empty while open
  Cells cells;
};

/// An undirected edge. Parallel edges differ in id and kind.
struct Edge {
  std::string id;
  std::size_t from = 0;  ///< place in `Graph::nodes`
  std::size_t to = 0;
  std::string kind;  ///< tells parallel edges apart: layer, or layer and sector
  Cells cells;
  std::vector<Period> spells;  ///< in order of time; empty in a graph of one day
};

struct Graph {
  std::vector<Column> columns;  ///< of the graph itself
  Cells cells;
  std::vector<Column> node_columns;
  std::vector<Node> nodes;
  std::vector<Column> edge_columns;
  std::vector<Column> spell_columns;
  std::vector<Edge> edges;
  Day since;  ///< the days the graph speaks of, both included
  Day until;
};

/// The value of one of the graph's own columns; null if it has none of that name.
[[nodiscard]] Value cell(const Graph& of, std::string_view column);

}  // namespace comity::network
