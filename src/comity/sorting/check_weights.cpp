// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/sorting/checks.hpp"
#include "comity/sorting/parameters.hpp"

namespace comity::sorting {

namespace {

void check_given(const Problem& problem, Findings& findings) {
  double sum = 0;
  std::size_t given = 0;
  for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
    const auto& criterion = problem.criteria[j];
    if (!criterion.weight) continue;
    ++given;
    sum += *criterion.weight;
    if (*criterion.weight < 0)
      findings.error(
          {"criteria", std::to_string(j), "weight"},
          fmt::format("the weight of \"{}\" is {}, below 0.", criterion.id, *criterion.weight),
          "of a criterion where less is better, change the direction, not the weight");
  }
  if (given == problem.criteria.size() && given > 0 && sum <= 0)
    findings.error({"criteria"}, "all weights are 0.", "give at least one criterion a weight");
  const bool needed = problem.method != Method::ncs &&
                      (!problem.robustness || problem.robustness->weights == Weights::given);
  for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
    const auto& criterion = problem.criteria[j];
    if (criterion.weight || (given == 0 && !needed)) continue;
    if (problem.method == Method::ncs) continue;
    findings.error({"criteria", std::to_string(j)},
                   fmt::format("\"{}\" has no weight.", criterion.id),
                   "add a weight, or say under robustness that weights are uniform");
  }
}

void check_intervals(const Problem& problem, Findings& findings) {
  double low = 0;
  double high = 0;
  const bool used = problem.robustness && problem.robustness->weights == Weights::intervals;
  for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
    const auto& criterion = problem.criteria[j];
    const auto interval = criterion.weight_interval.value_or(Interval{0, 1});
    low += interval.low;
    high += interval.high;
    if (interval.low < 0 || interval.high > 1)
      findings.error({"criteria", std::to_string(j), "weight_interval"},
                     fmt::format("the weight interval of \"{}\" leaves 0 to 1.", criterion.id),
                     "write shares of 1, such as [0.2, 0.4]");
    if (used && !criterion.weight_interval)
      findings.error({"criteria", std::to_string(j)},
                     fmt::format("\"{}\" has no weight_interval.", criterion.id),
                     "[0, 1] says that nothing is known of its weight");
  }
  if (used && (low > 1 + tolerance || high < 1 - tolerance))
    findings.error({"criteria"},
                   fmt::format("the weight intervals reach from {} to {} together; no weights in "
                               "them have the sum 1.",
                               low, high),
                   low > 1 ? "lower some lower ends" : "raise some upper ends");
}

}  // namespace

void check_weights(const Problem& problem, Findings& findings) {
  check_given(problem, findings);
  check_intervals(problem, findings);
}

void check_thresholds(const Problem& problem, std::size_t j, Findings& findings) {
  const auto& criterion = problem.criteria[j];
  const auto at = [&](const char* key) { return Path{"criteria", std::to_string(j), key}; };
  const auto q = criterion.q.value_or(Interval{0});
  const auto p = criterion.p.value_or(q);
  if (q.low < 0)
    findings.error(at("q"), fmt::format("q of \"{}\" is {}, below 0.", criterion.id, q.low),
                   "thresholds are differences; the direction is taken care of");
  if (p.high < q.low)
    findings.error(
        at("p"), fmt::format("p of \"{}\" is {}, below its q of {}.", criterion.id, p.high, q.low),
        "a preference needs at least the difference that is not felt: 0 <= q <= p");
  if (criterion.v && criterion.v->high <= p.low)
    findings.error(at("v"),
                   fmt::format("v of \"{}\" is {}, not above its p of {}.", criterion.id,
                               criterion.v->high, p.low),
                   "a veto needs more than a preference: p < v");
}

void check_values(const Problem& problem, std::size_t j, Findings& findings) {
  const auto& criterion = problem.criteria[j];
  for (std::size_t i = 0; i < criterion.value.size(); ++i) {
    const auto& corner = criterion.value[i];
    const Path path{"criteria", std::to_string(j), "value", std::to_string(i)};
    if (corner.value < 0 || corner.value > 1)
      findings.error(
          path,
          fmt::format("the value {} of \"{}\" is not from 0 to 1.", corner.value, criterion.id),
          "the weight says how much the best performance counts");
    if (i == 0) continue;
    const auto& before = criterion.value[i - 1];
    const double rise = criterion.direction == Direction::max ? corner.value - before.value
                                                              : before.value - corner.value;
    if (corner.performance <= before.performance || rise < 0)
      findings.error(
          path,
          fmt::format("the corner [{}, {}] of \"{}\" does not follow [{}, {}].", corner.performance,
                      corner.value, criterion.id, before.performance, before.value),
          "list corners by rising performance; what is better never has less value");
  }
}

}  // namespace comity::sorting
