// SPDX-License-Identifier: Apache-2.0
// What a sorting of a case turns on: each criterion left out in turn.
// Ladders, date rules and sources, which other answers vary, move no measured factor by themselves.
// Knows nothing of how a rule is found.
#pragma once

#include <functional>

#include "comity/services/case_tiers.hpp"

namespace comity::services {

/// What was measured with the factors made without one criterion; the criterion itself is kept.
[[nodiscard]] CaseTiers without_criterion(CaseTiers measured, std::size_t criterion);

/// What `sort` says when a criterion is left out. Errors: as sort_case.
using SortWithout = std::function<Result<Answer>(std::size_t criterion)>;

/// Adds `sensitivity` to an answer: the figures and the tiers that move without each criterion. A
/// criterion that is all there is of the factors is passed over.
[[nodiscard]] Result<void> add_left_out(const CaseTiers& measured, const SortWithout& sort_without,
                                        Answer& answer);

}  // namespace comity::services
