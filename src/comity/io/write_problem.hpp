// SPDX-License-Identifier: Apache-2.0
// Writes a sorting problem as the one JSON file that `sort` reads.
// What a method does not use is left out.
// Knows nothing of where the problem comes from.
#pragma once

#include <string>

#include "comity/base/value.hpp"
#include "comity/sorting/problem.hpp"

namespace comity::io {

/// The problem as the tree that JSON writes.
[[nodiscard]] Value problem_tree(const sorting::Problem& problem);
/// The problem as JSON, with a line end.
[[nodiscard]] std::string to_problem_json(const sorting::Problem& problem);

}  // namespace comity::io
