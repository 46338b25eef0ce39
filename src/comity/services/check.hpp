// SPDX-License-Identifier: Apache-2.0
// Check: the problems of a case as an answer, whether it could be loaded or not.
// Errors come from the readers, warnings from the replay.
// Knows nothing of exit codes.
#pragma once

#include "comity/services/view.hpp"

namespace comity::services {

/// The answer for a case whose files have errors: what was read and all that is wrong.
[[nodiscard]] Answer check_failed(const io::Case& of, const Problems& problems);

/// Fills an answer with problems and files.
void describe_problems(const io::Case& of, const Problems& problems, Answer& answer);

}  // namespace comity::services
