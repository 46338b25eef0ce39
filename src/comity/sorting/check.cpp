// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "comity/sorting/checks.hpp"
#include "comity/sorting/parameters.hpp"

namespace comity::sorting {

namespace {

std::string text(const Interval& of) {
  return of.is_point() ? fmt::format("{}", of.low) : fmt::format("[{}, {}]", of.low, of.high);
}

template <class Named>
void check_ids(const std::vector<Named>& list, const std::string& key, const std::string& noun,
               Findings& findings) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto& id = list[i].id;
    if (id.empty())
      findings.error({key, std::to_string(i), "id"}, fmt::format("a {} has no id.", noun),
                     "give each its own id");
    else if (!seen.insert(id).second)
      findings.error({key, std::to_string(i), "id"},
                     fmt::format("the {} \"{}\" comes twice.", noun, id), "give each its own id");
  }
}

void check_lists(const Problem& problem, Findings& findings) {
  if (problem.criteria.empty())
    findings.error({"criteria"}, "there is no criterion.", "list at least one");
  if (problem.criteria.size() > most_criteria)
    findings.error({"criteria"},
                   fmt::format("there are {} criteria; {} can be used.", problem.criteria.size(),
                               most_criteria),
                   "join criteria that measure the same");
  if (problem.categories.size() < 2)
    findings.error({"categories"}, "there are fewer than two categories.",
                   "list them from the worst to the best");
  const std::set<std::string> names(problem.categories.begin(), problem.categories.end());
  if (names.size() < problem.categories.size())
    findings.error({"categories"}, "a category comes twice.", "give each its own name");
  if (problem.alternatives.empty())
    findings.error({"alternatives"}, "there is nothing to sort.", "list at least one alternative");
  check_ids(problem.criteria, "criteria", "criterion", findings);
  check_ids(problem.alternatives, "alternatives", "alternative", findings);
}

void check_level(const Problem& problem, Findings& findings) {
  if (problem.method != Method::mr_sort && problem.method != Method::electre_tri) return;
  const auto share = cutting_share(problem);
  if (share.low >= 0.5 - tolerance && share.high <= 1 + tolerance && share.low <= share.high)
    return;
  const auto level = text(problem.cutting_level);
  findings.error({"cutting_level"},
                 share == problem.cutting_level
                     ? fmt::format("the cutting level {} is not from 0.5 to 1.", level)
                     : fmt::format("the cutting level {} is {} of the sum of the weights, which is "
                                   "not from 0.5 to 1.",
                                   level, text(share)),
                 "a coalition needs at least half of the weight; write a share such as 0.6");
}

void check_rule(const Problem& problem, Findings& findings) {
  if (problem.rule == Rule::optimistic && problem.method != Method::electre_tri)
    findings.error({"rule"}, fmt::format("{} has no optimistic rule.", to_word(problem.method)),
                   "the method electre-tri has one");
  if (problem.robustness && problem.robustness->draws == 0)
    findings.error({"robustness", "draws"}, "there are no draws.", "try 100000");
  constexpr std::uint64_t most_draws = 1'000'000'000;
  if (problem.robustness && problem.robustness->draws > most_draws)
    findings.error({"robustness", "draws"},
                   fmt::format("{} draws are more than {}.", problem.robustness->draws, most_draws),
                   "a million draws leave a standard error of 0.0005 at most");
}

/// Performances of a criterion that all are the same, or not there: it tells nobody apart.
void check_spread(const Problem& problem, std::size_t j, Findings& findings) {
  const auto& id = problem.criteria[j].id;
  std::set<std::pair<double, double>> values;
  std::size_t missing = 0;
  for (const auto& alternative : problem.alternatives) {
    if (const auto& known = alternative.performances[j])
      values.insert({known->low, known->high});
    else
      ++missing;
  }
  const Path path{"criteria", std::to_string(j)};
  if (!problem.alternatives.empty() && values.empty())
    findings.warning(path, fmt::format("nobody has a performance on \"{}\".", id),
                     "every assignment is a range over all it may be; leave the criterion out "
                     "or find its data");
  else if (values.size() == 1 && missing == 0 && problem.alternatives.size() > 1)
    findings.warning(path,
                     fmt::format("\"{}\" is {} for all: it tells nobody apart.", id,
                                 text({values.begin()->first, values.begin()->second})),
                     "leave it out, or look at its data");
}

void check_performances(const Problem& problem, Findings& findings) {
  for (std::size_t i = 0; i < problem.alternatives.size(); ++i) {
    for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
      const auto& known = problem.alternatives[i].performances[j];
      const auto& scale = problem.criteria[j].scale;
      if (!known || !scale || (known->low >= scale->low && known->high <= scale->high)) continue;
      findings.error({"alternatives", std::to_string(i), "performances", problem.criteria[j].id},
                     fmt::format("{} on \"{}\" is outside its scale {}.", text(*known),
                                 problem.criteria[j].id, text(*scale)),
                     "correct the performance, or widen the scale");
    }
  }
}

}  // namespace

std::vector<Finding> check(const Problem& problem) {
  Findings findings;
  check_lists(problem, findings);
  check_weights(problem, findings);
  check_level(problem, findings);
  check_rule(problem, findings);
  check_boundaries(problem, findings);
  for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
    check_thresholds(problem, j, findings);
    check_values(problem, j, findings);
    check_spread(problem, j, findings);
  }
  check_performances(problem, findings);
  return findings.list;
}

}  // namespace comity::sorting
