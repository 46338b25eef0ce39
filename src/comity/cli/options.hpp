// SPDX-License-Identifier: Apache-2.0
// The options that all questions share, as the command line gives them.
// They become the same named parameters that a route gets.
// Knows nothing of what they do.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace comity::cli {

struct Options {
  std::string folder;  ///< CASE
  std::string on, since, until, ladder, dates, source, with, seed, layers, every;
  std::string principal, region, regions;
  std::string level, partner, against, classes;
  std::string bins, law, most_breaks, declared;
  bool why = false;
  bool sensitivity = false;
  bool json = false;
  bool csv = false;
  unsigned threads = 0;
  std::string format;  ///< of the commands that have formats of their own
  std::string output;
  bool force = false;
};

/// Adds CASE and the common options to a command.
void add_common(CLI::App& command, Options& options);
/// Adds `--every year`, for the command that can answer year by year; not beside `--format`.
void add_every(CLI::App& command, Options& options);
/// Adds `--partner ACTOR`, for questions about one partner.
void add_partner(CLI::App& command, Options& options);
/// Adds the common options alone, for a command that names its cases otherwise.
void add_asking(CLI::App& command, Options& options);
/// Adds `--json` and `--csv`, of which one may be given; `table` says which one CSV has.
void add_shape(CLI::App& command, bool& json, bool& csv, const char* table = "main table as CSV");
/// Adds `--threads`.
void add_threads(CLI::App& command, unsigned& threads);
/// Adds `-o FILE` and `--force`.
void add_output(CLI::App& command, Options& options);
/// Whether the first argument is a folder, and so a case; commands that also take a file ask.
[[nodiscard]] bool names_case(const Options& options);
/// The options given, as parameters for services::parse_request.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> parameters(const Options& options);

}  // namespace comity::cli
