// SPDX-License-Identifier: Apache-2.0
// How long does it take to learn a rule and to prove it? Random majority rules with 3 categories
// and 10 % of the labels moved up by one. The aims, with proof, one thread: 15 and 30 examples with
// 3 criteria 0.5 s, 60 with 3 criteria 10 s, 30 with 5 criteria 20 s. Items are examples.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>

#include "comity/base/random.hpp"
#include "comity/learning/learn.hpp"

namespace {

using namespace comity;

double share(Rng& rng) { return static_cast<double>(rng.below(101)) / 100; }

learning::Examples make_examples(std::size_t n, std::size_t n_criteria) {
  Rng rng(1, n * 100 + n_criteria);
  learning::Examples examples{.categories = {"T0", "T1", "T2"}};
  std::vector<double> weights;
  double sum = 0;
  std::vector<double> low;
  std::vector<double> high;
  for (std::size_t j = 0; j < n_criteria; ++j) {
    examples.criteria.push_back({.name = "g" + std::to_string(j)});
    weights.push_back(0.1 + share(rng));
    sum += weights.back();
    low.push_back(0.1 + 0.4 * share(rng));
    high.push_back(low.back() + 0.4 * share(rng));
  }
  const auto passes = [&](const std::vector<double>& values, const std::vector<double>& profile) {
    double weight = 0;
    for (std::size_t j = 0; j < n_criteria; ++j) weight += values[j] >= profile[j] ? weights[j] : 0;
    return weight >= 0.6 * sum;
  };
  for (std::size_t i = 0; i < n; ++i) {
    learning::Example row{.id = "a" + std::to_string(i)};
    for (std::size_t j = 0; j < n_criteria; ++j) row.values.push_back(share(rng));
    std::size_t category = passes(row.values, low) ? 1 : 0;
    if (category == 1 && passes(row.values, high)) category = 2;
    row.category = i % 10 == 9 ? (category + 1) % 3 : category;
    examples.rows.push_back(std::move(row));
  }
  return examples;
}

void learn(benchmark::State& state) {
  const auto ranked = learning::rank(make_examples(static_cast<std::size_t>(state.range(0)),
                                                   static_cast<std::size_t>(state.range(1))));
  const auto solver = solving::make_cbc();
  Quiet quiet;
  for (auto _ : state) {
    const auto learned = learning::learn(ranked, {}, *solver, quiet);
    if (!learned || !learned->proven) state.SkipWithError("not proven");
    state.counters["restored"] = learned ? learned->models.reproduced : 0;
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void sizes(benchmark::internal::Benchmark* of) {
  of->Args({15, 3})->Args({30, 3})->Args({60, 3});
  if (std::getenv("COMITY_BENCH_SMALL") == nullptr)
    of->Args({180, 3})->Args({30, 5})->Args({60, 5});
}

BENCHMARK(learn)->Apply(sizes)->Unit(benchmark::kMillisecond);

}  // namespace
