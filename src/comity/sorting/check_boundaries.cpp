// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/sorting/checks.hpp"
#include "comity/sorting/parameters.hpp"

namespace comity::sorting {

namespace {

/// The lower and the upper end of what a boundary asks for, turned.
std::pair<double, double> asked(const Problem& problem, std::size_t h, std::size_t j) {
  const auto& of = problem.boundaries[h].performances[j];
  const double one = turned(problem.criteria[j], of.low);
  const double other = turned(problem.criteria[j], of.high);
  return {std::min(one, other), std::max(one, other)};
}

Path place(std::size_t h, const char* key, const std::string& id) {
  return {"boundaries", std::to_string(h), key, id};
}

void check_order(const Problem& problem, std::size_t h, std::size_t j, Findings& findings) {
  const auto& criterion = problem.criteria[j];
  if (problem.boundaries[h].threshold || problem.boundaries[h - 1].threshold) return;
  if (!(asked(problem, h - 1, j).first > asked(problem, h, j).second)) return;
  findings.error(
      place(h, "performances", criterion.id),
      fmt::format("the boundary below \"{}\" asks for {} on \"{}\", less than the one below \"{}\" "
                  "with {}.",
                  problem.categories[h + 1], problem.boundaries[h].performances[j].middle(),
                  criterion.id, problem.categories[h],
                  problem.boundaries[h - 1].performances[j].middle()),
      criterion.direction == Direction::max
          ? "boundaries go up from the worst to the best; is the direction \"min\" meant?"
          : "of a criterion to minimise, boundaries go down from the worst to the best");
}

void check_veto(const Problem& problem, std::size_t h, std::size_t j, Findings& findings) {
  const auto& criterion = problem.criteria[j];
  const auto& veto = problem.boundaries[h].veto[j];
  if (!veto) return;
  if (turned(criterion, *veto) > asked(problem, h, j).first)
    findings.error(place(h, "veto", criterion.id),
                   fmt::format("the veto {} on \"{}\" is better than the boundary itself, {}.",
                               *veto, criterion.id, problem.boundaries[h].performances[j].middle()),
                   "a veto is a performance so bad that it blocks: worse than the boundary");
  for (std::size_t below = h; below-- > 0;) {
    const auto& other = problem.boundaries[below].veto[j];
    if (!other || turned(criterion, *other) <= turned(criterion, *veto)) continue;
    findings.warning(
        place(h, "veto", criterion.id),
        fmt::format("the veto {} on \"{}\" is worse than that of a lower boundary, {}.", *veto,
                    criterion.id, *other),
        "an alternative may pass the upper boundary and not the lower; the highest "
        "one it passes counts");
    return;
  }
}

void check_coalitions(const Problem& problem, std::size_t h, Findings& findings) {
  const auto& family = problem.boundaries[h].minimal_sufficient;
  const Path path{"boundaries", std::to_string(h), "minimal_sufficient"};
  if (problem.method == Method::ncs && family.empty())
    findings.error(path,
                   fmt::format("no coalition suffices for \"{}\".", problem.categories[h + 1]),
                   "list the smallest coalitions that do, as [[\"g1\", \"g2\"]]");
  for (const auto coalition : family) {
    if (coalition != 0) continue;
    findings.error(path, "a sufficient coalition is empty.", "name the criteria it needs");
  }
}

}  // namespace

void check_boundaries(const Problem& problem, Findings& findings) {
  const auto n = problem.categories.empty() ? 0 : problem.categories.size() - 1;
  if (problem.boundaries.size() != n) {
    findings.error({"boundaries"},
                   fmt::format("there are {} boundaries between {} categories; there must be {}.",
                               problem.boundaries.size(), problem.categories.size(), n),
                   "list one boundary below each category but the worst");
    return;
  }
  for (std::size_t h = 0; h < n; ++h) {
    for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
      if (h > 0) check_order(problem, h, j, findings);
      check_veto(problem, h, j, findings);
    }
    check_coalitions(problem, h, findings);
    const auto& threshold = problem.boundaries[h].threshold;
    const auto& before = h > 0 ? problem.boundaries[h - 1].threshold : std::nullopt;
    if (threshold && before && *threshold < *before)
      findings.error({"boundaries", std::to_string(h), "threshold"},
                     fmt::format("the threshold {} is below that of the boundary before, {}.",
                                 *threshold, *before),
                     "thresholds rise from the worst to the best");
  }
}

}  // namespace comity::sorting
