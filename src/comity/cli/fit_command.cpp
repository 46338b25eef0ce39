// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/fit_command.hpp"

#include <fmt/format.h>
#include <malloc.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <thread>

#include "comity/base/text.hpp"
#include "comity/cli/opening.hpp"
#include "comity/cli/options.hpp"
#include "comity/cli/print.hpp"
#include "comity/cli/watcher.hpp"
#include "comity/io/model_lists.hpp"
#include "comity/io/read_model.hpp"
#include "comity/io/statistics_file.hpp"
#include "comity/ranks/ranks.hpp"
#include "comity/services/case_model.hpp"
#include "comity/services/fit.hpp"

namespace comity::cli {

namespace {

struct FitOptions {
  Options common;
  services::FitRequest request;
  std::string holdout;
  std::string statistics;
};

Error misused(std::string what, std::string field, std::string hint) {
  return {.kind = Error::Kind::usage,
          .what = std::move(what),
          .where = {.field = std::move(field)},
          .hint = std::move(hint)};
}

Result<services::FitRequest> request_of(const FitOptions& options, Watcher& watcher) {
  auto request = options.request;
  const auto& common = options.common;
  request.threads = common.threads > 0 ? common.threads : std::thread::hardware_concurrency();
  request.progress = &watcher;
  if (!common.seed.empty()) {
    const auto seed = parse_int(common.seed);
    if (!seed || *seed < 0)
      return std::unexpected(misused(fmt::format("\"{}\" is not a seed.", shorten(common.seed)),
                                     "seed", "use a whole number, such as 1"));
    request.seed = static_cast<std::uint64_t>(*seed);
  }
  if (options.holdout.empty()) return request;
  request.holdout = io::parse_time(options.holdout);
  if (!request.holdout)
    return std::unexpected(misused(fmt::format("\"{}\" is no time.", shorten(options.holdout)),
                                   "holdout", "use a date, such as 2018-01-01, or seconds"));
  return request;
}

/// What the other members of a team do: the same fit, of which nothing is told.
int help_to_fit(const io::ModelFile& file, const services::FitRequest& request) {
  Problems problems;
  const auto fitted = services::fit(file, request, problems);
  return fitted ? 0 : exit_code(fitted.error().kind);
}

int tell_fit(const io::ModelFile& file, const services::FitRequest& request,
             const FitOptions& options, Watcher& watcher) {
  Problems impossible;
  const auto fitted = services::fit(file, request, impossible);
  watcher.clear();
  complain(impossible);
  if (!fitted) return complain(fitted.error());
  if (!options.statistics.empty()) {
    const auto rows =
        io::write_statistics(options.statistics, file.model, options.common.force, watcher);
    watcher.clear();
    if (!rows) return complain(rows.error());
    fmt::print(stderr, "{}: {} rows.\n", options.statistics, *rows);
  }
  const int code = give(fitted->answer, options.common);
  return code == 0 && !fitted->converged ? exit_code(Error::Kind::numeric) : code;
}

/// Every look at a likelihood takes the same large pieces of memory and gives them back. Kept for
/// the next one, they need not be cleared by the system again: a third of the time of a short fit.
void keep_memory() {
  constexpr int much = 1 << 30;
  mallopt(M_MMAP_THRESHOLD, much);
  mallopt(M_TRIM_THRESHOLD, much);
}

int run_fit(const FitOptions& options) {
  keep_memory();
  const auto team = ranks::join_team();
  const bool tells = !team || team->rank() == 0;
  Problems problems;
  const auto file = services::open_model(options.common.folder, problems);
  if (tells) complain(problems);
  if (!file) return tells ? complain(file.error()) : exit_code(file.error().kind);
  Watcher watcher;
  auto request = request_of(options, watcher);
  if (!request) return tells ? complain(request.error()) : exit_code(request.error().kind);
  if (!options.statistics.empty()) {
    // Before the fit, which may take long.
    const auto free = io::check_statistics_target(options.statistics, options.common.force);
    if (!free) return tells ? complain(free.error()) : exit_code(free.error().kind);
  }
  request->team = team.get();
  // Members that stopped at different steps would wait for each other for ever.
  if (team) request->progress = nullptr;
  return tells ? tell_fit(*file, *request, options, watcher) : help_to_fit(*file, *request);
}

void add_inference(CLI::App& command, FitOptions& options) {
  auto& request = options.request;
  command.add_flag("--tests", request.tests, "likelihood-ratio and score test of every term");
  command.add_flag("--profile", request.profile, "intervals by the profile of the likelihood");
  command.add_flag("--residuals", request.residuals,
                   "residuals of events, actors and pairs; ladders: how long rungs last");
  command.add_option("--simulate", request.courses,
                     "draw so many courses, and compare what the model was not asked to explain");
  command.add_option("--seed", options.common.seed, "of what is drawn (default: 1)");
  command.add_option("--holdout", options.holdout,
                     "fit to the events before this time, score those from then on");
  command.add_option("--statistics", options.statistics,
                     "write all rows of the model here, .parquet or .csv");
}

}  // namespace

void add_fit_command(CLI::App& app, int& code) {
  auto* const command = app.add_subcommand("fit", "estimates of an event model");
  auto options = std::make_shared<FitOptions>();
  auto& common = options->common;
  command->add_option("MODEL", common.folder, "model file, a .toml with a formula")->required();
  add_inference(*command, *options);
  add_threads(*command, common.threads);
  add_shape(*command, common.json, common.csv, "table of terms as CSV");
  add_output(*command, common);
  command->callback([&code, options] { code = run_fit(*options); });
}

}  // namespace comity::cli
