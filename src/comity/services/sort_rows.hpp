// SPDX-License-Identifier: Apache-2.0
// The parts of a sorted answer: rows of assignments, the rule, and one partner explained.
// Each is a tree; sentences for people stand beside it.
// Knows nothing of their order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comity/base/value.hpp"
#include "comity/sorting/assign.hpp"
#include "comity/sorting/explain.hpp"
#include "comity/sorting/reach.hpp"
#include "comity/sorting/smaa.hpp"

namespace comity::services {

/// Everything that was found out about a problem.
struct Sorted {
  const sorting::Problem* problem = nullptr;
  sorting::Parameters parameters;
  std::vector<sorting::Reach> reaches;      ///< per alternative
  std::vector<sorting::Possible> possible;  ///< per alternative, where there is `robustness`
  std::optional<sorting::Smaa> smaa;
};

/// The parameters in the middle, with names: method, criteria, boundaries, level.
[[nodiscard]] Value rule_value(const Sorted& of);
/// One row per alternative.
[[nodiscard]] Value assignment_rows(const Sorted& of);
/// Shares of pairs, one row per ordered pair.
[[nodiscard]] Value pair_rows(const Sorted& of);
/// One alternative with every boundary, and the smallest changes up and down.
[[nodiscard]] Value explanation(const Sorted& of, std::size_t alternative);
/// The same in sentences.
[[nodiscard]] std::vector<std::string> explanation_sentences(const Sorted& of,
                                                             std::size_t alternative);

/// The names of the criteria in a coalition.
[[nodiscard]] std::vector<std::string> names_of(const sorting::Problem& problem,
                                                sorting::Coalition coalition);
/// A coalition as people read it: "trade + votes", or "no criterion".
[[nodiscard]] std::string words_of(const sorting::Problem& problem, sorting::Coalition coalition);
/// The turned performances of an alternative in the middle of what is known; nothing if any is
/// missing.
[[nodiscard]] std::optional<std::vector<double>> middle_of(const sorting::Problem& problem,
                                                           const sorting::Alternative& of);

}  // namespace comity::services
