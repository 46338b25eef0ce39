// SPDX-License-Identifier: Apache-2.0
// Declared and detected phases of a case, or of a plain series.
// Both are told in words: what the counts show by themselves, and what the declared phases explain.
// Knows nothing of how they are drawn.
#pragma once

#include <string>
#include <vector>

#include "comity/phases/declared.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// A series with the phases somebody declares for it.
struct PhaseSeries {
  std::string name;  ///< how people call the series
  phases::Series series;
  std::vector<ledger::Phase> declared;
};

/// The phases of the acts of a case.
[[nodiscard]] Result<Answer> phases(const io::Case& of, const Request& request);

/// The phases of a plain series, in an answer whose envelope names no case.
///
/// Errors: usage, for a law that several measured series cannot share, or a series too long to cut.
[[nodiscard]] Result<Answer> phases_of_series(std::string name, phases::Series series,
                                              const Request& request);

}  // namespace comity::services
