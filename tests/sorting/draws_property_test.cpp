// SPDX-License-Identifier: Apache-2.0
// The fast ways against the slow ones: shared rows against one assignment at a time, draws against
// rejection, what is possible against what is drawn.
#include <gtest/gtest.h>

#include <numeric>

#include "comity/base/random.hpp"
#include "comity/sorting/assign.hpp"
#include "comity/sorting/reach.hpp"
#include "comity/sorting/simplex.hpp"
#include "comity/sorting/smaa.hpp"
#include "sorting/problems.hpp"

namespace comity::sorting {
namespace {

using comity::testing::any_method;
using comity::testing::any_problem;
using comity::testing::any_real;

Weights any_weights(Problem& problem) {
  const auto kind = *rc::gen::element(Weights::uniform, Weights::ordinal, Weights::intervals);
  for (auto& criterion : problem.criteria) {
    if (kind != Weights::intervals) continue;
    const double share = 1 / static_cast<double>(problem.criteria.size());
    const double low = share * *rc::gen::inRange(0, 10) / 10.0;
    criterion.weight_interval =
        Interval{low, share + (1 - share) * *rc::gen::inRange(1, 11) / 10.0};
  }
  return kind;
}

Problem any_robust(Method method) {
  auto problem = any_problem(method);
  if (method != Method::ncs)
    problem.robustness = Robustness{.draws = 1, .weights = any_weights(problem)};
  else
    problem.robustness = Robustness{};
  if (*rc::gen::arbitrary<bool>()) problem.cutting_level = Interval{0.5, 0.8};
  if (method == Method::electre_tri)
    problem.rule = *rc::gen::element(Rule::pessimistic, Rule::optimistic);
  return problem;
}

RC_GTEST_PROP(Decider, DecidesEachDrawAsTheRuleDoes, ()) {
  const auto method = any_method();
  auto problem = any_robust(method);
  if (*rc::gen::arbitrary<bool>()) problem.alternatives[0].performances[0] = std::nullopt;
  const Drawer drawer(problem, *rc::gen::arbitrary<std::uint64_t>());
  const Decider decider(problem);
  auto block = drawer.room();
  RC_ASSERT(drawer.fill(7, 50, block));
  std::vector<std::uint64_t> words(decider.n_steps());
  decider.decide(block, words);
  auto of = fixed(problem);
  for (std::size_t d = 0; d < block_size; ++d) {
    of.cutting_level = block.levels[d];
    for (std::size_t j = 0; j < of.n_criteria; ++j)
      of.weights[j] = block.weights[j * block_size + d];
    for (std::size_t s = 0; s < decider.subjects().size(); ++s) {
      const auto category =
          d < 50 ? assign(of, method, problem.rule, decider.subjects()[s].performances) : 0;
      for (std::size_t h = 0; h < of.n_boundaries; ++h)
        RC_ASSERT((words[decider.step(s, h)] >> d & 1U) == (category > h ? 1U : 0U));
    }
  }
}

RC_GTEST_PROP(Weights, HaveTheSumOneAndFitWhatIsKnown, ()) {
  auto problem = any_robust(Method::mr_sort);
  const WeightSet set(problem);
  Uniforms uniforms(*rc::gen::arbitrary<std::uint64_t>(), 1);
  std::vector<double> weights(problem.criteria.size());
  for (int draw = 0; draw < 20; ++draw) {
    (void)set.draw(uniforms, weights);
    RC_ASSERT(std::abs(std::accumulate(weights.begin(), weights.end(), 0.0) - 1) < 1e-12);
    for (std::size_t j = 0; j < weights.size(); ++j) {
      RC_ASSERT(weights[j] >= -1e-15);
      for (std::size_t i = 0; i < weights.size(); ++i) {
        if (problem.robustness->weights == Weights::ordinal &&
            *problem.criteria[i].weight > *problem.criteria[j].weight)
          RC_ASSERT(weights[i] >= weights[j]);
      }
      if (const auto& box = problem.criteria[j].weight_interval)
        RC_ASSERT(weights[j] >= box->low - 1e-12 && weights[j] <= box->high + 1e-12);
    }
    std::vector<double> coefficients;
    for (std::size_t j = 0; j < weights.size(); ++j) coefficients.push_back(any_real(-2, 2));
    const double sum =
        std::inner_product(weights.begin(), weights.end(), coefficients.begin(), 0.0);
    RC_ASSERT(sum <= set.most(coefficients) + 1e-9);
    RC_ASSERT(sum >= set.least(coefficients) - 1e-9);
  }
}

RC_GTEST_PROP(Reach, HoldsEveryCategoryThatIsDrawn, ()) {
  const auto method = any_method();
  auto problem = any_robust(method);
  if (*rc::gen::arbitrary<bool>()) {
    problem.alternatives[0].performances[0] = Interval{5, 12};
    problem.boundaries[0].performances[0].high += 0.5;
  }
  problem.robustness->draws = 640;
  const auto smaa = sorting::smaa(problem, {.seed = *rc::gen::arbitrary<std::uint64_t>()});
  if (!smaa) return;  // boundaries out of order
  const ReachFinder finder(problem);
  for (std::size_t i = 0; i < problem.alternatives.size(); ++i) {
    const auto possible = finder.possible(problem.alternatives[i]);
    for (std::size_t k = 0; k < problem.categories.size(); ++k) {
      if (smaa->alternatives[i].shares[k] > 0) RC_ASSERT(possible.categories[k]);
    }
  }
}

RC_GTEST_PROP(Reach, IsReachedSomewhereWhereItIsExact, ()) {
  // A share of zero over many draws where a category is said to be possible: only on edges that
  // have no area. Levels from 0.51 to 0.79 and weights in the open keep away from most of them.
  auto problem = any_problem(Method::mr_sort);
  problem.cutting_level = Interval{0.51, 0.79};
  problem.robustness = Robustness{.draws = 4000, .weights = Weights::uniform};
  const auto smaa = sorting::smaa(problem, {});
  RC_ASSERT(smaa.has_value());
  const ReachFinder finder(problem);
  for (std::size_t i = 0; i < problem.alternatives.size(); ++i) {
    const auto possible = finder.possible(problem.alternatives[i]);
    RC_ASSERT(possible.is_exact);
    for (std::size_t k = 0; k < problem.categories.size(); ++k)
      RC_ASSERT(possible.categories[k] == (smaa->alternatives[i].shares[k] > 0));
  }
}

/// The plainest sampler there is: uniform on the simplex, thrown away outside the box.
std::vector<double> by_rejection(const std::vector<Interval>& box, Uniforms& uniforms) {
  std::vector<double> weights(box.size());
  for (bool inside = false; !inside;) {
    draw_gaps(uniforms, weights);
    inside = true;
    for (std::size_t j = 0; j < box.size(); ++j)
      inside = inside && weights[j] >= box[j].low && weights[j] <= box[j].high;
  }
  return weights;
}

TEST(BoxSampler, HasTheMomentsOfRejection) {
  const std::vector<std::vector<Interval>> boxes{
      {{0.2, 0.4}, {0.1, 0.5}, {0.3, 0.5}},
      {{0, 1}, {0.1, 0.3}, {0, 0.5}, {0.2, 0.9}},
      {{0.1, 0.9}, {0, 0.35}, {0, 0.35}, {0, 0.2}},
      {{0, 0.3}, {0, 0.3}, {0, 0.3}, {0, 0.3}}};  // nearly used up from above
  constexpr int n = 8'000;
  for (const auto& box : boxes) {
    const BoxSampler sampler(box);
    Uniforms uniforms(1, 1);
    std::vector<double> weights(box.size());
    std::vector<double> a(2 * box.size()), b(2 * box.size());
    for (int i = 0; i < n; ++i) {
      (void)sampler.draw(uniforms, weights);
      const auto plain = by_rejection(box, uniforms);
      for (std::size_t j = 0; j < box.size(); ++j) {
        a[2 * j] += weights[j] / n;
        a[2 * j + 1] += weights[j] * weights[j] / n;
        b[2 * j] += plain[j] / n;
        b[2 * j + 1] += plain[j] * plain[j] / n;
      }
    }
    for (std::size_t j = 0; j < box.size(); ++j) {
      const double spread = std::sqrt(b[2 * j + 1] - b[2 * j] * b[2 * j]);
      EXPECT_NEAR(a[2 * j], b[2 * j], 4 * spread * std::sqrt(2.0 / n));
      EXPECT_NEAR(a[2 * j + 1], b[2 * j + 1], 8 * spread * std::sqrt(2.0 / n));
    }
  }
}

TEST(BoxSampler, WastesFewDrawsWhereRejectionWastesMost) {
  std::vector<Interval> box(10, Interval{0.06, 0.14});
  const BoxSampler sampler(box);
  Uniforms uniforms(1, 1);
  std::vector<double> weights(10);
  std::uint64_t proposals = 0;
  for (int i = 0; i < 1000; ++i) proposals += sampler.draw(uniforms, weights);
  EXPECT_LT(proposals, 3000U);
}

TEST(BoxSampler, KnowsTheOnlyVectorThatFits) {
  const BoxSampler sampler({{0.25, 0.6}, {0.25, 0.7}, {0.5, 0.9}});
  Uniforms uniforms(1, 1);
  std::vector<double> weights(3);
  EXPECT_EQ(sampler.draw(uniforms, weights), 1U);
  EXPECT_EQ(weights, (std::vector{0.25, 0.25, 0.5}));
}

TEST(Philox, IsThatOfRandom123) {
  for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{0x123456789ABCDEF}}) {
    for (const std::uint64_t stream : {std::uint64_t{0}, std::uint64_t{77}, UINT64_MAX}) {
      Rng rng(seed, stream);
      for (std::uint32_t i = 0; i < 5; ++i) {
        const auto block = philox(
            {i, 0, static_cast<std::uint32_t>(stream), static_cast<std::uint32_t>(stream >> 32U)},
            {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)});
        EXPECT_EQ(rng.next(), (std::uint64_t{block[1]} << 32U) | block[0]);
      }
    }
  }
}

}  // namespace
}  // namespace comity::sorting
