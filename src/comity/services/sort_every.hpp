// SPDX-License-Identifier: Apache-2.0
// The tiers of a case at the end of each year, beside its answer for one day.
// The rule is one and the same; partners and scales are those of each day.
// Knows nothing of how a case is opened.
#pragma once

#include <vector>

#include "comity/services/case_tiers.hpp"

namespace comity::services {

/// Adds `every[]`, a row per year and partner, and `years[]`, a row per year, to an answer; says
/// which criteria tell nobody apart in which years.
///
/// Shape: `answers[y]` is what `sort` says of `years[y]`.
void add_every_year(const std::vector<CaseTiers>& years, const std::vector<Answer>& answers,
                    Answer& answer);

}  // namespace comity::services
