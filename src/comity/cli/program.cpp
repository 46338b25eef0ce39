// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/program.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <thread>

#include "comity/base/version.hpp"
#include "comity/cli/compare_command.hpp"
#include "comity/cli/database_commands.hpp"
#include "comity/cli/events_command.hpp"
#include "comity/cli/exchanges_command.hpp"
#include "comity/cli/export_command.hpp"
#include "comity/cli/fit_command.hpp"
#include "comity/cli/format_option.hpp"
#include "comity/cli/learn_command.hpp"
#include "comity/cli/mistake.hpp"
#include "comity/cli/opening.hpp"
#include "comity/cli/page_commands.hpp"
#include "comity/cli/phases_command.hpp"
#include "comity/cli/print.hpp"
#include "comity/cli/sort_command.hpp"
#include "comity/services/check.hpp"
#include "comity/services/commands.hpp"

namespace comity::cli {

namespace {

/// Nobody reads a table of a million lines in a terminal.
constexpr std::size_t most_rows_for_people = 2000;

/// `check` answers even for a case that cannot be used: that is what it is for.
int check_case(const services::Request& request, const Options& options) {
  Problems problems;
  const auto of = io::load_case(options.folder, problems, {.cells = true});
  if (!of) return complain(of.error());
  if (problems.has_errors())
    return give(services::check_failed(*of, problems), options, exit_code(Error::Kind::data));
  const auto answer = services::ask(*of, "check", request);
  return answer ? give(*answer, options, 1) : complain(answer.error());
}

int answer_question(const services::Command& command, const Options& options) {
  auto request = services::parse_request(parameters(options));
  if (!request) return complain(request.error());
  if (!options.json && !options.csv) request->most_rows = most_rows_for_people;
  request->threads = options.threads > 0 ? options.threads : std::thread::hardware_concurrency();
  if (command.word == "check") return check_case(*request, options);
  if (command.word == "phases" && names_series(options)) return answer_series(*request, options);
  if (!options.against.empty()) return answer_against(*request, options);
  const auto of = open_case(options.folder, command.wants);
  if (!of) return complain(of.error());
  const auto answer = services::ask(*of, command.word, *request);
  return answer ? give(*answer, options, 1) : complain(answer.error());
}

void add_questions(CLI::App& app, int& code) {
  for (const auto& command : services::commands()) {
    if (!command.for_people) continue;
    auto* const sub = app.add_subcommand(std::string(command.word), std::string(command.asks));
    auto options = std::make_shared<Options>();
    add_common(*sub, *options);
    add_format_option(*sub, command.word, *options);
    if (command.word == "network") add_every(*sub, *options);
    if (command.word == "indicators") add_partner(*sub, *options);
    if (command.word == "exchanges") add_exchanges(*sub, *options);
    if (command.word == "phases") add_phases(*sub, *options);
    sub->callback([&code, &command, options] {
      code = options->format.empty() ? answer_question(command, *options)
                                     : give_format(command.word, *options);
    });
  }
}

}  // namespace

int run(int argc, const char* const* argv) {
  CLI::App app{
      "Comity keeps a dated, sourced log of diplomatic acts and answers questions about "
      "partnerships.",
      "comity"};
  app.set_version_flag("--version", fmt::format("comity {}", version));
  app.require_subcommand(1);
  int code = 0;
  try {
    add_questions(app, code);
    add_compare_command(app, code);
    add_fit_command(app, code);
    add_learn_command(app, code);
    add_sort_command(app, code);
    add_database_commands(app, code);
    add_export_command(app, code);
    add_events_command(app, code);
    add_page_commands(app, code);
    app.parse(argc, argv);
  } catch (const CLI::ParseError& stop) {
    if (stop.get_exit_code() == 0) return app.exit(stop);  // --help, --version
    return complain(
        mistake_of(app, stop, std::span(argv, static_cast<std::size_t>(argc)).subspan(1)));
  } catch (const std::exception& failure) {
    return complain(Error{.kind = Error::Kind::internal,
                          .what = fmt::format("the program failed: {}.", failure.what()),
                          .hint = "please report this with the command you ran"});
  }
  return code;
}

}  // namespace comity::cli
