// SPDX-License-Identifier: Apache-2.0
// Evidence against itself and against the act: passages that cannot all be true.
// One finding per act and matter; it says who says what, and where.
// Knows nothing of files.
#pragma once

#include <vector>

#include "comity/audit/ground.hpp"

namespace comity::audit {

/// Findings evidence-kind, evidence-title and evidence-date of every act that has evidence.
///
/// `verdict` differs where one source contradicts itself; `verdict_all` where sources contradict
/// one another or the act as resolved. Two dates contradict each other if they cannot be the same
/// day.
///
/// Cost: O(evidence).
[[nodiscard]] std::vector<Finding> check_evidence(const ledger::Log& log,
                                                  const titles::Titles& titles);

}  // namespace comity::audit
