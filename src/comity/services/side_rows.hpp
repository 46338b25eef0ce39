// SPDX-License-Identifier: Apache-2.0
// One side of a comparison as the answer shows it: partners, rungs, years, waits.
// Knows nothing of the other side.
#pragma once

#include "comity/network/survival.hpp"
#include "comity/services/side.hpp"

namespace comity::services {

/// What is derived of one side before anything is written down.
struct SideFigures {
  ledger::Count partners;
  ledger::YearlyCounts years;
  network::Waits waits;
  network::SurvivalCurve curve;
};

[[nodiscard]] SideFigures figures_of(const Side& side);

/// A count as `value`, `low` and `high`.
[[nodiscard]] Value count_value(const ledger::Count& count);

/// One element of `sides[]`. Without a common ladder `by_rung` is null.
[[nodiscard]] Value side_value(const Side& side, const SideFigures& figures, bool on_one_ladder);

/// One side in a sentence for people.
[[nodiscard]] std::string side_sentence(const Side& side, const SideFigures& figures);

}  // namespace comity::services
