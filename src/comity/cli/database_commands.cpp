// SPDX-License-Identifier: Apache-2.0
#include "comity/cli/database_commands.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>

#include "comity/cli/opening.hpp"
#include "comity/cli/print.hpp"
#include "comity/services/build.hpp"
#include "comity/services/query.hpp"

namespace comity::cli {

namespace {

struct QueryOptions {
  Options common;
  std::string sql;
  double seconds = 5;
};

int build(const Options& options) {
  const auto request = services::parse_request(parameters(options));
  if (!request) return complain(request.error());
  const auto of = open_case(options.folder);
  if (!of) return complain(of.error());
  const auto answer = services::build(*of, *request, options.output, options.force);
  if (!answer) return complain(answer.error());
  auto shown = options;
  shown.output.clear();  // the file is the database; the answer goes to the screen
  return give(*answer, shown);
}

int query(const QueryOptions& options) {
  const auto request = services::parse_request(parameters(options.common));
  if (!request) return complain(request.error());
  const auto of = open_case(options.common.folder);
  if (!of) return complain(of.error());
  io::QueryLimits limits;
  limits.time = std::chrono::milliseconds(static_cast<std::int64_t>(options.seconds * 1000));
  const auto answer = services::query(*of, *request, options.sql, limits);
  return answer ? give(*answer, options.common) : complain(answer.error());
}

}  // namespace

void add_database_commands(CLI::App& app, int& code) {
  auto* const build_command = app.add_subcommand(
      "build", "write the case's tables to a DuckDB file, for R, Python and SQL");
  auto build_options = std::make_shared<Options>();
  add_common(*build_command, *build_options);
  build_command->get_option("--output")->required();
  build_command->callback([&code, build_options] { code = build(*build_options); });

  auto* const query_command =
      app.add_subcommand("sql", "ask the case's tables one SELECT; docs/formats.md lists them");
  auto query_options = std::make_shared<QueryOptions>();
  add_common(*query_command, query_options->common);
  query_command->add_option("QUERY", query_options->sql, "one SELECT in DuckDB's SQL")->required();
  query_command->add_option("--timeout", query_options->seconds, "seconds before it is stopped")
      ->check(CLI::Range(0.001, 86400.0))
      ->capture_default_str();
  query_command->callback([&code, query_options] { code = query(*query_options); });
}

}  // namespace comity::cli
