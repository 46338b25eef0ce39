// SPDX-License-Identifier: Apache-2.0
// How long does a robustness run take, and how does it grow with partners, criteria and draws?
// CPU seconds of one thread; "rows" are draws. The cases are those of docs/performance.md.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "comity/sorting/assign.hpp"
#include "comity/sorting/smaa.hpp"
#include "comity/sorting/uniforms.hpp"

namespace {

using namespace comity::sorting;

/// Performances uniform on 0..1, boundaries at 0.35 and 0.65.
Problem made_up(std::size_t alternatives, std::size_t criteria, Method method) {
  Problem problem;
  problem.method = method;
  problem.cutting_level = 0.6;
  problem.categories = {"node", "link", "pivot"};
  Uniforms uniforms(1, 1);
  for (std::size_t j = 0; j < criteria; ++j) {
    problem.criteria.push_back({.id = "g" + std::to_string(j), .weight = 1});
    if (method != Method::electre_tri) continue;
    problem.criteria.back().q = 0.05;
    problem.criteria.back().p = 0.15;
    if (j == 0) problem.criteria.back().v = 0.5;
  }
  for (const double at : {0.35, 0.65})
    problem.boundaries.push_back({.performances = std::vector<Interval>(criteria, at),
                                  .veto = std::vector<std::optional<double>>(criteria)});
  for (std::size_t i = 0; i < alternatives; ++i) {
    auto& alternative = problem.alternatives.emplace_back();
    alternative.id = "a" + std::to_string(i);
    for (std::size_t j = 0; j < criteria; ++j)
      alternative.performances.emplace_back(uniforms.next());
  }
  return problem;
}

std::uint64_t draws_of(std::uint64_t full) {
  return std::getenv("COMITY_BENCH_SMALL") != nullptr ? full / 100 : full;
}

void run(benchmark::State& state, Problem problem, std::uint64_t draws, SmaaOptions options = {}) {
  if (!problem.robustness) problem.robustness.emplace().weights = Weights::uniform;
  problem.robustness->draws = draws_of(draws);
  for (auto _ : state) {
    auto answer = smaa(problem, options);
    benchmark::DoNotOptimize(answer);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(problem.robustness->draws) *
                          static_cast<std::int64_t>(state.iterations()));
}

void mr_sort_shares(benchmark::State& state) {
  run(state,
      made_up(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)),
              Method::mr_sort),
      1'000'000);
}
BENCHMARK(mr_sort_shares)
    ->ArgNames({"partners", "criteria"})
    ->Args({16, 3})
    ->Args({180, 3})
    ->Args({16, 6})
    ->Args({180, 6})
    ->Args({180, 10})
    ->Unit(benchmark::kMillisecond);

void mr_sort_everything(benchmark::State& state) {
  run(state,
      made_up(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)),
              Method::mr_sort),
      1'000'000, {.pairs = true, .central = true});
}
BENCHMARK(mr_sort_everything)
    ->ArgNames({"partners", "criteria"})
    ->Args({16, 3})
    ->Args({180, 6})
    ->Unit(benchmark::kMillisecond);

void electre_tri_shares(benchmark::State& state) {
  run(state,
      made_up(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)),
              Method::electre_tri),
      1'000'000);
}
BENCHMARK(electre_tri_shares)
    ->ArgNames({"partners", "criteria"})
    ->Args({16, 3})
    ->Args({180, 6})
    ->Unit(benchmark::kMillisecond);

void everything_uncertain(benchmark::State& state) {
  auto problem = made_up(16, 3, Method::mr_sort);
  problem.cutting_level = Interval{0.5, 0.8};
  for (auto& boundary : problem.boundaries) {
    for (auto& asked : boundary.performances) asked = {asked.low - 0.05, asked.low + 0.05};
  }
  for (auto& alternative : problem.alternatives) {
    for (auto& known : alternative.performances) known = Interval{known->low, known->low + 0.05};
  }
  run(state, problem, 100'000);
}
BENCHMARK(everything_uncertain)->Unit(benchmark::kMillisecond);

/// Ten by ten, weight intervals of [0.04, 0.16] each.
void tight_intervals(benchmark::State& state) {
  auto problem = made_up(10, 10, Method::electre_tri);
  for (auto& criterion : problem.criteria) criterion.weight_interval = Interval{0.04, 0.16};
  problem.robustness.emplace().weights = Weights::intervals;
  run(state, problem, 100'000, {.central = true});
}
BENCHMARK(tight_intervals)->Unit(benchmark::kMillisecond);

void threads(benchmark::State& state) {
  run(state, made_up(180, 6, Method::mr_sort), 1'000'000,
      {.threads = static_cast<unsigned>(state.range(0)), .central = true});
}
BENCHMARK(threads)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
