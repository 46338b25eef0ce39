// SPDX-License-Identifier: Apache-2.0
// Reads a sorting problem from one JSON file, and says all that is wrong with it at once.
// Unknown keys are named with the nearest known one; what is well written is then checked as a
// whole. Knows nothing of how a problem is answered.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "comity/base/result.hpp"
#include "comity/sorting/problem.hpp"

namespace comity::io {

/// A sorting problem in JSON (docs/formats.md). Nothing if it is not one; why goes to `problems`.
[[nodiscard]] std::optional<sorting::Problem> read_problem(std::string_view bytes,
                                                           const std::string& file,
                                                           Problems& problems);

}  // namespace comity::io
