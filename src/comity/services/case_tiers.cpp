// SPDX-License-Identifier: Apache-2.0
#include "comity/services/case_tiers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "comity/base/text.hpp"
#include "comity/services/sort_every.hpp"
#include "comity/services/sort_sensitivity.hpp"
#include "comity/services/tier_gauge.hpp"
#include "comity/services/tier_rows.hpp"

namespace comity::services {

namespace {

const factors::Framework& framework_of(const View& view) { return view.of->settings.framework; }

/// The day the printed tiers are of; that of the view if their table says none.
Day printed_day(const View& view) {
  for (const auto& table : view.of->settings.tables) {
    if (table.table == framework_of(view).table && table.on) return *table.on;
  }
  return view.on;
}

std::vector<sorting::Alternative> alternatives_of(const CaseTiers& measured) {
  std::vector<sorting::Alternative> alternatives;
  for (std::size_t i = 0; i < measured.panel.partners.size(); ++i) {
    sorting::Alternative made{.id = measured.view.of->actors.at(measured.panel.partners[i]).code};
    for (const auto& scores : measured.scores)
      made.performances.emplace_back(sorting::Interval(scores[i].low, scores[i].high));
    alternatives.push_back(std::move(made));
  }
  return alternatives;
}

double number_for(const std::vector<std::pair<std::string, double>>& numbers, const std::string& id,
                  double otherwise) {
  const auto found = std::ranges::find(numbers, id, &std::pair<std::string, double>::first);
  return found == numbers.end() ? otherwise : found->second;
}

/// The problem with the rule that case.toml states.
sorting::Problem stated_problem(const CaseTiers& measured) {
  const auto& framework = framework_of(measured.view);
  sorting::Problem problem{.categories = framework.categories};
  problem.cutting_level = framework.cutting_level.value_or(0.5);
  for (const auto factor : measured.factors) {
    const auto id = factors::to_word(factor);
    problem.criteria.push_back({.id = id, .weight = number_for(framework.weights, id, 1)});
  }
  for (const auto& category : framework.categories | std::views::drop(1)) {
    const auto floor = std::ranges::find(framework.floors, category, &factors::Floor::category);
    sorting::Boundary boundary;
    for (const auto& criterion : problem.criteria)
      boundary.performances.emplace_back(number_for(floor->at_least, criterion.id, 0));
    boundary.veto.resize(problem.criteria.size());
    problem.boundaries.push_back(std::move(boundary));
  }
  return problem;
}

/// A criterion that the factors are made without, if any.
using LeftOut = std::optional<std::size_t>;

/// What was measured on the day of the printed tiers, which may be the day asked for.
Result<Lesson> printed_lesson(const CaseTiers& measured, TierGauge& gauge, LeftOut left_out) {
  const auto day = printed_day(measured.view);
  if (day == measured.panel.on) return lesson_of(measured);
  const auto then = gauge.measure(day);
  if (!then) return std::unexpected(then.error());
  return lesson_of(left_out ? without_criterion(*then, *left_out) : *then);
}

Result<sorting::Problem> learned_problem(const CaseTiers& measured, TierGauge& gauge,
                                         LeftOut left_out) {
  const auto& view = measured.view;
  const auto lesson = printed_lesson(measured, gauge, left_out);
  if (!lesson) return std::unexpected(lesson.error());
  if (std::ranges::none_of(lesson->examples.rows,
                           [](const auto& row) { return row.category.has_value(); })) {
    return std::unexpected(
        Error{.kind = Error::Kind::usage,
              .what = fmt::format("{} prints no tiers to learn from.", view.of->settings.id),
              .where = framework_of(view).where,
              .hint = "give [sorting] boundaries, or a [[tables]] with tiers"});
  }
  Quiet quiet;
  auto learned = learn(*lesson, {}, quiet);
  if (!learned) return std::unexpected(learned.error());
  return std::move(learned->problem);
}

/// The rule of a case, and the partners of a day to sort by it.
Result<sorting::Problem> problem_on(const CaseTiers& measured, TierGauge& gauge,
                                    LeftOut left_out = {}) {
  auto problem = framework_of(measured.view).floors.empty()
                     ? learned_problem(measured, gauge, left_out)
                     : Result<sorting::Problem>(stated_problem(measured));
  if (!problem) return problem;
  for (auto& criterion : problem->criteria) criterion.scale = sorting::Interval(0, 1);
  problem->alternatives = alternatives_of(measured);
  return problem;
}

/// What `sort` says of the partners of one day.
Result<Answer> sort_measured(const CaseTiers& measured, const sorting::Problem& problem,
                             const SortRequest& sorting) {
  auto named = sorting;
  named.name = measured.view.of->settings.title.en;
  const auto sorted = sort(problem, named);
  if (!sorted) return sorted;
  auto answer = begin_answer("sort", measured.view);
  answer.seed = sorted->seed;
  answer.headline = sorted->headline;
  answer.body = sorted->body;
  answer.sheets = sorted->sheets;
  answer.body.set("problem", told_problem(measured, problem));
  add_measures(measured, answer);
  return answer;
}

/// Sorts the partners at the end of each year of the window by the rule of a problem.
Result<void> sort_every_year(TierGauge& gauge, const sorting::Problem& rule, SortRequest sorting,
                             Answer& answer) {
  sorting.explain.clear();  // of the day asked for, who need not be a partner in every year
  sorting.pairs = false;
  std::vector<CaseTiers> years;
  std::vector<Answer> answers;
  for (const auto day : ends_of_years(gauge.view())) {
    auto measured = gauge.measure(day);
    if (!measured) return std::unexpected(measured.error());
    auto problem = rule;
    problem.alternatives = alternatives_of(*measured);
    auto sorted = sort_measured(*measured, problem, sorting);
    if (!sorted) return std::unexpected(sorted.error());
    years.push_back(std::move(*measured));
    answers.push_back(std::move(*sorted));
  }
  add_every_year(years, answers, answer);
  return {};
}

/// Leaves each criterion out in turn; weights are taken as given, since only tiers are compared.
Result<void> sort_without_each(const CaseTiers& measured, TierGauge& gauge, Answer& answer) {
  const auto again = [&](std::size_t criterion) -> Result<Answer> {
    const auto other = without_criterion(measured, criterion);
    const auto problem = problem_on(other, gauge, criterion);
    if (!problem) return std::unexpected(problem.error());
    return sort_measured(other, *problem, {});
  };
  return add_left_out(measured, again, answer);
}

}  // namespace

Result<CaseTiers> measure_case(const io::Case& of, const Request& request) {
  auto gauge = TierGauge::open(of, request);
  if (!gauge) return std::unexpected(gauge.error());
  return gauge->measure(gauge->view().on);
}

Lesson lesson_of(const CaseTiers& measured) {
  const auto& of = *measured.view.of;
  Lesson lesson{.name = of.settings.title.en, .examples = {}};
  lesson.examples.categories = of.settings.framework.categories;
  for (const auto factor : measured.factors)
    lesson.examples.criteria.push_back({.name = factors::to_word(factor)});
  for (std::size_t i = 0; i < measured.panel.partners.size(); ++i) {
    learning::Example row{.id = of.actors.at(measured.panel.partners[i]).code,
                          .values = {},
                          .category = measured.printed[i]};
    for (const auto& scores : measured.scores)
      row.values.push_back((scores[i].low + scores[i].high) / 2);
    lesson.examples.rows.push_back(std::move(row));
  }
  return lesson;
}

Result<MeasuredProblem> problem_of(const io::Case& of, const Request& request) {
  auto gauge = TierGauge::open(of, request);
  if (!gauge) return std::unexpected(gauge.error());
  auto measured = gauge->measure(gauge->view().on);
  if (!measured) return std::unexpected(measured.error());
  auto problem = problem_on(*measured, *gauge);
  if (!problem) return std::unexpected(problem.error());
  return MeasuredProblem{std::move(*measured), std::move(*problem)};
}

Result<Answer> sort_case(const io::Case& of, const Request& request, const SortRequest& sorting) {
  auto gauge = TierGauge::open(of, request);
  if (!gauge) return std::unexpected(gauge.error());
  const auto measured = gauge->measure(gauge->view().on);
  if (!measured) return std::unexpected(measured.error());
  const auto problem = problem_on(*measured, *gauge);
  if (!problem) return std::unexpected(problem.error());
  const auto asked = overridden(*problem, sorting);
  if (!asked) return std::unexpected(asked.error());
  auto answer = sort_measured(*measured, *asked, sorting);
  if (!answer) return answer;
  Result<void> done;
  if (request.sensitivity) done = sort_without_each(*measured, *gauge, *answer);
  if (done && request.every_year) done = sort_every_year(*gauge, *asked, sorting, *answer);
  return done ? answer : Result<Answer>(std::unexpected(done.error()));
}

Result<Answer> sort_case(const io::Case& of, const Request& request) {
  return sort_case(of, request,
                   {.draws = request.draws.empty() ? "20000" : request.draws,
                    .weights = request.weights.empty() ? "uniform" : request.weights,
                    .seed = std::to_string(request.seed),
                    .threads = request.threads});
}

Result<LearnAnswer> learn_case(const io::Case& of, const Request& request,
                               const LearnRequest& learning, Progress& progress) {
  const auto measured = measure_case(of, request);
  if (!measured) return std::unexpected(measured.error());
  auto learned = learn(lesson_of(*measured), learning, progress);
  if (!learned) return learned;
  auto answer = begin_answer("learn", measured->view);
  answer.headline = learned->answer.headline;
  answer.body = learned->answer.body;
  answer.sheets = learned->answer.sheets;
  answer.found = learned->answer.found;
  answer.body.set("criteria", criterion_rows(*measured));
  say_constants(*measured, answer);
  learned->answer = std::move(answer);
  return learned;
}

}  // namespace comity::services
