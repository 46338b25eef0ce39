// SPDX-License-Identifier: Apache-2.0
#include "comity/services/build.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/io/case_tables.hpp"
#include "comity/io/database.hpp"
#include "comity/io/pending_file.hpp"
#include "comity/services/tellings.hpp"

namespace comity::services {

namespace {

/// Views in `main`, so that `select * from act` works for whoever opens the file.
Result<io::SqlTable> write_main(io::Database& to, const std::string& schema) {
  const auto counts = fmt::format(
      "select table_name, estimated_size from duckdb_tables() where schema_name = '{}' order by "
      "table_name",
      io::resolved_schema);
  auto tables = to.select({.sql = counts});
  if (!tables) return tables;
  for (const auto& row : tables->rows) {
    const auto table = io::quote_name(*row[0].if_text());
    auto made = to.execute(fmt::format("create view main.{} as select * from {}.{}", table,
                                       io::quote_name(schema), table));
    if (!made) return std::unexpected(made.error());
  }
  return tables;
}

Result<io::SqlTable> write_database(const std::filesystem::path& path, const Tellings& tellings,
                                    const std::string& schema) {
  auto database = io::Database::open(path);
  if (!database) return std::unexpected(database.error());
  if (auto written = write_tellings(*database, tellings, io::TablesAsked::all()); !written)
    return std::unexpected(written.error());
  auto tables = write_main(*database, schema);
  if (!tables) return tables;
  if (auto flushed = database->execute("checkpoint"); !flushed)
    return std::unexpected(flushed.error());
  return tables;
}

}  // namespace

Result<Answer> build(const io::Case& of, const Request& request,
                     const std::filesystem::path& target, bool force) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  auto sources = printing_sources(of);
  if (!request.source.empty() && std::ranges::find(sources, request.source) == sources.end()) {
    sources.push_back(request.source);
  }
  const auto tellings = open_tellings(of, request, sources);
  if (!tellings) return std::unexpected(tellings.error());
  auto pending = io::PendingFile::open(target, force);
  if (!pending) return std::unexpected(pending.error());
  const auto tables =
      write_database(pending->path(), *tellings, tellings->schema_of(request.source));
  if (!tables) {
    auto error = tables.error();
    error.where.file = target.string();
    return std::unexpected(std::move(error));
  }
  if (auto done = pending->commit(); !done) return std::unexpected(done.error());

  auto answer = begin_answer("build", *view);
  auto rows = Value::array();
  for (const auto& row : tables->rows)
    rows.push(Value::object({{"table", row[0]}, {"rows", row[1]}}));
  auto schemas = Value::array();
  schemas.push(io::resolved_schema);
  for (const auto& stated : tellings->stated) schemas.push(io::stated_schema(stated.source));
  answer.body = Value::object({{"file", target.string()}, {"tables", rows}, {"schemas", schemas}});
  answer.headline = {fmt::format("{}: {} tables in {} schemas.", target.string(),
                                 tables->rows.size(), tellings->stated.size() + 1)};
  answer.sheets = {{"tables", {"table", "rows"}}};
  return answer;
}

}  // namespace comity::services
