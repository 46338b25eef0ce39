// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/sort_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <thread>

#include "comity/cli/opening.hpp"
#include "comity/cli/print.hpp"
#include "comity/io/file.hpp"
#include "comity/io/lincs.hpp"
#include "comity/io/pending_folder.hpp"
#include "comity/io/read_problem.hpp"
#include "comity/services/sort.hpp"

namespace comity::cli {

namespace {

struct SortOptions {
  Options common;  ///< json, csv, output, force, threads
  std::string problem;
  services::SortRequest request;
};

/// The bytes of a file and the problem in it, or why there is none.
struct Opened {
  std::optional<sorting::Problem> problem;
  std::string digest;
};

/// A folder with the three files of lincs.
Result<Opened> open_lincs(const std::string& folder, Problems& problems) {
  std::vector<io::MappedFile> files;
  std::vector<io::NamedBytes> named;
  std::string all;
  for (const auto* name : {"problem.yml", "model.yml", "alternatives.csv"}) {
    const auto path = (std::filesystem::path(folder) / name).string();
    auto file = io::MappedFile::open(path);
    if (!file) return std::unexpected(file.error());
    all += file->bytes();
    files.push_back(std::move(*file));
    named.push_back({path, files.back().bytes()});
  }
  return Opened{io::read_lincs(named[0], named[1], named[2], problems), io::sha256(all)};
}

Result<Opened> open_problem(const std::string& path, Problems& problems) {
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed)) return open_lincs(path, problems);
  const auto file = io::MappedFile::open(path);
  if (!file) return std::unexpected(file.error());
  return Opened{io::read_problem(file->bytes(), path, problems), io::sha256(file->bytes())};
}

/// `--format lincs`: the problem as the three files of lincs, in a folder.
int give_lincs(const sorting::Problem& problem, const Options& options) {
  if (options.output.empty())
    return complain(Error{.kind = Error::Kind::usage,
                          .what = "three files need a folder.",
                          .where = {.field = "output"},
                          .hint = "add -o FOLDER"});
  const auto files = io::write_lincs(problem);
  if (!files) return complain(files.error());
  auto folder = io::PendingFolder::open(options.output, options.force);
  if (!folder) return complain(folder.error());
  std::size_t next = 0;
  for (const auto* name : {"problem.yml", "model.yml", "alternatives.csv"}) {
    if (const auto done = folder->write(name, files->at(next++)); !done)
      return complain(done.error());
  }
  const auto done = folder->commit();
  return done ? 0 : complain(done.error());
}

int run_sort(const SortOptions& options) {
  auto request = options.request;
  request.name = options.problem;
  request.threads =
      options.common.threads > 0 ? options.common.threads : std::thread::hardware_concurrency();
  Problems problems;
  auto opened = open_problem(options.problem, problems);
  if (!opened) return complain(opened.error());
  complain(problems);
  if (!opened->problem)
    return complain(Error{.kind = Error::Kind::data,
                          .what = fmt::format("{} is not a sorting problem.", options.problem),
                          .hint = "see docs/formats.md, a sorting problem"});
  if (options.common.format == "lincs") return give_lincs(*opened->problem, options.common);
  const auto asked = services::overridden(std::move(*opened->problem), request);
  if (!asked) return complain(asked.error());
  auto answer = services::sort(*asked, request);
  if (!answer) return complain(answer.error());
  answer->digest = opened->digest;
  return give(*answer, options.common);
}

}  // namespace

void add_sort_command(CLI::App& app, int& code) {
  auto* const command =
      app.add_subcommand("sort", "tiers, why, and how robust: partners sorted by criteria");
  auto options = std::make_shared<SortOptions>();
  command
      ->add_option("PROBLEM", options->problem,
                   "JSON file with a sorting problem, or folder with the three files of lincs")
      ->required();
  command->add_option("--rule", options->request.rule,
                      "pessimistic or optimistic, for electre-tri (default: the problem's)");
  command->add_option("--draws", options->request.draws,
                      "draws over what is uncertain (default: the problem's)");
  command->add_option("--weights", options->request.weights,
                      "what is known of the weights: given, uniform, intervals, ordinal");
  command->add_option("--explain", options->request.explain,
                      "explain this partner: boundaries, coalitions, smallest change");
  command->add_flag("--pairs", options->request.pairs,
                    "how often each partner stands above each other one");
  auto* const format =
      command->add_option("--format", options->common.format,
                          "`lincs`: write problem.yml, model.yml and alternatives.csv to a folder");
  format->check(CLI::IsMember({"lincs"}));
  command->add_option("--seed", options->request.seed, "seed of the draws (default 0)");
  command->add_option("--threads", options->common.threads,
                      "threads at most (default: one per core); the answer is the same");
  auto* const json = command->add_flag("--json", options->common.json, "answer as JSON");
  command->add_flag("--csv", options->common.csv, "main table as CSV")->excludes(json);
  add_output(*command, options->common);
  command->callback([&code, options] { code = run_sort(*options); });
}

}  // namespace comity::cli
