// SPDX-License-Identifier: Apache-2.0
#include "comity/services/case_tiers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "comity/base/text.hpp"
#include "comity/services/meter.hpp"
#include "comity/services/side.hpp"
#include "comity/services/tier_rows.hpp"
#include "comity/services/tiers.hpp"

namespace comity::services {

namespace {

const factors::Framework& framework_of(const View& view) { return view.of->settings.framework; }

Error no_sorting(const io::Case& of) {
  return {.kind = Error::Kind::usage,
          .what = fmt::format("{} says nothing of tiers.", of.settings.id),
          .where = {.file = (of.folder / "case.toml").string()},
          .hint = "add [sorting] with categories, and [[criteria]], to case.toml"};
}

/// The states that hold a partnership on the view's day, and those that a table classes.
std::vector<actors::ActorId> partners_of(const io::Case& of, const Side& side) {
  std::vector<actors::ActorId> partners;
  for (const auto& partner : side.standing.partners) {
    const bool is_state = of.actors.at(partner.actor).kind == actors::ActorKind::state;
    if (partner.stands && is_state) partners.push_back(partner.actor);
  }
  for (const auto& [partner, tier] : printed_tiers(of)) {
    if (std::ranges::find(partners, partner) == partners.end()) partners.push_back(partner);
  }
  std::ranges::sort(partners, {}, [&](auto actor) { return of.actors.at(actor).code; });
  return partners;
}

std::vector<std::optional<std::size_t>> printed_places(
    const io::Case& of, const std::vector<actors::ActorId>& partners) {
  const auto tiers = printed_tiers(of);
  const auto& categories = of.settings.framework.categories;
  std::vector<std::optional<std::size_t>> places;
  for (const auto partner : partners) {
    const auto tier = tiers.find(partner);
    const auto place =
        tier == tiers.end() ? categories.end() : std::ranges::find(categories, tier->second);
    places.push_back(place == categories.end()
                         ? std::nullopt
                         : std::optional(static_cast<std::size_t>(place - categories.begin())));
  }
  return places;
}

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

/// What was measured on the day of the printed tiers, which may be the day asked for.
Result<Lesson> printed_lesson(const CaseTiers& measured, const Request& request) {
  const auto day = printed_day(measured.view);
  if (day == measured.view.on) return lesson_of(measured);
  auto on_its_day = request;
  on_its_day.on = day;
  const auto then = measure_case(*measured.view.of, on_its_day);
  if (!then) return std::unexpected(then.error());
  return lesson_of(*then);
}

Result<sorting::Problem> learned_problem(const CaseTiers& measured, const Request& request) {
  const auto& view = measured.view;
  const auto lesson = printed_lesson(measured, request);
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

}  // namespace

Result<CaseTiers> measure_case(const io::Case& of, const Request& request) {
  if (!of.settings.framework.sorts()) return std::unexpected(no_sorting(of));
  auto side = open_side({.of = &of, .region = {}}, request);
  if (!side) return std::unexpected(side.error());
  auto meter = Meter::open(of, request);
  if (!meter) return std::unexpected(meter.error());
  auto panel = meter->measure(partners_of(of, *side), side->view.on);
  if (!panel) return std::unexpected(panel.error());
  const auto& criteria = of.settings.framework.criteria;
  CaseTiers measured{.view = std::move(side->view),
                     .panel = std::move(*panel),
                     .factors = factors::measured_factors(criteria),
                     .scores = {},
                     .printed = {}};
  for (const auto factor : measured.factors)
    measured.scores.push_back(factors::score(criteria, measured.panel, factor));
  measured.printed = printed_places(of, measured.panel.partners);
  return measured;
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

Result<sorting::Problem> problem_of(const CaseTiers& measured, const Request& request) {
  auto problem = framework_of(measured.view).floors.empty()
                     ? learned_problem(measured, request)
                     : Result<sorting::Problem>(stated_problem(measured));
  if (!problem) return problem;
  for (auto& criterion : problem->criteria) criterion.scale = sorting::Interval(0, 1);
  problem->alternatives = alternatives_of(measured);
  return problem;
}

Result<Answer> sort_case(const io::Case& of, const Request& request, const SortRequest& sorting) {
  const auto measured = measure_case(of, request);
  if (!measured) return std::unexpected(measured.error());
  const auto problem = problem_of(*measured, request);
  if (!problem) return std::unexpected(problem.error());
  const auto asked = overridden(*problem, sorting);
  if (!asked) return std::unexpected(asked.error());
  auto request_for_rule = sorting;
  request_for_rule.name = of.settings.title.en;
  const auto sorted = sort(*asked, request_for_rule);
  if (!sorted) return sorted;
  auto answer = begin_answer("sort", measured->view);
  answer.seed = sorted->seed;
  answer.headline = sorted->headline;
  answer.body = sorted->body;
  answer.sheets = sorted->sheets;
  answer.body.set("problem", told_problem(*measured, *asked));
  add_measures(*measured, answer);
  return answer;
}

Result<Answer> sort_case(const io::Case& of, const Request& request) {
  return sort_case(of, request,
                   {.draws = "20000",
                    .weights = "uniform",
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
  learned->answer = std::move(answer);
  return learned;
}

}  // namespace comity::services
