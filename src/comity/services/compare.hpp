// SPDX-License-Identifier: Apache-2.0
// Regions or powers side by side on one ladder; the ladders of one case side by side.
// A request in, an answer out; nothing is read or written.
// Knows nothing of folders, options or routes.
#pragma once

#include "comity/services/side.hpp"

namespace comity::services {

/// Compares two sides: partners per rung, acts per year, waits for the first upgrade with their
/// test, partners they share and who moved first.
///
/// On incomparable ladders the answer says so and leaves out what needs one ladder.
///
/// Errors: as open_sides.
[[nodiscard]] Result<Answer> compare(const SideName& first, const SideName& second,
                                     const Request& request);

/// Where the authors of a case's ladders disagree: titles and partners that change their order,
/// upgrades that rise, fall or stay, printed tiers; and the ladder the acts reveal.
///
/// Errors: as open_view.
[[nodiscard]] Result<Answer> compare_ladders(const io::Case& of, const Request& request);

}  // namespace comity::services
