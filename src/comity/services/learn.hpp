// SPDX-License-Identifier: Apache-2.0
// Learns sorting rules from a table of examples and tells what can be known and what cannot.
// The table may come from a file or from anywhere else that has criteria and categories.
// Knows nothing of how the answer is shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comity/base/progress.hpp"
#include "comity/learning/learn.hpp"
#include "comity/services/answer.hpp"
#include "comity/sorting/problem.hpp"

namespace comity::services {

/// Examples, and what people call the table.
struct Lesson {
  std::string name;
  learning::Examples examples;
};

struct LearnRequest {
  learning::LearnSettings settings;
  /// Tables for people stop here and come in reading order; JSON and CSV have all rows.
  std::size_t most_rows = SIZE_MAX;
};

/// An answer, and the rule as a problem that `sort` can take up.
struct LearnAnswer {
  Answer answer;
  sorting::Problem problem;
  /// By alternative of the problem: the category its example has.
  std::vector<std::optional<std::size_t>> assigned{};
};

/// Learns a majority rule. When `progress` stops it, the best so far, not proven.
///
/// Errors: as learning::learn.
[[nodiscard]] Result<LearnAnswer> learn(const Lesson& from, const LearnRequest& request,
                                        Progress& progress);

}  // namespace comity::services
