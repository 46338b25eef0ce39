// SPDX-License-Identifier: Apache-2.0
// The risk set: each pair at risk of an act, cut at every act, in the form of a counting process.
// Late records enter late, the end of the window censors; nothing is guessed.
// Knows nothing of models, files or columns.
#pragma once

#include "comity/ledger/panel.hpp"

namespace comity::ledger {

/// One stretch between two acts of a pair.
///
/// Time is counted in days: day d of the window ends at `d - window.first + 1`, so that an interval
/// (start, stop] holds the days from `start` to `stop - 1` after the window's first day, and an act
/// on its last day is an event at `stop`.
struct RiskInterval {
  std::uint32_t dyad = 0;  ///< place in the list of dyads
  std::int64_t start = 0;
  std::int64_t stop = 0;
  bool event = false;
  std::vector<std::uint32_t> steps;  ///< transitions of the last day, in order; empty if censored
  Standing before;
  Standing after;  ///< as `before` where censored
  /// What the pair held before is not known, so that its time at risk is not known either.
  bool left_truncated = false;
  bool right_censored = false;
  std::int64_t gap_start = 0;  ///< days since the act before, or since entry without one
  std::int64_t gap_stop = 0;
  std::int64_t nth_event = 1;  ///< which act day of the pair it waits for, from 1
};

/// The intervals of all pairs, pair by pair and in order of time.
///
/// A pair enters on its first covered day and leaves on its last. Acts of one day are one event.
/// Cost:   O(dyads + acts + spells log spells).
/// In R:   survival::coxph(Surv(start, stop, event) ~ rung_from, subset = left_truncated == 0).
/// Source: [Andersen1982].
[[nodiscard]] std::vector<RiskInterval> risk_set(const History& history,
                                                 std::span<const Dyad> dyads,
                                                 const DayRange& window);

}  // namespace comity::ledger
