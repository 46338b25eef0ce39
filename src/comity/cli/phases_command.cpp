// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/phases_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "comity/cli/opening.hpp"
#include "comity/cli/print.hpp"
#include "comity/io/file.hpp"
#include "comity/io/read_series.hpp"
#include "comity/services/phases.hpp"

namespace comity::cli {

void add_phases(CLI::App& command, Options& options) {
  command.get_option("CASE")->description(
      "folder that holds case.toml, or a CSV file with the column year and one column per count");
  command.add_option("--bins", options.bins,
                     "cells of time: year, month, day (between events; default: year)");
  command.add_option("--law", options.law,
                     "what a phase is: poisson, gamma-poisson, or normal for measures "
                     "(default: poisson)");
  command.add_option("--most-breaks", options.most_breaks, "breaks at most (default: 5)");
  command.add_option("--declared", options.declared,
                     "first years of phases to test, as 1993,2003,2014 (default: the case's)");
}

bool names_series(const Options& options) {
  std::error_code failed;
  return std::filesystem::is_regular_file(options.folder, failed);
}

int answer_series(const services::Request& request, const Options& options) {
  const auto file = io::MappedFile::open(options.folder);
  if (!file) return complain(file.error());
  Problems problems;
  auto series =
      io::read_series(file->bytes(), options.folder, request.law != phases::Law::normal, problems);
  complain(problems);
  if (problems.has_errors())
    return complain(Error{.kind = Error::Kind::data,
                          .what = fmt::format("{} is not a series.", options.folder),
                          .hint = "see docs/commands.md, phases"});
  auto answer = services::phases_of_series(options.folder, std::move(series), request);
  if (!answer) return complain(answer.error());
  answer->digest = io::sha256(file->bytes());
  return give(*answer, options);
}

}  // namespace comity::cli
