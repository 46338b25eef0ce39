// SPDX-License-Identifier: Apache-2.0
// Panels: what pairs of actors held, and did, in each year or month of a window.
// "Holds nothing" and "not known" are told apart; the units of analysis rest on this.
// Knows nothing of files or columns.
#pragma once

#include <array>
#include <span>
#include <utility>
#include <vector>

#include "comity/ledger/replay.hpp"

namespace comity::ledger {

/// What is known of a pair at a time: a title on the ladder, one the ladder does not rank, nothing
/// held, or nothing known (outside the window, before a late record begins, or an actor that does
/// not exist then).
enum class Holding : std::uint8_t { ranked, unranked, none, unknown };

/// What a pair holds; the rung is 0 for `none` and empty for `unranked` and `unknown`. A suspended
/// title is not held.
struct Standing {
  Holding holding = Holding::unknown;
  std::optional<Rung> rung;
  bool operator==(const Standing&) const = default;
};

/// Whether a pair holds a title, ranked or not.
[[nodiscard]] bool holds_title(const Standing& standing);
/// The closer of two: a higher rung, then unranked, then none, then unknown.
[[nodiscard]] const Standing& closer(const Standing& a, const Standing& b);

/// How many acts of each kind.
struct Tally {
  std::array<std::int64_t, 9> by_kind{};  ///< by ActKind

  [[nodiscard]] std::int64_t of(ActKind kind) const {
    return by_kind.at(static_cast<std::size_t>(kind));
  }
  [[nodiscard]] std::int64_t total() const;
  void add(ActKind kind) { ++by_kind.at(static_cast<std::size_t>(kind)); }
  bool operator==(const Tally&) const = default;
};

/// Two actors of the scope, all layers of the panel together.
struct Dyad {
  ActorId a;
  ActorId b;
  DayRange covered;                  ///< the window while both exist; empty if last < first
  std::vector<std::uint32_t> pairs;  ///< places in History::pairs, one per layer and sector
  std::vector<std::uint32_t> spells;
  std::vector<std::uint32_t> steps;  ///< transitions, also those outside the window
};

/// Who and when a panel is about.
struct PanelRule {
  std::vector<std::pair<ActorId, ActorId>> scope;  ///< each two actors once
  std::vector<Layer> layers{Layer::bilateral, Layer::regional};
  DayRange window;
};

/// The pairs of the scope with their part of the history, in the order of the scope.
///
/// An actor exists from the first to the last possible day its entry states, and on the days of its
/// acts. Cost: O(scope + history).
[[nodiscard]] std::vector<Dyad> dyads_of(const actors::Register& actors, const History& history,
                                         const PanelRule& rule);

/// One stretch of time in which what a pair holds does not change.
struct Segment {
  Day since;
  Standing standing;
  bool operator==(const Segment&) const = default;
};

/// What a pair holds through its covered days; each segment lasts to the next one. Neighbours
/// differ, and the first begins on the first covered day. Cost: O(n log n) in its spells.
[[nodiscard]] std::vector<Segment> timeline(const History& history, const Dyad& dyad);

/// The standing on a day in a timeline of a pair. Cost: O(log segments).
[[nodiscard]] Standing standing_on(std::span<const Segment> segments, const Dyad& dyad, Day day);

/// What a pair held and did in one period.
struct DyadPeriod {
  Standing first;    ///< on its first day
  Standing last;     ///< on its last day
  Standing highest;  ///< the closest on any of its days
  std::int64_t days_covered = 0;
  Tally acts;  ///< of the window's part
  bool operator==(const DyadPeriod&) const = default;
};

/// The calendar years or months that a window touches, whole.
[[nodiscard]] std::vector<DayRange> years_of(const DayRange& window);
[[nodiscard]] std::vector<DayRange> months_of(const DayRange& window);

/// What a pair held and did in each period.
///
/// Shape: one element per period. Needs periods in order that do not overlap.
/// Dates: an act counts in the period of the day that the date rule chose.
/// Cost:  O(periods + spells + acts of the pair).
[[nodiscard]] std::vector<DyadPeriod> observe(const History& history, const Dyad& dyad,
                                              std::span<const DayRange> periods,
                                              const DayRange& window);

/// The days on which an actor exists, as its entry states them.
[[nodiscard]] DayRange existence_of(const actors::Actor& actor);

[[nodiscard]] std::string to_word(Holding holding);
[[nodiscard]] std::vector<std::string> holding_words();

}  // namespace comity::ledger
