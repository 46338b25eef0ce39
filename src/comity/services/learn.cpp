// SPDX-License-Identifier: Apache-2.0
#include "comity/services/learn.hpp"

#include "comity/services/learn_rows.hpp"

namespace comity::services {

namespace {

sorting::Problem problem_of(const Told& told) {
  const auto& [from, ranked, learned] = told;
  sorting::Problem problem{.categories = from.examples.categories,
                           .cutting_level = learned.weights.cutting_level};
  for (std::size_t j = 0; j < ranked.n_criteria(); ++j) {
    const auto& criterion = from.examples.criteria[j];
    problem.criteria.push_back(
        {.id = criterion.name,
         .direction = criterion.less_is_better ? sorting::Direction::min : sorting::Direction::max,
         .weight = learned.weights.weights[j]});
  }
  for (const auto& profile : learned.rule.profiles) {
    sorting::Boundary boundary;
    for (std::size_t j = 0; j < profile.size(); ++j)
      boundary.performances.emplace_back(learning::value_of(ranked, j, profile[j]));
    boundary.veto.resize(profile.size());
    problem.boundaries.push_back(std::move(boundary));
  }
  for (const auto& row : from.examples.rows)
    problem.alternatives.push_back({row.id, {row.values.begin(), row.values.end()}});
  return problem;
}

std::vector<Sheet> sheets_of(bool for_people) {
  const Sheet examples{"examples", {"partner", "category", "assigned", "shares", "left_out"}};
  const std::vector<Sheet> others{
      {"profiles", {"category", "criterion", "value", "low", "high"}},
      {"families", {"words", "rules", "share"}},
      {"unexplained", {"partner", "category", "assigned", "conflict"}},
      {"contradictions", {"better", "better_category", "worse", "worse_category"}}};
  std::vector<Sheet> sheets = others;
  // CSV writes the first sheet, and programs want the examples; people want the rule first.
  sheets.insert(for_people ? sheets.end() : sheets.begin(), examples);
  return sheets;
}

}  // namespace

Result<LearnAnswer> learn(const Lesson& from, const LearnRequest& request, Progress& progress) {
  const auto ranked = learning::rank(from.examples);
  const auto solver = solving::make_cbc();
  const auto learned = learning::learn(ranked, request.settings, *solver, progress);
  if (!learned) return std::unexpected(learned.error());
  const Told told{from, ranked, *learned};
  LearnAnswer given{.answer = {}, .problem = problem_of(told)};
  for (const auto& row : from.examples.rows) given.assigned.push_back(row.category);
  given.answer.command = "learn";
  given.answer.seed = request.settings.seed;
  given.answer.body = learn_body(told, request.most_rows);
  given.answer.headline = learn_sentences(told);
  given.answer.sheets = sheets_of(request.most_rows != SIZE_MAX);
  return given;
}

}  // namespace comity::services
