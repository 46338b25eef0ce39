// SPDX-License-Identifier: Apache-2.0
// The network of a case as a graph with columns, ready for any graph format.
// One day, or all spells of the window so that a timeline can play them.
// Knows nothing of the formats.
#pragma once

#include "comity/network/graph.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

enum class GraphSpan : std::uint8_t { day, history };

/// The network as a graph.
///
/// Nodes: the principal, everyone who may become a partner (also those without a tie), and whoever
/// has a tie. Edges: one per pair, layer and sector; of one day, those that stand on it; of the
/// history, all of the window, with their spells, and with the state on the day where they stand on
/// it. An unranked title has no attribute `rung`.
///
/// Dates:  nothing after the end of the window is told: what ended later is open.
/// Errors: as open_view.
[[nodiscard]] Result<network::Graph> network_graph(const io::Case& of, const Request& request,
                                                   GraphSpan span);

}  // namespace comity::services
