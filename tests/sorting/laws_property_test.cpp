// SPDX-License-Identifier: Apache-2.0
// The laws every sorting rule must keep, on random models. Published programs break some of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "comity/sorting/assign.hpp"
#include "comity/sorting/credibility.hpp"
#include "comity/sorting/explain.hpp"
#include "sorting/problems.hpp"

namespace comity::sorting {
namespace {

using comity::testing::any_method;
using comity::testing::any_problem;
using comity::testing::any_real;

std::vector<double> any_performances(const Problem& problem) {
  std::vector<double> x;
  for (const auto& criterion : problem.criteria) x.push_back(turned(criterion, any_real(0, 20)));
  return x;
}

RC_GTEST_PROP(Law, WorseningAPerformanceNeverRaisesACategory, ()) {
  const auto method = any_method();
  const auto problem = any_problem(method);
  const auto of = fixed(problem);
  const auto x = any_performances(problem);
  auto worse = x;
  worse[*rc::gen::inRange<std::size_t>(0, worse.size())] -= any_real(0, 10);
  for (const auto rule : {Rule::pessimistic, Rule::optimistic})
    RC_ASSERT(assign(of, method, rule, worse) <= assign(of, method, rule, x));
}

RC_GTEST_PROP(Law, OptimisticIsNeverBelowPessimistic, ()) {
  const auto problem = any_problem(Method::electre_tri);
  const auto of = fixed(problem);
  const auto x = any_performances(problem);
  RC_ASSERT(electre_tri(of, Rule::optimistic, x) >= electre_tri(of, Rule::pessimistic, x));
}

RC_GTEST_PROP(Law, TheTwoRulesDifferExactlyWhereSomethingIsIncomparable, ()) {
  const auto problem = any_problem(Method::electre_tri);
  const auto of = fixed(problem);
  const auto x = any_performances(problem);
  const auto low = electre_tri(of, Rule::pessimistic, x);
  const auto high = electre_tri(of, Rule::optimistic, x);
  for (std::size_t h = 0; h < of.n_boundaries; ++h) {
    const bool outranks = reaches(credibility(of, x, of.profile(h)), of.cutting_level);
    const bool outranked = reaches(credibility(of, of.profile(h), x), of.cutting_level);
    RC_ASSERT((!outranks && !outranked) == (h >= low && h < high));
  }
}

RC_GTEST_PROP(Law, EveryCategoryIsReachableBetweenStrictBoundaries, ()) {
  const auto method = *rc::gen::element(Method::mr_sort, Method::electre_tri);
  const auto problem = any_problem(method);
  const auto of = fixed(problem);
  for (const auto rule : {Rule::pessimistic, Rule::optimistic}) {
    std::vector<bool> reached(problem.categories.size());
    for (int step = -40; step <= 160; ++step) {
      // Along a line from far below the lowest boundary through each of them to far above.
      std::vector<double> x;
      const double at = step / 8.0;
      for (std::size_t j = 0; j < of.n_criteria; ++j) {
        const auto last = static_cast<double>(of.n_boundaries - 1);
        const double place = std::clamp(at, 0.0, last);
        const auto below = static_cast<std::size_t>(place);
        const auto above = std::min(below + 1, of.n_boundaries - 1);
        const double share = place - static_cast<double>(below);
        x.push_back(of.profile(below)[j] * (1 - share) + of.profile(above)[j] * share +
                    (at < 0      ? 4 * at
                     : at > last ? 4 * (at - last)
                                 : 0));
      }
      reached[assign(of, method, rule, x)] = true;
    }
    for (std::size_t k = 0; k < reached.size(); ++k) {
      if (method == Method::mr_sort) RC_ASSERT(reached[k]);
    }
    RC_ASSERT(reached.front() && reached.back());
  }
}

RC_GTEST_PROP(Law, CredibilityIsContinuousWhereThresholdsAreStrict, ()) {
  auto problem = any_problem(Method::electre_tri);
  const auto of = fixed(problem);
  const auto x = any_performances(problem);
  const auto j = *rc::gen::inRange<std::size_t>(0, of.n_criteria);
  constexpr double step = 1e-7;
  // The steepest slope: concordance 1/(p - q), discordance 1/(v - p) over 1 - C, and C < 1 there.
  for (std::size_t h = 0; h < of.n_boundaries; ++h) {
    const auto y = of.profile(h);
    for (const double threshold : {of.q[j], of.p[j], of.v[j]}) {
      if (!std::isfinite(threshold)) continue;
      auto at = x;
      at[j] = y[j] - threshold;
      auto near = at;
      near[j] += *rc::gen::element(-step, step);
      RC_ASSERT(std::abs(credibility(of, at, y) - credibility(of, near, y)) < 1e-4);
    }
  }
}

RC_GTEST_PROP(Law, CountingUpwardsAndFromTheTopAgreeWhereVetoesAreInOrder, ()) {
  const auto problem = any_problem(Method::mr_sort);
  const auto of = fixed(problem);
  const auto x = any_performances(problem);
  std::size_t passed = 0;
  std::size_t up = 0;
  for (const auto& at : judge(of, Method::mr_sort, x)) {
    passed += at.passed ? 1 : 0;
    if (at.passed && up == at.boundary) ++up;
  }
  bool in_order = true;
  for (std::size_t h = 1; h < of.n_boundaries; ++h) {
    for (std::size_t j = 0; j < of.n_criteria; ++j)
      in_order = in_order && of.veto(h - 1)[j] <= of.veto(h)[j];
  }
  const auto down = assign(of, Method::mr_sort, Rule::pessimistic, x);
  if (in_order) {
    RC_ASSERT(down == passed);
    RC_ASSERT(down == up);
  }
  RC_ASSERT(down >= up);
}

RC_GTEST_PROP(Law, AMissingPerformanceSpansWhatEveryPerformanceGives, ()) {
  const auto method = any_method();
  auto problem = any_problem(method);
  for (auto& criterion : problem.criteria) criterion.scale = Interval{0, 20};
  const auto of = fixed(problem);
  auto& alternative = problem.alternatives.front();
  const auto j = *rc::gen::inRange<std::size_t>(0, of.n_criteria);
  alternative.performances[j] = std::nullopt;
  const auto reach = assign(problem, of, alternative);
  auto ends = ends_of(problem, alternative);
  auto lowest = problem.categories.size();
  std::size_t highest = 0;
  for (int at = 0; at <= 80; ++at) {
    ends.worst[j] = turned(problem.criteria[j], at / 4.0);
    const auto category = assign(of, method, problem.rule, ends.worst);
    lowest = std::min(lowest, category);
    highest = std::max(highest, category);
  }
  RC_ASSERT(reach == (Reach{lowest, highest}));
}

RC_GTEST_PROP(SmallestChange, MovesACategoryAndNothingSmallerOnOneCriterionDoes, ()) {
  const auto method = any_method();
  const auto problem = any_problem(method);
  const auto of = fixed(problem);
  const bool up = *rc::gen::arbitrary<bool>();
  const auto& alternative = problem.alternatives.front();
  const auto start = ends_of(problem, alternative).worst;
  const auto before = assign(of, method, problem.rule, start);
  const auto change = smallest_change(problem, of, alternative, up);
  if (!change) return;
  RC_ASSERT((up ? change->category > before : change->category < before));
  auto x = start;
  for (const auto& move : change->moves) {
    const double to = turned(problem.criteria[move.criterion], move.to);
    x[move.criterion] = move.past ? to + (up ? 1e-6 : -1e-6) : to;
  }
  RC_ASSERT(assign(of, method, problem.rule, x) == change->category);
  if (change->moves.size() > 1) return;
  const auto& move = change->moves.front();
  const double way = turned(problem.criteria[move.criterion], move.to) - start[move.criterion];
  x[move.criterion] = start[move.criterion] + way * 0.999;
  RC_ASSERT(assign(of, method, problem.rule, x) == before);
}

}  // namespace
}  // namespace comity::sorting
