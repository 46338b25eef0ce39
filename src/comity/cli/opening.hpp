// SPDX-License-Identifier: Apache-2.0
// What every command does first and last: open the case, give the answer.
// Problems are said on standard error; the exit code follows from them.
// Knows nothing of any single command.
#pragma once

#include "comity/cli/options.hpp"
#include "comity/io/case.hpp"
#include "comity/services/answer.hpp"

namespace comity::cli {

/// Reads a case and says its problems. Errors: as io::load_case; data, if it has errors.
[[nodiscard]] Result<io::Case> open_case(const std::string& folder, const io::Wanted& wanted = {});

/// Writes an answer as the options ask and returns the exit code it means.
[[nodiscard]] int give(const services::Answer& answer, const Options& options, int found_code = 1);

}  // namespace comity::cli
