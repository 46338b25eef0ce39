// SPDX-License-Identifier: Apache-2.0
// The panel of single actors: partners, closest rung and acts of each in every period.
// Adds up what the pairs of ledger/panel.hpp hold.
// Knows nothing of files or columns.
#pragma once

#include "comity/ledger/panel.hpp"

namespace comity::ledger {

/// What one actor held and did in one period, all its pairs of the scope together.
struct ActorPeriod {
  Standing first;
  Standing last;
  Standing highest;
  std::int64_t partners_first = 0;  ///< pairs that hold a title on the first day
  std::int64_t partners_last = 0;
  std::int64_t unknown_first = 0;  ///< pairs of existing actors whose record begins later
  std::int64_t unknown_last = 0;
  std::int64_t days_covered = 0;  ///< days of the window on which the actor exists
  Tally acts;                     ///< an act of several partners counts once
};

/// The periods of one actor.
struct ActorRow {
  ActorId actor;
  std::vector<ActorPeriod> periods;
};

/// What each actor of the scope held and did in each period, in order of the register.
///
/// An actor that exists and has no pair with a title holds nothing, unless the record of one of its
/// pairs begins later: then what it holds is unknown.
///
/// Cost: O(actors x periods + dyads x periods + history); memory O(actors x periods).
[[nodiscard]] std::vector<ActorRow> observe_actors(const actors::Register& actors,
                                                   const History& history,
                                                   std::span<const Dyad> dyads,
                                                   std::span<const DayRange> periods,
                                                   const DayRange& window);

}  // namespace comity::ledger
