// SPDX-License-Identifier: Apache-2.0
// The network on a day: every tie that stands then, in every layer, and who takes part.
// A tie is the spell that a pair holds in one layer (and one sector) on that day.
// Knows nothing of measures, files or pictures.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "comity/ledger/replay.hpp"

namespace comity::network {

using actors::ActorId;
using ledger::Layer;
using titles::Rung;

/// What one pair holds in one layer on a day. `a` is the principal where it takes part.
struct Tie {
  ledger::PairIndex pair = 0;
  ActorId a;
  ActorId b;
  Layer layer = Layer::bilateral;
  std::string sector;  ///< empty outside the sectoral layer
  titles::TitleId title;
  std::optional<Rung> rung;  ///< empty = unranked
  bool in_force = true;      ///< false while suspended
  bool by_record = false;    ///< no source ends it, and it is no longer used
  ledger::ActIndex act = 0;  ///< the act that began it
  Day since;                 ///< the day this title, rung and force began
  std::optional<Day> until;  ///< the day it ended or will end in the log, itself not included
  bool operator==(const Tie&) const = default;
};

struct Snapshot {
  Day on;
  std::vector<Tie> ties;        ///< in the order of `History::spells`
  std::vector<ActorId> actors;  ///< everyone with a tie, suspended ones too, in order of id
};

/// The ties that stand on a day, and the actors they join.
///
/// Dates: a tie stands from its `since`, included, to its `until`, not included.
/// Cost:  O(spells + ties log ties).
[[nodiscard]] Snapshot snapshot(const ledger::History& history, Day on);

/// The snapshot with only the ties that are kept, and only the actors they join.
[[nodiscard]] Snapshot among(Snapshot of, const std::function<bool(const Tie&)>& keep);

/// The snapshot with only the ties of these layers, and only the actors they join.
[[nodiscard]] Snapshot in_layers(Snapshot of, std::span<const Layer> layers);

}  // namespace comity::network
