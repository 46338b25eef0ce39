// SPDX-License-Identifier: Apache-2.0
// Which of the equally good rules is shown: the one with the most even weights, in the widest gaps.
// Widths are shares of each criterion's scale, so that no unit decides.
// Knows nothing of how the rules were found.
#pragma once

#include <span>

#include "comity/learning/models.hpp"

namespace comity::learning {

/// The family with the most even weights; among equals the one with more rules, then the first.
///
/// Of very many families the first five hundred are looked at. Errors: as most_even.
[[nodiscard]] Result<std::pair<std::size_t, Weights>> most_even_family(
    std::span<const FamilyModels> families, const solving::Solver& solver);

/// The total width of the gaps between values in which a rule's profiles lie.
[[nodiscard]] double width_of(const Rule& rule, const Ranked& ranked);

}  // namespace comity::learning
