// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/sort_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <thread>

#include "comity/cli/opening.hpp"
#include "comity/cli/print.hpp"
#include "comity/cli/problem_files.hpp"
#include "comity/services/case_tiers.hpp"
#include "comity/services/sort.hpp"

namespace comity::cli {

namespace {

struct SortOptions {
  Options common;  ///< `folder` is the case or the problem
  services::SortRequest request;
};

unsigned threads_of(const Options& common) {
  return common.threads > 0 ? common.threads : std::thread::hardware_concurrency();
}

/// The tiers of a case. Its weights are nobody's to know, so they are drawn unless a request says
/// otherwise.
int sort_a_case(const SortOptions& options, services::SortRequest sorting) {
  const auto request = services::parse_request(parameters(options.common));
  if (!request) return complain(request.error());
  const auto of = open_case(options.common.folder);
  if (!of) return complain(of.error());
  if (!options.common.format.empty()) {
    const auto made = services::problem_of(*of, *request);
    return made ? give_problem(made->problem, options.common, made->measured.printed)
                : complain(made.error());
  }
  if (sorting.weights.empty()) sorting.weights = "uniform";
  const auto answer = services::sort_case(*of, *request, sorting);
  if (!answer) return complain(answer.error());
  return give(*answer, options.common);
}

/// What only a case can answer.
std::optional<Error> needs_a_case(const Options& common) {
  const auto refuse = [&](const char* option, const char* what, const char* hint) {
    return Error{.kind = Error::Kind::usage,
                 .what = fmt::format("{} {}.", common.folder, what),
                 .where = {.field = option},
                 .nearest = {},
                 .hint = hint};
  };
  if (!common.every.empty())
    return refuse("every", "has no years", "ask a case: comity sort cases/china-lac --every year");
  if (common.sensitivity)
    return refuse("sensitivity", "has no criteria behind its own",
                  "what its tiers turn on is said by --draws, --weights and --explain");
  return std::nullopt;
}

int run_sort(const SortOptions& options) {
  auto request = options.request;
  request.name = options.common.folder;
  request.seed = options.common.seed;
  request.threads = threads_of(options.common);
  const auto& path = options.common.folder;
  if (names_case(options.common) && !names_lincs(path)) return sort_a_case(options, request);
  if (auto refused = needs_a_case(options.common)) return complain(*refused);
  Problems problems;
  auto opened = open_problem(path, problems);
  if (!opened) return complain(opened.error());
  complain(problems);
  if (!opened->problem)
    return complain(Error{.kind = Error::Kind::data,
                          .what = fmt::format("{} is not a sorting problem.", path),
                          .hint = "see docs/formats.md, a sorting problem"});
  if (!options.common.format.empty()) return give_problem(*opened->problem, options.common);
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
  add_common(*command, options->common);
  command->get_option("CASE")->description(
      "folder that holds case.toml, a JSON or XMCDA file with a sorting problem, or a folder of "
      "lincs");
  command->add_option("--rule", options->request.rule,
                      "pessimistic or optimistic, for electre-tri (default: the problem's)");
  command->add_option("--draws", options->request.draws,
                      "draws over what is uncertain (default: the problem's; 100000)");
  command->add_option(
      "--weights", options->request.weights,
      "what is known of the weights: given, uniform, intervals, ordinal (a case: uniform)");
  command->add_option("--explain", options->request.explain,
                      "explain this partner: boundaries, coalitions, smallest change");
  command->add_flag("--pairs", options->request.pairs,
                    "how often each partner stands above each other one");
  command
      ->add_option("--format", options->common.format,
                   "write the problem, not its answer: `problem` (JSON), `xmcda` (XML), or `lincs` "
                   "(problem.yml, model.yml and alternatives.csv in a folder)")
      ->check(CLI::IsMember({"problem", "xmcda", "lincs"}));
  add_every(*command, options->common);
  command->callback([&code, options] { code = run_sort(*options); });
}

}  // namespace comity::cli
