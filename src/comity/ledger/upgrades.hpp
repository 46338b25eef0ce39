// SPDX-License-Identifier: Apache-2.0
// The upgrades of a log as steps from one title to another: what a ladder can be learned from.
// Knows nothing of any ladder.
#pragma once

#include <span>
#include <vector>

#include "comity/ledger/reading.hpp"
#include "comity/titles/revealed.hpp"

namespace comity::ledger {

/// The upgrades of a reading in these layers, each from the title its pair held before.
///
/// An upgrade of several pairs counts once for each step it takes: one act that raises ten pairs
/// from one title to another is one step. An upgrade whose pair held no known title before gives
/// none, nor does one to or from a title that no source states (component `unknown`).
///
/// Shape: in order of the reading.
/// Cost:  one replay.
[[nodiscard]] std::vector<titles::Upgrade> upgrades(const Log& log, const titles::Titles& titles,
                                                    const Reading& reading,
                                                    std::span<const Layer> layers);

}  // namespace comity::ledger
