// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/events_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <memory>
#include <thread>

#include "comity/base/text.hpp"
#include "comity/base/when.hpp"
#include "comity/cli/opening.hpp"
#include "comity/cli/print.hpp"
#include "comity/cli/watcher.hpp"
#include "comity/services/events.hpp"

namespace comity::cli {

namespace {

struct EventsOptions {
  services::EventsRequest request;
  std::string since, until, years, actors, partners, places, codes, forms;
  bool json = false;
  bool csv = false;
};

/// Reads a date of any precision; `of` says which of its days is meant.
Result<void> read_day(const std::string& text, const char* field, Day& day,
                      Day (When::*of)() const) {
  if (text.empty()) return {};
  const auto when = parse_when(text);
  if (!when) {
    auto error = when.error();
    error.kind = Error::Kind::usage;
    error.where.field = field;
    return std::unexpected(std::move(error));
  }
  day = ((*when).*of)();
  return {};
}

Result<services::EventsRequest> request_of(const EventsOptions& options) {
  auto request = options.request;
  auto& selection = request.selection;
  const auto dash = options.years.find('-');
  const auto first = options.years.substr(0, dash);
  const auto last = dash == std::string::npos ? first : options.years.substr(dash + 1);
  for (const auto& [text, field, day, of] :
       {std::tuple{first, "years", &selection.since, &When::first},
        std::tuple{last, "years", &selection.until, &When::last},
        std::tuple{options.since, "since", &selection.since, &When::first},
        std::tuple{options.until, "until", &selection.until, &When::last}}) {
    if (auto read = read_day(text, field, *day, of); !read) return std::unexpected(read.error());
  }
  if (selection.since > selection.until)
    return std::unexpected(Error{.kind = Error::Kind::usage,
                                 .what = "the first day comes after the last.",
                                 .where = {.field = "since"},
                                 .hint = "give --since before --until"});
  selection.actors = split_list(options.actors, ',');
  selection.partners = split_list(options.partners, ',');
  selection.places = split_list(options.places, ',');
  selection.codes = split_list(options.codes, ',');
  selection.forms = split_list(options.forms, ',');
  if (request.threads == 0) request.threads = std::max(1U, std::thread::hardware_concurrency());
  return request;
}

int run(const EventsOptions& options) {
  const auto request = request_of(options);
  if (!request) return complain(request.error());
  // A file that grows past a limit is an error to report, not a reason to be killed.
  std::signal(SIGXFSZ, SIG_IGN);
  Watcher watcher;
  const auto answer = services::events(*request, watcher);
  watcher.clear();
  if (!answer) return complain(answer.error());
  for (const auto& warning : *answer->body.find("warnings")->if_array())
    fmt::print(stderr, "warning: {}\n", *warning.if_text());
  Options shown;
  shown.json = options.json;
  shown.csv = options.csv;
  return give(*answer, shown);
}

void add_selection(CLI::App& command, EventsOptions& options) {
  command.add_option("--years", options.years, "years, as 2014 or 2014-2023");
  command.add_option("--since", options.since, "first day, month or year");
  command.add_option("--until", options.until, "last day, month or year");
  command.add_option("--actors", options.actors,
                     "one of the two actors is one of these, as CHN,BRA");
  command.add_option("--partners", options.partners, "and the other one of these");
  command.add_option("--places", options.places, "the place is in one of these countries");
  command.add_option("--codes", options.codes,
                     "event codes and all below them, as 04,0311, or PLOVER events, as CONSULT");
  command.add_option("--forms", options.forms, "forms: visit,call,meeting,negotiation,mediation");
}

}  // namespace

void add_events_command(CLI::App& app, int& code) {
  auto* const command = app.add_subcommand(
      "events", "count streams of events (GDELT, ICEWS, POLECAT) per pair, month and class");
  auto options = std::make_shared<EventsOptions>();
  auto& request = options->request;
  command->add_option("FILES", request.files, "files, plain, gzip or zip; - is standard input")
      ->required();
  command
      ->add_option("-o,--output", request.outputs,
                   "write the counts here, .csv or .parquet; may be given for each")
      ->required()
      ->allow_extra_args(false);
  command->add_flag("--force", request.force, "replace the output if it exists");
  add_selection(*command, *options);
  command->add_option("--class", request.scheme, "what is told apart: root, code, plover, form")
      ->capture_default_str();
  command->add_option("--names", request.names, "codes of countries: iso3, given")
      ->capture_default_str();
  command
      ->add_option("--repeats", request.repeats,
                   "rows of one file with the same date, actors, code and address: keep, drop")
      ->capture_default_str();
  command->add_option("--mirrors", request.mirrors, "ICEWS rows that tell one event: merge, keep")
      ->capture_default_str();
  command->add_option("--mangled", request.mangled, "files saved by a spreadsheet: refuse, repair")
      ->capture_default_str();
  command
      ->add_option("--max-rejects", request.max_rejects_percent,
                   "percent of rejected rows above which nothing is written")
      ->check(CLI::Range(0.0, 100.0))
      ->capture_default_str();
  command->add_option("--as-indicator", request.indicator,
                      "write the columns of an indicator with this name");
  command->add_flag("--resume", request.resume, "go on where an interrupted run has ended");
  request.threads = 0;
  add_threads(*command, request.threads);
  add_shape(*command, options->json, options->csv, "the table of files as CSV");
  command->callback([&code, options] { code = run(*options); });
}

}  // namespace comity::cli
