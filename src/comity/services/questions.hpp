// SPDX-License-Identifier: Apache-2.0
// The questions themselves, one function each; the table in commands.cpp names them.
// A request in, an answer out; nothing is read or written.
// Knows nothing of how an answer is shown.
#pragma once

#include "comity/services/view.hpp"

namespace comity::services {

/// The ledger: each act with the rung before and after it, and its sources.
[[nodiscard]] Result<Answer> acts(const io::Case& of, const Request& request);
/// Who stands where on a day: ties, actors with their measures, layers.
[[nodiscard]] Result<Answer> network(const io::Case& of, const Request& request);
/// Acts per year of the principal with its region: [paper], Table 1.
[[nodiscard]] Result<Answer> counts(const io::Case& of, const Request& request);
/// Whether the case is well-formed, and what the replay could not fit.
[[nodiscard]] Result<Answer> check(const io::Case& of, const Request& request);
/// How to cite the program, the snapshot and the sources.
[[nodiscard]] Result<Answer> cite(const io::Case& of, const Request& request);
/// How good the record is: coverage, precision of dates, sources, agreement of coders, gaps.
[[nodiscard]] Result<Answer> quality(const io::Case& of, const Request& request);
/// What is measured of the three factors: the catalogue, or all that is known of one partner.
[[nodiscard]] Result<Answer> indicators(const io::Case& of, const Request& request);
/// What the page holds: actors, ladder, phases, spells, acts with evidence.
[[nodiscard]] Result<Answer> atlas(const io::Case& of, const Request& request);

}  // namespace comity::services
