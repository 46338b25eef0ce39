// SPDX-License-Identifier: Apache-2.0
// What the replay could not fit, as findings; and what people decided about findings.
// The same irregularity of two tellings is one finding.
// Knows nothing of how a replay works.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "comity/audit/claim.hpp"
#include "comity/audit/ground.hpp"

namespace comity::audit {

/// Findings order, unranked and duplicate: on the acts any of the sources states, and on all.
[[nodiscard]] std::vector<Finding> check_order(const ledger::Log& log,
                                               std::span<const ledger::History* const> stated,
                                               const ledger::History& resolved);

/// Gives each finding the state and reason people decided on (findings.csv).
///
/// Returns the decisions whose finding is not among them, in their order.
[[nodiscard]] std::vector<Decision> decide(std::vector<Finding>& findings,
                                           std::span<const Decision> decisions);

}  // namespace comity::audit
