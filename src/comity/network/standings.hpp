// SPDX-License-Identifier: Apache-2.0
// Who stood on which rung on a day, asked millions of times: the spells, sorted for looking up.
// Knows nothing of networks: it answers for one pair at a time.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "comity/ledger/replay.hpp"

namespace comity::network {

/// What a pair holds on a day.
struct Held {
  std::optional<titles::Rung> rung;  ///< empty = unranked
  bool in_force = true;              ///< false while suspended
  std::uint32_t spell = 0;           ///< its place in `History::spells`
  bool operator==(const Held&) const = default;
};

/// An index of a history's spells. Takes 24 bytes per spell and keeps nothing of the history.
class Standings {
 public:
  /// Cost: O(spells log spells), once.
  explicit Standings(const ledger::History& history);

  /// What one pair holds in its layer on a day; nothing if it holds nothing.
  /// Cost: O(log spells of the pair), well under a microsecond.
  [[nodiscard]] std::optional<Held> on(ledger::PairIndex pair, Day day) const;

  /// The closest rung in force between two actors, in whatever order, over these layers.
  ///
  /// Range: `no_rung` (0) where nothing is in force; empty where all that is in force is unranked.
  /// Cost:  O(log partners + log spells), well under a microsecond.
  [[nodiscard]] std::optional<titles::Rung> rung_on(actors::ActorId a, actors::ActorId b,
                                                    std::span<const ledger::Layer> layers,
                                                    Day day) const;

 private:
  struct Stretch {
    Day since;
    Day until;
    std::uint32_t spell = 0;
    titles::Rung rung;  ///< `no_rung` = unranked
    bool in_force = true;
  };
  struct Meeting {  ///< a pair, as its actor of lower id lists it
    actors::ActorId other;
    ledger::PairIndex pair = 0;
    ledger::Layer layer = ledger::Layer::bilateral;
  };
  void index_spells(const ledger::History& history);
  void index_actors(const ledger::History& history);
  [[nodiscard]] const Stretch* find(ledger::PairIndex pair, Day day) const;

  std::vector<std::uint32_t> first_;  ///< by pair: its first stretch
  std::vector<Stretch> stretches_;    ///< by pair, then in order of time
  std::vector<std::uint32_t> row_;    ///< by ActorId of the lower of two: its first meeting
  std::vector<Meeting> meetings_;     ///< by that actor, then by the other
};

}  // namespace comity::network
