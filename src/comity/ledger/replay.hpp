// SPDX-License-Identifier: Apache-2.0
// Replay: from dated acts to who stood on which rung, from when to when.
// Whatever does not fit is reported beside the history, never guessed and never a crash.
// Knows nothing of files or of any particular ladder.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "comity/ledger/reading.hpp"
#include "comity/titles/ladder.hpp"

namespace comity::ledger {

using titles::Rung;

/// Two actors in one layer (and one sector of the sectoral layer). `a` is the principal where it
/// takes part.
struct Pair {
  ActorId a;
  ActorId b;
  Layer layer = Layer::bilateral;
  std::string sector;
  /// The record of the pair begins here: what it held before this day is unknown, not none. Empty
  /// where the first act is an establishment that nothing precedes.
  std::optional<Day> unknown_before;
  bool operator==(const Pair&) const = default;
};

/// The place of a pair in a history.
using PairIndex = std::uint32_t;

/// One title, on one rung, held by one pair from one day to another.
struct Spell {
  PairIndex pair = 0;
  TitleId title;
  std::optional<Rung> rung;  ///< empty = unranked
  bool in_force = true;      ///< false while suspended
  bool by_record = false;    ///< no source ends it, and it is no longer used
  ActIndex act = 0;          ///< the act that began it
  Day since;
  std::optional<Day> until;    ///< the day it ended, itself not included; empty while open
  std::uint32_t ended_by = 0;  ///< 1-based act that ended it; 0 while open
};

/// What one act did to one pair. A rung of 0 is no partnership; an empty one is unranked or
/// unknown.
struct Transition {
  ActIndex act = 0;
  PairIndex pair = 0;
  ActKind kind = ActKind::establish;
  Day day;
  std::optional<TitleId> title_before;
  std::optional<TitleId> title_after;
  std::optional<Rung> rung_before;
  std::optional<Rung> rung_after;
};

/// Something in the log that does not fit: codes `order`, `unranked`, `duplicate` of DESIGN
/// section 5.
struct Irregularity {
  enum class Code : std::uint8_t { order, unranked, duplicate };
  Code code = Code::order;
  ActIndex act = 0;
  PairIndex pair = 0;
  std::string what;
  std::string hint;
};

/// Everything a replay yields; a pure function of (acts, ladder, rule).
struct History {
  std::vector<Pair> pairs;
  std::vector<Transition> transitions;  ///< in order of the reading
  std::vector<Spell> spells;            ///< in order of the act that began them
  std::vector<Irregularity> irregularities;
};

struct ReplayRule {
  std::optional<ActorId> principal;
  std::vector<Layer> ranked_layers{Layer::bilateral, Layer::regional};
  /// Rankings of layers that have a ladder of their own; a layer in neither list is unranked.
  std::vector<std::pair<Layer, titles::Ranking>> own_rankings;
};

/// Replays the acts of a reading, pair by pair and layer by layer.
///
/// establish: none -> rung. upgrade, downgrade: to the rung of the new title. rename: new wording,
/// same rung. reaffirm: nothing. suspend, restore: same rung, out of force and back. end: back to
/// none. Where the first act of a pair is none that begins a partnership (or says so itself), what
/// the pair held before is unknown; a rename or a reaffirmation then shows the title it held.
///
/// Cost: O(acts x pairs of an act); 5 million acts a second is the aim (bench/replay_bench.cpp).
[[nodiscard]] History replay(const Log& log, const Reading& reading, const titles::Ranking& ranking,
                             const ReplayRule& rule);

/// The pairs whose state on a day is unknown, because their record begins later. Cost: O(pairs).
[[nodiscard]] std::vector<PairIndex> unknown_on(const History& history, Day day);

/// The spells that hold on a day, in the order of `history.spells`. Cost: O(spells).
[[nodiscard]] std::vector<Spell> spells_on(const History& history, Day day);

[[nodiscard]] std::string to_word(Irregularity::Code code);

}  // namespace comity::ledger
