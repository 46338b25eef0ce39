// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/parameters.hpp"

#include <algorithm>
#include <limits>

namespace comity::sorting {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double middle_or(const std::optional<Interval>& of, double otherwise) {
  return of ? of->middle() : otherwise;
}

/// What a criterion measures over the whole problem, turned: alternatives and boundaries.
Interval seen(const Problem& problem, std::size_t j) {
  Interval all{infinity, -infinity};
  const auto take = [&](const Interval& of) {
    for (const double value : {of.low, of.high}) {
      all.low = std::min(all.low, turned(problem.criteria[j], value));
      all.high = std::max(all.high, turned(problem.criteria[j], value));
    }
  };
  if (problem.criteria[j].scale) take(*problem.criteria[j].scale);
  if (all.low <= all.high) return all;
  for (const auto& alternative : problem.alternatives) {
    if (alternative.performances[j]) take(*alternative.performances[j]);
  }
  for (const auto& boundary : problem.boundaries) {
    if (!boundary.threshold) take(boundary.performances[j]);
  }
  return all;
}

std::vector<Corner> corners_of(const Problem& problem, std::size_t j) {
  auto corners = problem.criteria[j].value;
  for (auto& corner : corners) corner.performance = turned(problem.criteria[j], corner.performance);
  std::ranges::sort(corners, {}, &Corner::performance);
  if (!corners.empty()) return corners;
  const auto all = seen(problem, j);
  return {{all.low, 0}, {all.high, 1}};
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

Ends ends_of(const Problem& problem, const Alternative& alternative) {
  Ends ends;
  for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
    const auto& criterion = problem.criteria[j];
    const auto known = alternative.performances[j] ? alternative.performances[j] : criterion.scale;
    const auto all = known.value_or(Interval{-infinity, infinity});
    const double one = turned(criterion, all.low);
    const double other = turned(criterion, all.high);
    ends.worst.push_back(std::min(one, other));
    ends.best.push_back(std::max(one, other));
  }
  return ends;
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
                   .families = {},
                   .values = {},
                   .thresholds = {}};
  const bool has_thresholds = problem.method == Method::electre_tri;
  for (const auto& criterion : problem.criteria) {
    fixed.q.push_back(has_thresholds ? middle_or(criterion.q, 0) : 0);
    fixed.p.push_back(has_thresholds ? middle_or(criterion.p, fixed.q.back()) : 0);
    fixed.v.push_back(has_thresholds ? middle_or(criterion.v, infinity) : infinity);
  }
  for (const auto& boundary : problem.boundaries) {
    for (std::size_t j = 0; j < fixed.n_criteria; ++j) {
      const auto& criterion = problem.criteria[j];
      fixed.profiles.push_back(turned(criterion, boundary.performances[j].middle()));
      const auto veto = j < boundary.veto.size() ? boundary.veto[j] : std::nullopt;
      fixed.vetoes.push_back(veto ? turned(criterion, *veto) : -infinity);
    }
    fixed.families.push_back(boundary.minimal_sufficient);
    fixed.thresholds.push_back(boundary.threshold);
  }
  if (problem.method == Method::utadis) {
    for (std::size_t j = 0; j < fixed.n_criteria; ++j)
      fixed.values.push_back(corners_of(problem, j));
  }
  return fixed;
}

}  // namespace comity::sorting
