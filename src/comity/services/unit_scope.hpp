// SPDX-License-Identifier: Apache-2.0
// The scope of an export of units: which pairs, layers and days its panels hold.
// Shared by all units, so that they can be joined.
// Knows nothing of columns.
#pragma once

#include "comity/ledger/panel.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// The pairs in scope: each principal with everyone who may become its partner.
struct UnitScope {
  const View* view = nullptr;
  std::vector<actors::ActorId> principals;
  ledger::PanelRule rule;
  std::vector<ledger::Dyad> dyads;
  std::vector<bool> pair_in_scope;           ///< by place in History::pairs
  std::vector<bool> act_in_scope;            ///< by ActIndex: it did something to a pair in scope
  std::vector<const ledger::ReadAct*> read;  ///< by ActIndex; null if the act does not count

  /// The first and last possible day of an act in the reading.
  [[nodiscard]] DayRange days_of(ledger::ActIndex act) const;
  [[nodiscard]] bool is_principal(actors::ActorId actor) const;
  [[nodiscard]] bool wants(ledger::Layer layer) const;
};

/// Opens the scope of a view that outlives it. Layers: those of the request, else the ranked ones.
///
/// Errors: usage, if the layers stand on different ladders, so that one rung cannot hold both.
/// Cost:   O(principals x actors + history).
[[nodiscard]] Result<UnitScope> open_scope(const View& view, const Request& request);

}  // namespace comity::services
