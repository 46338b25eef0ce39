// SPDX-License-Identifier: Apache-2.0
// How long do the measures of a network take, and what do ten times as many ties cost? A synthetic
// world of 1,000,000 acts between 10,000 actors, and one of 100,000: most of the acts establish a
// tie between two new partners, so that nearly as many ties stand at the end.
// `ThirtyYears` is every measure but the costly ones on 30 days; the aim is 10 s. `RungOn` asks who
// stood on which rung for one pair and day; the aim is 1 microsecond.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdlib>

#include "comity/base/random.hpp"
#include "comity/network/cohesion.hpp"
#include "comity/network/cores.hpp"
#include "comity/network/measures.hpp"
#include "comity/network/profile.hpp"
#include "comity/network/standings.hpp"

namespace {

using namespace comity;

constexpr std::uint32_t n_actors = 10'000;
constexpr std::uint32_t n_regions = 20;
constexpr std::array layers{ledger::Layer::bilateral, ledger::Layer::regional};
constexpr Day first_day{std::chrono::year{1994} / 1 / 1};
constexpr int n_days = 30 * 365;
constexpr Day last_day = first_day + std::chrono::days{n_days};

/// Half of the ties join actors of one region; one act in ten ends or raises an earlier tie.
ledger::Log make_log(std::size_t n_acts) {
  ledger::Log log;
  Rng rng(1, 1);
  const auto actor = [&] { return static_cast<std::uint32_t>(rng.below(n_actors)); };
  for (std::size_t i = 0; i < n_acts; ++i) {
    ledger::Act act;
    act.id = "S" + std::to_string(i);
    act.date = When(first_day + std::chrono::days{i * n_days / n_acts});
    const auto a = actor();
    auto b = actor();
    if (rng.below(2) == 0) b = b - b % n_regions + a % n_regions;
    if (b == a || b >= n_actors) b = (a + n_regions) % n_actors;
    act.parties = {actors::ActorId{a}, actors::ActorId{b}};
    act.title = titles::TitleId{static_cast<std::uint32_t>(rng.below(6))};
    act.kind = ledger::ActKind::establish;
    if (i > 100 && rng.below(10) == 0) {
      act.parties = log.acts[rng.below(i)].parties;
      act.kind = rng.below(2) == 0 ? ledger::ActKind::end : ledger::ActKind::upgrade;
      if (act.kind == ledger::ActKind::end) act.title.reset();
    }
    log.acts.push_back(std::move(act));
  }
  ledger::index_evidence(log);
  return log;
}

ledger::History make_history(std::size_t n_acts) {
  const auto log = make_log(n_acts);
  titles::Ranking ranking;
  for (std::int16_t rung = 1; rung <= 6; ++rung) ranking.emplace_back(titles::Rung{rung});
  return ledger::replay(log, ledger::read(log, {}), ranking, {});
}

const ledger::History& history_of(benchmark::State& state) {
  static std::pair<std::int64_t, ledger::History> kept;
  if (kept.first != state.range(0))
    kept = {state.range(0), make_history(static_cast<std::size_t>(state.range(0)))};
  return kept.second;
}

network::Labels regions() {
  network::Labels labels(n_actors);
  for (std::uint32_t i = 0; i < n_actors; ++i) labels[i] = i % n_regions;
  return labels;
}

network::Adjacency graph_of(benchmark::State& state) {
  return network::adjacency(network::snapshot(history_of(state), last_day));
}

void Snapshot(benchmark::State& state) {
  const auto& history = history_of(state);
  for (auto unused : state) benchmark::DoNotOptimize(network::snapshot(history, last_day));
}

void Measure(benchmark::State& state) {
  const auto found = network::snapshot(history_of(state), last_day);
  for (auto unused : state) benchmark::DoNotOptimize(network::measure(found));
}

void Adjacency(benchmark::State& state) {
  const auto links = network::links_of(network::snapshot(history_of(state), last_day));
  for (auto unused : state) benchmark::DoNotOptimize(network::adjacency(links));
  state.SetItemsProcessed(state.iterations() * std::ssize(links));
}

void Cores(benchmark::State& state) {
  const auto graph = graph_of(state);
  for (auto unused : state) benchmark::DoNotOptimize(network::cores(graph));
}

void Triangles(benchmark::State& state) {
  const auto graph = graph_of(state);
  for (auto unused : state) benchmark::DoNotOptimize(network::triangles(graph));
}

void Communities(benchmark::State& state) {
  const auto graph = graph_of(state);
  for (auto unused : state) benchmark::DoNotOptimize(network::communities(graph, {}));
}

void Assortativity(benchmark::State& state) {
  const auto graph = graph_of(state);
  const auto labels = regions();
  for (auto unused : state) benchmark::DoNotOptimize(network::label_assortativity(graph, labels));
}

void Eigenvector(benchmark::State& state) {
  const auto graph = graph_of(state);
  for (auto unused : state) benchmark::DoNotOptimize(network::eigenvector(graph, {}));
}

void BetweennessSampled(benchmark::State& state) {
  const auto graph = graph_of(state);
  for (auto unused : state) benchmark::DoNotOptimize(network::betweenness(graph, {}));
}

std::vector<Day> thirty_days() {
  std::vector<Day> days;
  for (int year = 1994; year < 2024; ++year) days.emplace_back(std::chrono::year{year} / 12 / 31);
  return days;
}

void ThirtyYears(benchmark::State& state) {
  const auto& history = history_of(state);
  const network::ProfileRule rule{
      .regions = regions(), .betweenness_steps = 0, .eigenvector = false};
  for (auto unused : state)
    benchmark::DoNotOptimize(network::over_time(history, layers, thirty_days(), rule));
}

void ThirtyYearsOfAll(benchmark::State& state) {
  const auto& history = history_of(state);
  const network::ProfileRule rule{.regions = regions(), .betweenness_steps = 20'000'000};
  for (auto unused : state)
    benchmark::DoNotOptimize(network::over_time(history, layers, thirty_days(), rule));
}

void IndexStandings(benchmark::State& state) {
  const auto& history = history_of(state);
  for (auto unused : state) benchmark::DoNotOptimize(network::Standings(history));
}

/// One lookup per iteration, of a pair and day drawn before the clock runs.
void RungOn(benchmark::State& state) {
  const auto& history = history_of(state);
  const network::Standings standings(history);
  Rng rng(2, 2);
  std::vector<std::pair<ledger::PairIndex, Day>> questions(1U << 20U);
  for (auto& [pair, day] : questions) {
    pair = static_cast<ledger::PairIndex>(rng.below(history.pairs.size()));
    day = first_day + std::chrono::days{rng.below(n_days)};
  }
  std::vector<std::pair<actors::ActorId, actors::ActorId>> ends;
  for (const auto& [pair, day] : questions)
    ends.emplace_back(history.pairs[pair].a, history.pairs[pair].b);
  std::size_t i = 0;
  for (auto unused : state) {
    benchmark::DoNotOptimize(
        standings.rung_on(ends[i].first, ends[i].second, layers, questions[i].second));
    i = (i + 1) % questions.size();
  }
}

void sizes(benchmark::internal::Benchmark* bench) {
  const bool small = std::getenv("COMITY_BENCH_SMALL") != nullptr;
  for (const std::int64_t n : {1'000'000, 100'000}) bench->Arg(small ? n / 100 : n);
  bench->Unit(benchmark::kMillisecond);
}

BENCHMARK(Snapshot)->Apply(sizes);
BENCHMARK(Measure)->Apply(sizes);
BENCHMARK(Adjacency)->Apply(sizes);
BENCHMARK(Cores)->Apply(sizes);
BENCHMARK(Triangles)->Apply(sizes);
BENCHMARK(Communities)->Apply(sizes);
BENCHMARK(Assortativity)->Apply(sizes);
BENCHMARK(Eigenvector)->Apply(sizes);
BENCHMARK(BetweennessSampled)->Apply(sizes);
BENCHMARK(ThirtyYears)->Apply(sizes);
BENCHMARK(ThirtyYearsOfAll)->Apply(sizes);
BENCHMARK(IndexStandings)->Apply(sizes);
BENCHMARK(RungOn)->Apply(sizes)->Unit(benchmark::kNanosecond);

}  // namespace
