// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/parameters.hpp"

#include <limits>

namespace comity::sorting {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double middle_or(const std::optional<Interval>& of, double otherwise) {
  return of ? of->middle() : otherwise;
}

double sum_of_weights(const Problem& problem) {
  double sum = 0;
  for (const auto& criterion : problem.criteria) sum += criterion.weight.value_or(0);
  return sum;
}

}  // namespace

std::vector<double> given_weights(const Problem& problem) {
  const double sum = sum_of_weights(problem);
  std::vector<double> weights;
  for (const auto& criterion : problem.criteria) {
    weights.push_back(sum > 0 ? criterion.weight.value_or(0) / sum
                              : 1 / static_cast<double>(problem.criteria.size()));
  }
  return weights;
}

Interval cutting_share(const Problem& problem) {
  const auto level = problem.cutting_level;
  const double sum = sum_of_weights(problem);
  if (level.high <= 1 + tolerance || sum <= 0) return level;
  return {level.low / sum, level.high / sum};
}

Parameters fixed(const Problem& problem) {
  Parameters fixed{.n_criteria = problem.criteria.size(),
                   .n_boundaries = problem.boundaries.size(),
                   .weights = given_weights(problem),
                   .cutting_level = cutting_share(problem).middle(),
                   .profiles = {},
                   .vetoes = {},
                   .q = {},
                   .p = {},
                   .v = {},
                   .families = {}};
  for (const auto& criterion : problem.criteria) {
    fixed.q.push_back(middle_or(criterion.q, 0));
    fixed.p.push_back(middle_or(criterion.p, fixed.q.back()));
    fixed.v.push_back(middle_or(criterion.v, infinity));
  }
  for (const auto& boundary : problem.boundaries) {
    for (std::size_t j = 0; j < fixed.n_criteria; ++j) {
      const auto& criterion = problem.criteria[j];
      fixed.profiles.push_back(turned(criterion, boundary.performances[j].middle()));
      const auto veto = j < boundary.veto.size() ? boundary.veto[j] : std::nullopt;
      fixed.vetoes.push_back(veto ? turned(criterion, *veto) : -infinity);
    }
    fixed.families.push_back(boundary.minimal_sufficient);
  }
  return fixed;
}

}  // namespace comity::sorting
