// SPDX-License-Identifier: Apache-2.0
// The ladder that a case's own upgrades reveal, beside those of its files.
// Every command can use it: `--ladder learned`.
// Knows nothing of how it is learned; `titles` does.
#pragma once

#include "comity/io/case.hpp"
#include "comity/titles/revealed.hpp"

namespace comity::io {

/// The upgrades a case's ladder is learned from: accepted, bilateral or regional, under the case's
/// date rule. Cost: one replay of the log.
[[nodiscard]] std::vector<titles::Upgrade> upgrades_of(const Case& of);

/// Logs of more acts than this are not learned from when a case is read: the replay would cost as
/// much as the question asked of it. No record is near it; synthetic ones are.
inline constexpr std::size_t most_acts_learned = 100'000;

/// Adds the revealed ladder to those of the case. A case without upgrades or with more than
/// `most_acts_learned` acts gets none, and a file `ladders/learned.csv` takes its place.
void add_learned_ladder(Case& to);

}  // namespace comity::io
