// SPDX-License-Identifier: Apache-2.0
// How many rows of a stream of events are counted in a second of processor time, beside DuckDB's
// own read_csv and group by on the same file in the same run? Rows of our own in the shape of GDELT
// 2.0, or the file that COMITY_BENCH_EVENTS names. Processor time is that of the whole process.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "comity/base/random.hpp"
#include "comity/io/database.hpp"
#include "comity/services/events.hpp"

namespace {

using namespace comity;
namespace fs = std::filesystem;

constexpr std::int64_t generated_rows = 500'000;
constexpr std::int64_t generated_rows_small = 5'000;

/// Row `i` of a stream in the order of days; a quarter of the rows names two countries, and of
/// four rows of an article one repeats another.
std::string row_of(std::uint64_t i, Rng& random) {
  constexpr const char* countries[] = {"CHN", "USA", "BRA", "RUS", "IND", "GBR", "DEU", "ROM"};
  constexpr const char* codes[] = {"010", "042", "0311", "190", "173", "057", "0874", "112"};
  const auto draw = [&](std::uint64_t n) { return random.below(n); };
  const auto country = [&] { return draw(2) == 0 ? "" : countries[draw(8)]; };
  const std::string code = codes[draw(8)];
  const auto day = i / 1000;
  const auto date = fmt::format("{}{:02}{:02}", 2015 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
  const std::string one = country();
  const std::string two = country();
  const auto place = "4\tBeijing, Beijing, China\tCH\tCH22\t13001\t39.9289\t116.388\t-1898541";
  return fmt::format(
      "{0}\t{1}\t{2}\t{3}\t{3}.1397\t{4}GOV\tGOVERNMENT\t{4}\t\t\t\t\tGOV\t\t\t{5}\tPRESIDENT\t{5}"
      "\t\t\t\t\t\t\t\t1\t{6}\t{7}\t{8}\t1\t2.8\t10\t1\t10\t-2.51396648044693\t{9}\t{9}\t{9}\t{1}"
      "120000\thttps://www.news{10}.example/world/visit-talks-summit-{1}-{10}\n",
      410412347 + i, date, date.substr(0, 6), date.substr(0, 4), one, two, code, code.substr(0, 3),
      code.substr(0, 2), place, i / 4);
}

struct Input {
  fs::path file;
  std::int64_t rows = 0;
  bool is_ours = false;
  ~Input() {
    std::error_code ignored;
    if (is_ours) fs::remove(file, ignored);
  }
};

const Input& input() {
  static Input made;
  if (!made.file.empty()) return made;
  if (const char* const named = std::getenv("COMITY_BENCH_EVENTS")) {
    made.file = named;
    std::ifstream in(made.file, std::ios::binary);
    made.rows = std::count(std::istreambuf_iterator<char>(in), {}, '\n');
    return made;
  }
  made.is_ours = true;
  made.file = fs::temp_directory_path() / fmt::format("comity-bench-{}.tsv", ::getpid());
  made.rows = std::getenv("COMITY_BENCH_SMALL") != nullptr ? generated_rows_small : generated_rows;
  std::ofstream out(made.file, std::ios::binary);
  Rng random(1, 0);
  for (std::int64_t i = 0; i < made.rows; ++i) out << row_of(static_cast<std::uint64_t>(i), random);
  return made;
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void report(benchmark::State& state, double cpu, std::int64_t rows) {
  state.counters["rows_per_cpu_s"] = static_cast<double>(rows) / cpu;
  state.counters["cpu_s"] = cpu / static_cast<double>(state.iterations());
  state.counters["bytes"] = static_cast<double>(fs::file_size(input().file));
}

void Events(benchmark::State& state) {
  const auto output = fs::temp_directory_path() / fmt::format("comity-bench-{}.csv", ::getpid());
  services::EventsRequest request;
  request.files = {input().file.string()};
  request.outputs = {output.string()};
  request.force = true;
  request.repeats = state.range(0) == 0 ? "keep" : "drop";
  request.threads = static_cast<unsigned>(state.range(1));
  Quiet quiet;
  std::int64_t rows = 0;
  const double before = cpu_seconds();
  for (auto unused : state) {
    const auto answer = services::events(request, quiet);
    if (!answer) return state.SkipWithError(answer.error().what.c_str());
    rows += *answer->body.find("rows")->if_int();
  }
  report(state, cpu_seconds() - before, rows);
  fs::remove(output);
}

/// The same counts by DuckDB, without any check of a field.
void DuckDb(benchmark::State& state) {
  const auto output = fs::temp_directory_path() / fmt::format("comity-bench-{}.csv", ::getpid());
  std::string columns;
  for (int i = 0; i < 61; ++i) columns += fmt::format("{}'c{}': 'varchar'", i == 0 ? "" : ", ", i);
  const auto read = fmt::format(
      "read_csv('{}', delim = '\t', quote = '', escape = '', header = false, columns = {{{}}})",
      input().file.string(), columns);
  const auto sql = fmt::format(
      "copy (select c7, c17, c1[1:6] as month, c28 as class, count(*) as n from {} where c7 is not "
      "null and c17 is not null group by all order by all) to '{}' (format csv)",
      read, output.string());
  std::int64_t rows = 0;
  const double before = cpu_seconds();
  for (auto unused : state) {
    auto database = io::Database::in_memory();
    if (!database) return state.SkipWithError("no database");
    const auto threads = fmt::format("set threads = {}", state.range(0));
    if (!database->execute(threads) || !database->execute(sql))
      return state.SkipWithError("DuckDB cannot read the file");
    rows += input().rows;
  }
  report(state, cpu_seconds() - before, rows);
  fs::remove(output);
}

BENCHMARK(Events)
    ->ArgNames({"drop", "threads"})
    ->Args({0, 1})
    ->Args({0, 2})
    ->Args({1, 1})
    ->Args({1, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(DuckDb)->ArgName("threads")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
