// SPDX-License-Identifier: Apache-2.0
// How long does it take to replay a million acts between 200 actors, and does the time grow in
// proportion to the acts? `Read` settles and sorts the dates, `Replay` turns the reading into
// spells, and `ReadAndReplay` is both: what every answer begins with. The aim is 5 million acts per
// second.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "comity/base/random.hpp"
#include "comity/ledger/replay.hpp"

namespace {

using namespace comity;

constexpr std::uint32_t n_actors = 200;
constexpr std::int16_t n_titles = 6;

struct Ledger {
  ledger::Log log;
  titles::Ranking ranking;
};

/// Each pair climbs from a low rung to the top, ends, and begins again; one act per pair and day,
/// in order of date.
Ledger make_ledger(std::size_t n_acts) {
  Ledger made;
  for (std::int16_t rung = 1; rung <= n_titles; ++rung)
    made.ranking.emplace_back(titles::Rung{rung});
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t a = 0; a < n_actors; ++a) {
    for (std::uint32_t b = a + 1; b < n_actors; ++b) pairs.emplace_back(a, b);
  }
  std::vector<std::uint32_t> rungs(pairs.size(), 0);
  const Day first{std::chrono::year{1950} / 1 / 1};
  Rng rng(1, 1);
  for (std::size_t i = 0; i < n_acts; ++i) {
    const std::size_t place = (i * 7919) % pairs.size();  // a prime walks through all pairs
    auto& rung = rungs[place];
    ledger::Act act;
    act.id = "S" + std::to_string(i);
    act.date = When(first + std::chrono::days{i * 27000 / n_acts});
    act.parties = {actors::ActorId{pairs[place].first}, actors::ActorId{pairs[place].second}};
    if (rung == n_titles) {
      act.kind = ledger::ActKind::end;
      rung = 0;
    } else {
      act.kind = rung == 0 ? ledger::ActKind::establish : ledger::ActKind::upgrade;
      rung += 1 + static_cast<std::uint32_t>(rng.below(n_titles - rung));
      act.title = titles::TitleId{rung - 1};
    }
    made.log.acts.push_back(std::move(act));
  }
  ledger::index_evidence(made.log);
  return made;
}

const Ledger& ledger_of(std::size_t n_acts) {
  static std::pair<std::size_t, Ledger> kept;
  if (kept.first != n_acts) kept = {n_acts, make_ledger(n_acts)};
  return kept.second;
}

void Read(benchmark::State& state) {
  const auto& made = ledger_of(static_cast<std::size_t>(state.range(0)));
  for (auto unused : state) benchmark::DoNotOptimize(ledger::read(made.log, {}));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void Replay(benchmark::State& state) {
  const auto& made = ledger_of(static_cast<std::size_t>(state.range(0)));
  const auto reading = ledger::read(made.log, {});
  for (auto unused : state)
    benchmark::DoNotOptimize(ledger::replay(made.log, reading, made.ranking, {}));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void ReadAndReplay(benchmark::State& state) {
  const auto& made = ledger_of(static_cast<std::size_t>(state.range(0)));
  for (auto unused : state)
    benchmark::DoNotOptimize(
        ledger::replay(made.log, ledger::read(made.log, {}), made.ranking, {}));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void sizes(benchmark::internal::Benchmark* bench) {
  const bool small = std::getenv("COMITY_BENCH_SMALL") != nullptr;
  for (const std::int64_t n : {1'000'000, 500'000, 250'000}) bench->Arg(small ? n / 100 : n);
  bench->Unit(benchmark::kMillisecond);
}

BENCHMARK(Read)->Apply(sizes);
BENCHMARK(Replay)->Apply(sizes);
BENCHMARK(ReadAndReplay)->Apply(sizes);

}  // namespace
