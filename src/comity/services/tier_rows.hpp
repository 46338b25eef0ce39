// SPDX-License-Identifier: Apache-2.0
// What was measured of the partners of a case, as rows: criteria, factors, measures of each.
// Knows nothing of the rule that sorted them.
#pragma once

#include "comity/services/case_tiers.hpp"

namespace comity::services {

/// One row for each criterion: what it is, its scale, and the partners at its ends.
[[nodiscard]] Value criterion_rows(const CaseTiers& measured);

/// The problem as `sort` reads it, with name, factor and unit of each of its criteria.
[[nodiscard]] Value told_problem(const CaseTiers& measured, const sorting::Problem& problem);

/// Says which criteria have one value for all partners that have any, on which day, and that it is
/// scaled to 1.
void say_constants(const CaseTiers& measured, Answer& answer);

/// Adds `criteria[]` and `factors[]` to the answer of `sort`, and to each of its assignments
/// `printed`, `name`, `scores[]` and `measures[]`; says how many printed tiers it restores.
void add_measures(const CaseTiers& measured, Answer& answer);

}  // namespace comity::services
