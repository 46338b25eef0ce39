// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/exchanges_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "comity/base/text.hpp"
#include "comity/cli/opening.hpp"
#include "comity/cli/print.hpp"
#include "comity/services/exchange_against.hpp"

namespace comity::cli {

void add_exchanges(CLI::App& command, Options& options) {
  command.add_option(
      "--level", options.level,
      "between whom an exchange counts: leader (the chief executives of both sides), "
      "any, or the level of the lower of the two (default: leader)");
  command.add_option("--partner", options.partner, "rows and exchanges of this partner alone");
  auto* const against = command.add_option(
      "--against", options.against,
      "compare with counts of events by pair and month (CSV or Parquet, as `events` writes them)");
  command
      .add_option("--classes", options.classes,
                  "classes of events to compare with, as 04 or visit,call,meeting")
      ->needs(against);
}

int answer_against(const services::Request& request, const Options& options) {
  Problems problems;
  auto counts = io::read_stream(options.against, problems);
  complain(problems);
  if (!counts) return complain(counts.error());
  if (problems.has_errors())
    return complain(Error{.kind = Error::Kind::data,
                          .what = fmt::format("{} is no table of counts.", options.against),
                          .hint = "see docs/commands.md, exchanges"});
  const auto of = open_case(options.folder);
  if (!of) return complain(of.error());
  const services::Against against{options.against, *std::move(counts),
                                  split_list(options.classes, ',')};
  const auto answer = services::exchanges_against(*of, request, against);
  return answer ? give(*answer, options) : complain(answer.error());
}

}  // namespace comity::cli
