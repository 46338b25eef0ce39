// SPDX-License-Identifier: Apache-2.0
// How long does one look at the likelihood of an event model take, and how does it grow with
// events, actors and terms? Events per second on random logs, for each kind that adds up over pairs
// or rows.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "comity/base/random.hpp"
#include "comity/models/fit.hpp"

namespace {

using namespace comity;

/// As `comity fit` does: what a look gives back is kept for the next.
const bool keeps_memory = mallopt(M_MMAP_THRESHOLD, 1 << 30) && mallopt(M_TRIM_THRESHOLD, 1 << 30);

/// The first terms of a kind's formula.
std::string formula_of(models::Kind kind, std::size_t n_terms) {
  static const std::vector<std::string> relational{"inertia", "reciprocity",      "otp",
                                                   "send(z)", "indegreeReceiver", "outdegreeSender",
                                                   "isp",     "difference(z)"};
  static const std::vector<std::string> choice{"inertia", "recip",    "trans",   "indeg",
                                               "outdeg",  "alter(z)", "same(z)", "cycle"};
  static const std::vector<std::string> coordination{"inertia",
                                                     "trans",
                                                     "indeg",
                                                     "alter(z)",
                                                     "diff(z)",
                                                     "same(z)",
                                                     "sim(z, transform = square)",
                                                     "tie(x, weighted)"};
  const auto& terms = kind == models::Kind::relational ? relational
                      : kind == models::Kind::choice   ? choice
                                                       : coordination;
  std::string formula = "~ " + terms[0];
  for (std::size_t k = 1; k < std::min(n_terms, terms.size()); ++k) formula += " + " + terms[k];
  return formula;
}

models::Model model_of(models::Kind kind, std::size_t n, std::size_t n_events,
                       std::size_t n_terms) {
  models::History history;
  Rng rng(7, stream_of("models_bench"));
  models::Attribute attribute{.name = "z"};
  for (std::size_t i = 0; i < n; ++i) {
    history.actors.push_back(std::to_string(i));
    attribute.initial.push_back(static_cast<double>(rng.below(4)));
  }
  history.present.assign(n, 1);
  history.attributes.push_back(std::move(attribute));
  models::Network network{.name = "x", .directed = kind != models::Kind::coordination};
  std::vector<models::Event> events;
  for (std::size_t e = 0; e < n_events; ++e) {
    // The square of a uniform draw: some actors are busier than others.
    const auto busy = rng.below(n) * rng.below(n) / n;
    const auto from = static_cast<models::Node>(busy);
    const auto to = static_cast<models::Node>((busy + 1 + rng.below(n - 1)) % n);
    const auto time = static_cast<double>(e);
    network.changes.push_back({time, from, to, 1, 1});
    events.push_back({time, from, to, 1, 1});
  }
  history.networks.push_back(std::move(network));
  models::Settings settings{.kind = kind};
  settings.formula = formula_of(kind, n_terms);
  Problems problems;
  return models::make_model(settings, std::move(history), 0, std::move(events), problems);
}

void look(benchmark::State& state, models::Kind kind) {
  const auto n_events = static_cast<std::size_t>(state.range(1));
  const auto model = model_of(kind, static_cast<std::size_t>(state.range(0)), n_events,
                              static_cast<std::size_t>(state.range(2)));
  const auto timeline = models::make_timeline(model);
  const std::vector<double> beta(model.columns.size(), 0.01);
  if (!keeps_memory) state.SkipWithError("memory is not kept");
  for (auto unused : state) {
    auto at = models::look_at(model, timeline, beta, models::Information::expected, 1);
    benchmark::DoNotOptimize(at);
  }
  state.counters["events/s"] =
      benchmark::Counter(static_cast<double>(n_events) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate);
}

void Coordination(benchmark::State& state) { look(state, models::Kind::coordination); }
void Choice(benchmark::State& state) { look(state, models::Kind::choice); }
void Relational(benchmark::State& state) { look(state, models::Kind::relational); }

/// Actors, events and terms, each doubled on its own.
void sizes(benchmark::internal::Benchmark* bench) {
  const std::int64_t events = std::getenv("COMITY_BENCH_SMALL") != nullptr ? 100 : 1000;
  bench->Unit(benchmark::kMillisecond);
  bench->ArgNames({"actors", "events", "terms"});
  for (const std::int64_t actors : {100, 200, 400}) bench->Args({actors, events, 8});
  for (const std::int64_t more : {2, 4}) bench->Args({200, events * more, 8});
  for (const std::int64_t terms : {1, 2, 4}) bench->Args({200, events, terms});
}
BENCHMARK(Coordination)->Apply(sizes);
BENCHMARK(Choice)->Apply(sizes);
BENCHMARK(Relational)->Apply(sizes);

}  // namespace
