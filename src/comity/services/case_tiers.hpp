// SPDX-License-Identifier: Apache-2.0
// A case seen as a sorting problem: its partners, their factors as measured, the tiers printed.
// `sort CASE` sorts it, `learn CASE` learns from it; both say where each number comes from.
// Knows nothing of how a rule decides.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comity/base/progress.hpp"
#include "comity/factors/panel.hpp"
#include "comity/services/learn.hpp"
#include "comity/services/sort.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// The partners of a case on a day with what was measured of them.
struct CaseTiers {
  View view;
  factors::Panel panel;
  std::vector<factors::Factor> factors;
  std::vector<std::vector<factors::Range>> scores;  ///< [factor][partner]
  std::vector<std::optional<std::size_t>> printed;  ///< by partner: place among the categories
};

/// Measures a case on the day of a request: the states of its region that are partners then, and
/// those the printed table classes.
///
/// Errors: usage, if case.toml has no `[sorting]`; as Meter.
[[nodiscard]] Result<CaseTiers> measure_case(const io::Case& of, const Request& request);

/// The printed tiers as examples: a factor is taken at the middle of what it may be.
[[nodiscard]] Lesson lesson_of(const CaseTiers& measured);

/// A case measured on a day, and the problem it makes.
struct MeasuredProblem {
  CaseTiers measured;
  sorting::Problem problem;
};

/// The problem of a case: the rule of `[sorting]`, and where it gives none the rule learned from
/// the printed tiers on the day of their table.
///
/// Errors: as measure_case and learn; usage, if the rule is to be learned and no tier is printed.
[[nodiscard]] Result<MeasuredProblem> problem_of(const io::Case& of, const Request& request);

/// Sorts the partners of a case.
///
/// Shape: the answer of `sort`, with `printed`, `scores[]` and `measures[]` in each assignment, and
/// `criteria[]`, `factors[]` and `learned`. With `every_year` also `every[]`, the same for the end
/// of each year of the window, and `years[]`. With `sensitivity` what each criterion decides.
[[nodiscard]] Result<Answer> sort_case(const io::Case& of, const Request& request,
                                       const SortRequest& sorting);
/// The same with a rule as uncertain as weights can be, unless the request says otherwise: the
/// answer of the route.
[[nodiscard]] Result<Answer> sort_case(const io::Case& of, const Request& request);

/// Learns the rules that restore the printed tiers of a case.
[[nodiscard]] Result<LearnAnswer> learn_case(const io::Case& of, const Request& request,
                                             const LearnRequest& learning, Progress& progress);

}  // namespace comity::services
