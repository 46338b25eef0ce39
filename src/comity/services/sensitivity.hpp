// SPDX-License-Identifier: Apache-2.0
// Sensitivity: the same question over ladders, date rules, sources and proposed acts.
// One thing is changed at a time; the answer says which changes move its figures.
// Knows nothing of any single question.
#pragma once

#include <functional>

#include "comity/services/commands.hpp"

namespace comity::services {

/// The question again, under another request.
using AskAgain = std::function<Result<Answer>(const Request&)>;

/// Recomputes an answer under each variant and adds `sensitivity` to its body. A variant that
/// cannot be asked (a ladder that the other side of a comparison does not have) is left out.
///
/// Variants: every other ladder; the other date rules (earliest, middle, latest); every source that
/// gives evidence for at least a quarter of the accepted acts; proposed acts counted. Cost: one run
/// of the question per variant.
[[nodiscard]] Result<void> add_sensitivity(const io::Case& of, const AskAgain& again,
                                           const Request& request, Answer& answer);

}  // namespace comity::services
