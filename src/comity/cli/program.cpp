// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/program.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "comity/base/version.hpp"
#include "comity/cli/options.hpp"
#include "comity/cli/print.hpp"
#include "comity/services/commands.hpp"

namespace comity::cli {

namespace {

Result<io::Case> open_case(const std::string& folder) {
  Problems problems;
  auto of = io::load_case(folder, problems);
  if (!of) return of;
  complain(problems);
  if (problems.has_errors()) {
    return std::unexpected(Error{.kind = Error::Kind::data, .what = fmt::format("{} is not well-formed.", folder), .hint = "comity check " + folder});
  }
  return of;
}

int answer_question(const services::Command& command, const Options& options) {
  const auto request = services::parse_request(parameters(options));
  if (!request) return complain(request.error());
  const auto of = open_case(options.cases.front());
  if (!of) return complain(of.error());
  const auto answer = services::ask(*of, command.word, *request);
  if (!answer) return complain(answer.error());
  const auto format = options.json ? Format::json : options.csv ? Format::csv : Format::text;
  const auto done = deliver(render(*answer, format), options.output, options.force);
  if (!done) return complain(done.error());
  return answer->found ? 1 : 0;
}

void add_questions(CLI::App& app, int& code) {
  for (const auto& command : services::commands()) {
    auto* const sub = app.add_subcommand(std::string(command.word), std::string(command.asks));
    auto options = std::make_shared<Options>();
    add_common(*sub, *options);
    sub->callback([&code, &command, options] { code = answer_question(command, *options); });
  }
}

}  // namespace

int run(int argc, const char* const* argv) {
  CLI::App app{"Comity keeps a dated, sourced log of diplomatic acts and answers questions about partnerships.", "comity"};
  app.set_version_flag("--version", fmt::format("comity {}", version));
  app.require_subcommand(1);
  int code = 0;
  add_questions(app, code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& stop) {
    const int shown = app.exit(stop);
    return shown == 0 ? 0 : exit_code(Error::Kind::usage);
  } catch (const std::exception& failure) {
    return complain(Error{.kind = Error::Kind::internal, .what = fmt::format("the program failed: {}.", failure.what()),
                          .hint = "please report this with the command you ran"});
  }
  return code;
}

}  // namespace comity::cli
