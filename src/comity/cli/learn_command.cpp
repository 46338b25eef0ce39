// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/learn_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "comity/base/text.hpp"
#include "comity/cli/opening.hpp"
#include "comity/cli/print.hpp"
#include "comity/cli/problem_files.hpp"
#include "comity/cli/watcher.hpp"
#include "comity/io/file.hpp"
#include "comity/io/read_examples.hpp"
#include "comity/io/xmcda.hpp"
#include "comity/services/case_tiers.hpp"

namespace comity::cli {

namespace {

/// Nobody reads a longer table in a terminal.
constexpr std::size_t most_shares_for_people = 40;

struct LearnOptions {
  Options common;
  std::string categories, min, criteria;
  std::string method = "automatic";
  double seconds = 60;
};

Result<services::LearnRequest> request_of(const LearnOptions& options) {
  const auto method = learning::parse_method(options.method);
  const auto refuse = [](std::string what, std::string field, std::string nearest,
                         std::string hint) {
    return std::unexpected(Error{.kind = Error::Kind::usage,
                                 .what = std::move(what),
                                 .where = {.field = std::move(field)},
                                 .nearest = std::move(nearest),
                                 .hint = std::move(hint)});
  };
  const auto words = learning::method_words();
  if (!method)
    return refuse(fmt::format("there is no method \"{}\".", shorten(options.method)), "method",
                  nearest_text(options.method, words), "choose one of: " + join(words, ", "));
  const std::vector<std::string> formats{"problem", "xmcda"};
  if (!options.common.format.empty() &&
      std::ranges::find(formats, options.common.format) == formats.end())
    return refuse(fmt::format("`learn` has no format \"{}\".", shorten(options.common.format)),
                  "format", nearest_text(options.common.format, formats),
                  "choose one of: " + join(formats, ", "));
  const auto seed = options.common.seed.empty() ? 0 : parse_int(options.common.seed);
  if (!seed || *seed < 0)
    return refuse(fmt::format("\"{}\" is not a seed.", shorten(options.common.seed)), "seed", "",
                  "give a whole number from 0");
  services::LearnRequest request{.settings = {.seed = static_cast<std::uint64_t>(*seed),
                                              .method = *method,
                                              .seconds = options.seconds}};
  if (!options.common.json && !options.common.csv) request.most_rows = most_shares_for_people;
  return request;
}

Result<services::Lesson> read_lesson(const LearnOptions& options, std::string_view bytes) {
  Problems problems;
  const io::ExampleColumns columns{.categories = split_list(options.categories, ','),
                                   .min = split_list(options.min, ','),
                                   .criteria = split_list(options.criteria, ',')};
  const auto read = io::looks_like_xml(bytes) ? io::read_xmcda_examples : io::read_examples;
  services::Lesson lesson{.name = options.common.folder,
                          .examples = read(bytes, options.common.folder, columns, problems)};
  problems.sort();
  const bool usage =
      !problems.list().empty() && problems.list().front().error.kind == Error::Kind::usage;
  if (problems.list().size() == 1 && usage) return std::unexpected(problems.list().front().error);
  complain(problems);
  if (!problems.has_errors()) return lesson;
  return std::unexpected(
      Error{.kind = usage ? Error::Kind::usage : Error::Kind::data,
            .what = fmt::format("{} cannot be learned from.", options.common.folder),
            .hint = "see docs/commands.md, learn"});
}

/// Learns from a table of examples.
Result<services::LearnAnswer> learn_a_table(const LearnOptions& options,
                                            const services::LearnRequest& request,
                                            Progress& progress) {
  const auto file = io::MappedFile::open(options.common.folder);
  if (!file) return std::unexpected(file.error());
  const auto lesson = read_lesson(options, file->bytes());
  if (!lesson) return std::unexpected(lesson.error());
  auto given = services::learn(*lesson, request, progress);
  if (given) given->answer.digest = io::sha256(file->bytes());
  return given;
}

/// Learns from the tiers that a case prints.
Result<services::LearnAnswer> learn_a_case(const LearnOptions& options,
                                           const services::LearnRequest& request,
                                           Progress& progress) {
  const auto asked = services::parse_request(parameters(options.common));
  if (!asked) return std::unexpected(asked.error());
  const auto of = open_case(options.common.folder);
  if (!of) return std::unexpected(of.error());
  return services::learn_case(*of, *asked, request, progress);
}

int run_learn(const LearnOptions& options) {
  const auto request = request_of(options);
  if (!request) return complain(request.error());
  Watcher watcher(options.seconds);
  const auto given = names_case(options.common) ? learn_a_case(options, *request, watcher)
                                                : learn_a_table(options, *request, watcher);
  if (!given) return complain(given.error());
  const bool as_problem = !options.common.format.empty();
  int code = 0;
  if (as_problem) {
    code = give_problem(given->problem, options.common, given->assigned);
  } else {
    code = give(given->answer, options.common);
  }
  if (code != 0 || !Watcher::was_interrupted()) return code;
  return complain(Error{.kind = Error::Kind::interrupted,
                        .what = "learning was interrupted; the rule above is the best so far.",
                        .where = {},
                        .nearest = {},
                        .hint = "let it run, or give it a limit: --time-limit 60"});
}

}  // namespace

void add_learn_command(CLI::App& app, int& code) {
  auto* const command = app.add_subcommand(
      "learn", "the sorting rules that restore given examples, and the examples no rule restores");
  auto options = std::make_shared<LearnOptions>();
  add_common(*command, options->common);
  command->get_option("CASE")->description(
      "folder that holds case.toml, a CSV file (id, one column per criterion, category last), or "
      "an "
      "XMCDA file with assignments");
  command->add_option("--categories", options->categories,
                      "the categories, the worst first: node,link,pivot");
  command->add_option("--min", options->min, "criteria where less is better");
  command->add_option("--criteria", options->criteria, "criteria that count (default: all)");
  command->add_option(
      "--method", options->method,
      "proof: automatic, enumeration, branching, program, dominance (default: automatic)");
  command->add_option("--time-limit", options->seconds, "seconds before it gives the best so far")
      ->check(CLI::Range(0.001, 1e7))
      ->capture_default_str();
  auto* const format =
      command->add_option("--format", options->common.format,
                          "the rule as a file that `sort` reads: `problem` (JSON), `xmcda`");
  format->excludes(command->get_option("--json"))->excludes(command->get_option("--csv"));
  command->callback([&code, options] { code = run_learn(*options); });
}

}  // namespace comity::cli
