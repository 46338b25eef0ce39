// SPDX-License-Identifier: Apache-2.0
// Selection: the acts of a shared record that a case takes, and the sources that speak of them.
// What is left out is gone from the log, so that every question sees the same acts.
// Knows nothing of files.
#pragma once

#include <string>
#include <vector>

#include "comity/ledger/act.hpp"

namespace comity::ledger {

/// Which acts a case takes.
struct Selection {
  std::vector<bool> principals;  ///< by ActorId: whose acts
  std::vector<bool> region;      ///< by ActorId: with whom
  Day since = distant_past;      ///< acts that surely lie outside are left out
  Day until = distant_future;
  std::vector<std::string> also;  ///< further acts, by id
};

/// Whether an act joins a principal with somebody of the region in the time selected, or is named.
[[nodiscard]] bool takes(const Selection& selection, const Act& act);

/// Keeps the acts where `keep` is true (by ActIndex) and their evidence; then the sources that
/// still speak, and those named in `sources`. Needs an indexed log and leaves one. Cost: O(log).
void keep_acts(Log& log, const std::vector<bool>& keep, const std::vector<std::string>& sources);

}  // namespace comity::ledger
