// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/sort_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <thread>

#include "comity/cli/opening.hpp"
#include "comity/cli/print.hpp"
#include "comity/io/file.hpp"
#include "comity/io/read_problem.hpp"
#include "comity/services/sort.hpp"

namespace comity::cli {

namespace {

struct SortOptions {
  Options common;  ///< json, csv, output, force, threads
  std::string problem;
  services::SortRequest request;
};

int run_sort(const SortOptions& options) {
  auto request = options.request;
  request.name = options.problem;
  request.threads =
      options.common.threads > 0 ? options.common.threads : std::thread::hardware_concurrency();
  const auto file = io::MappedFile::open(options.problem);
  if (!file) return complain(file.error());
  Problems problems;
  auto problem = io::read_problem(file->bytes(), options.problem, problems);
  complain(problems);
  if (!problem)
    return complain(Error{.kind = Error::Kind::data,
                          .what = fmt::format("{} is not a sorting problem.", options.problem),
                          .hint = "see docs/formats.md, a sorting problem"});
  const auto asked = services::overridden(std::move(*problem), request);
  if (!asked) return complain(asked.error());
  auto answer = services::sort(*asked, request);
  if (!answer) return complain(answer.error());
  answer->digest = io::sha256(file->bytes());
  return give(*answer, options.common);
}

}  // namespace

void add_sort_command(CLI::App& app, int& code) {
  auto* const command =
      app.add_subcommand("sort", "tiers, why, and how robust: partners sorted by criteria");
  auto options = std::make_shared<SortOptions>();
  command->add_option("PROBLEM", options->problem, "JSON file with a sorting problem")->required();
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
  command->add_option("--seed", options->request.seed, "seed of the draws (default 0)");
  command->add_option("--threads", options->common.threads,
                      "threads at most (default: one per core); the answer is the same");
  auto* const json = command->add_flag("--json", options->common.json, "answer as JSON");
  command->add_flag("--csv", options->common.csv, "main table as CSV")->excludes(json);
  add_output(*command, options->common);
  command->callback([&code, options] { code = run_sort(*options); });
}

}  // namespace comity::cli
