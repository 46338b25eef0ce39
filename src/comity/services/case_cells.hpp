// SPDX-License-Identifier: Apache-2.0
// The cells of one indicator as values of the actors or pairs of a model, in order of time.
// One value is chosen where reporters differ.
// Knows nothing of models' attributes and networks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comity/factors/cells.hpp"
#include "comity/services/case_rungs.hpp"

namespace comity::services {

/// A name for formulas, and the cells it stands for.
struct CellName {
  std::string name;
  std::size_t indicator = 0;          ///< place in the catalogue
  std::optional<std::size_t> summed;  ///< the indicator whose export and import are added
  std::optional<std::string> klass;   ///< absent: whatever class there is
  factors::IndicatorKind kind = factors::IndicatorKind::actor;
};

/// The names of a catalogue: indicators with cells of their own, and sums of them.
[[nodiscard]] std::vector<CellName> cell_names(const factors::Catalogue& catalogue);

/// One value, seen after `time`; not a number = not covered. Of one actor `b` is `a`.
struct Datum {
  models::Node a = 0;
  models::Node b = 0;
  models::Time time = 0;
  double value = 0;
};

/// The values of a name, in order of time, then of actors. Cost: O(cells + found log found).
[[nodiscard]] std::vector<Datum> data_of(const CellName& name, const factors::Cells& cells,
                                         const Nodes& nodes, actors::ActorId principal,
                                         std::string_view principal_code);

}  // namespace comity::services
