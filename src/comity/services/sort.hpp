// SPDX-License-Identifier: Apache-2.0
// From measured criteria to tiers: who is where, why, and how sure that is.
// Takes a sorting problem that is well-formed; the answer has the same shape for every method.
// Knows nothing of files.
#pragma once

#include <string>

#include "comity/base/result.hpp"
#include "comity/services/answer.hpp"
#include "comity/sorting/problem.hpp"

namespace comity::services {

/// What may be asked of a sorting problem beyond itself, as texts where it overrides the problem.
struct SortRequest {
  std::string name{};     ///< how people call the problem
  std::string explain{};  ///< partner to explain; empty = none
  std::string rule{};     ///< empty = the problem's
  std::string draws{};    ///< empty = the problem's
  std::string weights{};  ///< empty = the problem's
  std::string seed{};     ///< empty = 0
  unsigned threads = 1;
  bool pairs = false;  ///< how often each partner stands above each other one
};

/// The problem with what the request says instead.
///
/// Errors: usage, for a text that is not a value, or one that does not fit the problem.
[[nodiscard]] Result<sorting::Problem> overridden(sorting::Problem problem,
                                                  const SortRequest& request);

/// Sorts.
///
/// Errors: usage, for a partner to explain that is not there, or a seed that is no number; numeric,
///         as sorting::smaa.
[[nodiscard]] Result<Answer> sort(const sorting::Problem& problem, const SortRequest& request);

}  // namespace comity::services
