// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/options.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>

namespace comity::cli {

void add_common(CLI::App& command, Options& options) {
  command.add_option("CASE", options.folder, "folder that holds case.toml")->required();
  add_asking(command, options);
}

void add_asking(CLI::App& command, Options& options) {
  command.add_option("--on", options.on,
                     "day of the network, YYYY-MM-DD (default: end of the case's window)");
  command.add_option("--since", options.since, "first day of the window");
  command.add_option("--until", options.until, "last day of the window");
  command.add_option("--ladder", options.ladder,
                     "ladder that ranks the titles (default: the case's)");
  command.add_option("--dates", options.dates, "date rule: earliest, middle, latest, random");
  command.add_option("--source", options.source, "the acts as this source states them");
  command.add_option("--principal", options.principal,
                     "actor whose network is shown (default: the case's)");
  command.add_option("--region", options.region, "only partners of this region, subregion or code");
  command.add_option("--regions", options.regions,
                     "scheme that groups by region: paper, m49 (default: the case's)");
  command.add_option("--with", options.with, "`proposed`: count proposed acts too");
  command.add_option("--layers", options.layers,
                     "layers to answer for: bilateral,regional,sectoral,community");
  command.add_option("--seed", options.seed,
                     "seed of the date rule `random`, of communities and of samples (default 0)");
  add_threads(command, options.threads);
  command.add_flag("--why", options.why, "list the acts and evidence behind each number");
  command.add_flag("--sensitivity", options.sensitivity,
                   "recompute over ladders, date rules, sources and proposed acts");
  add_shape(command, options.json, options.csv);
  add_output(command, options);
}

void add_shape(CLI::App& command, bool& json, bool& csv, const char* table) {
  auto* const flag = command.add_flag("--json", json, "answer as JSON");
  command.add_flag("--csv", csv, table)->excludes(flag);
}

void add_threads(CLI::App& command, unsigned& threads) {
  command.add_option("--threads", threads,
                     "threads at most (default: one per core); the answer is the same");
}

void add_every(CLI::App& command, Options& options) {
  auto* const every = command.add_option(
      "--every", options.every, "`year`: a row for 31 December of each year of the window");
  if (auto* const format = command.get_option_no_throw("--format")) every->excludes(format);
}

void add_partner(CLI::App& command, Options& options) {
  command.add_option("--partner", options.partner, "all that is known of this partner");
}

void add_output(CLI::App& command, Options& options) {
  command.add_option("-o,--output", options.output,
                     "write to this file instead of standard output");
  command.add_flag("--force", options.force, "replace the file if it exists");
}

bool names_case(const Options& options) {
  std::error_code failed;
  return std::filesystem::is_directory(options.folder, failed);
}

std::vector<std::pair<std::string, std::string>> parameters(const Options& options) {
  std::vector<std::pair<std::string, std::string>> given;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) given.emplace_back(name, value);
  };
  add("on", options.on);
  add("since", options.since);
  add("until", options.until);
  add("ladder", options.ladder);
  add("dates", options.dates);
  add("source", options.source);
  add("principal", options.principal);
  add("region", options.region);
  add("regions", options.regions);
  add("with", options.with);
  add("layers", options.layers);
  add("every", options.every);
  add("level", options.level);
  add("partner", options.partner);
  add("bins", options.bins);
  add("law", options.law);
  add("declared", options.declared);
  add("most_breaks", options.most_breaks);
  add("seed", options.seed);
  if (options.why) given.emplace_back("why", "1");
  if (options.sensitivity) given.emplace_back("sensitivity", "1");
  return given;
}

}  // namespace comity::cli
