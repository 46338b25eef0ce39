// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/io/csv.hpp"
#include "comity/io/json.hpp"
#include "comity/io/lincs.hpp"
#include "comity/sorting/check.hpp"
#include "comity/sorting/parameters.hpp"

namespace comity::io {

namespace {

using sorting::Method;
using sorting::Problem;

Error refusal(std::string what) {
  return {.kind = Error::Kind::usage,
          .what = std::move(what),
          .where = {.field = "format"},
          .nearest = {},
          .hint = "lincs knows MR-Sort and named coalitions, without vetoes and with every number"};
}

std::optional<Error> cannot_write(const Problem& problem) {
  if (problem.method != Method::mr_sort && problem.method != Method::ncs)
    return refusal(fmt::format("{} cannot be written for lincs.", to_word(problem.method)));
  for (const auto& boundary : problem.boundaries) {
    if (std::ranges::any_of(boundary.veto, [](const auto& veto) { return veto.has_value(); }))
      return refusal("a veto cannot be written for lincs.");
    if (std::ranges::any_of(boundary.performances, [](const auto& of) { return !of.is_point(); }))
      return refusal("an interval cannot be written for lincs.");
  }
  for (const auto& alternative : problem.alternatives) {
    if (std::ranges::any_of(alternative.performances,
                            [](const auto& known) { return !known || !known->is_point(); }))
      return refusal(fmt::format("a performance of {} is missing or uncertain.", alternative.id));
  }
  return std::nullopt;
}

/// A text in double quotes, as JSON and YAML both write it.
std::string yaml_quoted(const std::string& text) { return to_json(Value(text)); }

/// The ends of a criterion over the whole problem.
std::pair<double, double> range_of(const Problem& problem, std::size_t j) {
  double low = problem.boundaries.front().performances[j].low;
  double high = low;
  const auto take = [&](double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  };
  for (const auto& boundary : problem.boundaries) take(boundary.performances[j].low);
  for (const auto& alternative : problem.alternatives) take(alternative.performances[j]->low);
  if (const auto& scale = problem.criteria[j].scale) {
    take(scale->low);
    take(scale->high);
  }
  return {low, high};
}

std::string problem_file(const Problem& problem) {
  std::string text = "kind: classification-problem\nformat_version: 1\ncriteria:\n";
  for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
    const auto& criterion = problem.criteria[j];
    const auto [low, high] = range_of(problem, j);
    text += fmt::format(
        "  - name: {}\n    value_type: real\n    preference_direction: {}\n    min_value: {}\n"
        "    max_value: {}\n",
        yaml_quoted(criterion.id),
        criterion.direction == sorting::Direction::max ? "increasing" : "decreasing", low, high);
  }
  text += "ordered_categories:\n";
  for (const auto& category : problem.categories)
    text += fmt::format("  - name: {}\n", yaml_quoted(category));
  return text;
}

std::string coalition_lines(const Problem& problem, const sorting::Boundary& boundary) {
  std::vector<std::string> items;
  if (problem.method == Method::mr_sort) {
    // There a coalition suffices when its weights reach 1.
    const auto weights = sorting::given_weights(problem);
    const double level = sorting::cutting_share(problem).middle();
    for (const double weight : weights) items.push_back(fmt::format("{}", weight / level));
    return fmt::format("  - kind: weights\n    criterion_weights: [{}]\n", fmt::join(items, ", "));
  }
  for (const auto coalition : boundary.minimal_sufficient) {
    std::vector<std::size_t> members;
    for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
      if ((coalition >> j & 1U) != 0) members.push_back(j);
    }
    items.push_back(fmt::format("[{}]", fmt::join(members, ", ")));
  }
  return fmt::format("  - kind: roots\n    upset_roots: [{}]\n", fmt::join(items, ", "));
}

std::string model_file(const Problem& problem) {
  std::string text = "kind: ncs-classification-model\nformat_version: 1\naccepted_values:\n";
  for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
    std::vector<double> thresholds;
    for (const auto& boundary : problem.boundaries)
      thresholds.push_back(boundary.performances[j].low);
    text +=
        fmt::format("  - kind: thresholds\n    thresholds: [{}]\n", fmt::join(thresholds, ", "));
  }
  text += "sufficient_coalitions:\n";
  for (const auto& boundary : problem.boundaries) text += coalition_lines(problem, boundary);
  return text;
}

std::string alternatives_file(const Problem& problem) {
  std::vector<std::string> header{"name"};
  for (const auto& criterion : problem.criteria) header.push_back(criterion.id);
  header.emplace_back("category");
  std::string text = csv_row(header);
  for (const auto& alternative : problem.alternatives) {
    std::vector<std::string> row{alternative.id};
    for (const auto& known : alternative.performances) row.push_back(fmt::format("{}", known->low));
    row.emplace_back();
    text += csv_row(row);
  }
  return text;
}

}  // namespace

Result<LincsFiles> write_lincs(const Problem& problem) {
  if (auto refused = cannot_write(problem)) return std::unexpected(std::move(*refused));
  return LincsFiles{problem_file(problem), model_file(problem), alternatives_file(problem)};
}

}  // namespace comity::io
