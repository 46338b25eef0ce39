// SPDX-License-Identifier: Apache-2.0
// How long does it take to read the tables of a case? Rows per second of acts.csv and evidence.csv
// from memory, in the shape of bench/make_case, and of the bare CSV reader as the floor.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>

#include "comity/io/case_reader.hpp"
#include "comity/io/csv.hpp"

namespace {

using namespace comity;

constexpr const char* titles_in_order[] = {"friendly partnership", "strategic partnership",
                                           "comprehensive strategic partnership"};

struct Files {
  std::int64_t rows = 0;
  std::string acts =
      "act,date,kind,parties,title,layer,sector,occasion,status,supersedes,binding,note\n";
  std::string evidence =
      "act,source,locator,published,date,kind,title,quote,start,end,rule,coder,coded_on,"
      "confidence\n";
};

const Files& files_of(std::int64_t rows) {
  static Files kept;
  if (kept.rows == rows) return kept;
  kept = Files{};
  kept.rows = rows;
  for (std::int64_t i = 0; i < rows; ++i) {
    const auto* title = titles_in_order[i % 3];
    const auto date = fmt::format("{}-{:02}-{:02}", 1950 + i * 70 / rows, i % 12 + 1, i % 28 + 1);
    kept.acts += fmt::format("S{},{},establish,A{:03};A{:03},{},bilateral,,,accepted,,,\n", i, date,
                             i % 200, (i % 200 + 1 + i / 200 % 199) % 200, title);
    kept.evidence +=
        fmt::format("S{},book,page {},,{},establish,{},,,,,,,high\n", i, i % 400, date, title);
  }
  return kept;
}

void add_facts(io::Case& to) {
  for (int i = 0; i < 200; ++i)
    (void)to.actors.add(
        {.code = fmt::format("A{:03}", i), .names = {.en = fmt::format("State {}", i)}});
  for (const auto* title : titles_in_order) (void)to.titles.add({.title = title});
  to.log.sources.push_back({.id = "book", .kind = "paper"});
}

void Rows(benchmark::State& state) {
  const auto& files = files_of(state.range(0));
  for (auto unused : state) {
    Problems problems;
    io::CsvReader rows(files.evidence, "evidence.csv",
                       {{"act"},
                        {"source"},
                        {"locator"},
                        {"published"},
                        {"date"},
                        {"kind"},
                        {"title"},
                        {"quote"},
                        {"start"},
                        {"end"},
                        {"rule"},
                        {"coder"},
                        {"coded_on"},
                        {"confidence"}},
                       problems);
    while (rows.next()) benchmark::DoNotOptimize(rows.get(0));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(files.evidence.size()));
}

void Acts(benchmark::State& state) {
  const auto& files = files_of(state.range(0));
  for (auto unused : state) {
    io::Case of;
    add_facts(of);
    Problems problems;
    benchmark::DoNotOptimize(io::read_acts({files.acts, "acts.csv"}, of, problems));
    if (problems.has_errors()) state.SkipWithError("the table must be read to its end");
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void Evidence(benchmark::State& state) {
  const auto& files = files_of(state.range(0));
  Problems problems;
  io::Case of;
  add_facts(of);
  io::read_acts({files.acts, "acts.csv"}, of, problems);
  for (auto unused : state) {
    of.log.evidence.clear();
    benchmark::DoNotOptimize(io::read_evidence({files.evidence, "evidence.csv"}, of, problems));
    if (problems.has_errors()) state.SkipWithError("the table must be read to its end");
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}

void sizes(benchmark::internal::Benchmark* bench) {
  const bool small = std::getenv("COMITY_BENCH_SMALL") != nullptr;
  for (const std::int64_t n : {1'000'000, 500'000, 250'000}) bench->Arg(small ? n / 100 : n);
  bench->Unit(benchmark::kMillisecond);
}

BENCHMARK(Rows)->Apply(sizes);
BENCHMARK(Acts)->Apply(sizes);
BENCHMARK(Evidence)->Apply(sizes);

}  // namespace
