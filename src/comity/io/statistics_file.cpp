// SPDX-License-Identifier: Apache-2.0
#include "comity/io/statistics_file.hpp"

#include <fmt/format.h>

#include "comity/io/counts_file.hpp"
#include "comity/io/database.hpp"
#include "comity/io/pending_file.hpp"
#include "comity/models/alternatives.hpp"

namespace comity::io {

namespace {

/// Whoever watches is asked once in so many rows.
constexpr std::uint64_t rows_between_looks = 100'000;

std::vector<SqlColumn> columns_of(const models::Model& model) {
  auto columns = sql_columns(
      "choice:BIGINT time:DOUBLE waited:DOUBLE from to stratum:INTEGER happened:BOOLEAN");
  for (const auto& column : model.columns) columns.push_back({column.name, "DOUBLE"});
  return columns;
}

/// Fills the table; returns the number of rows.
Result<std::uint64_t> fill(Database& database, const models::Model& model, Progress& progress) {
  auto table = database.create_table("main", "statistics", columns_of(model));
  if (!table) return std::unexpected(table.error());
  const auto timeline = models::make_timeline(model);
  const auto& actors = model.history.actors;
  std::uint64_t n = 0;
  bool stopped = false;
  models::visit_alternatives(model, timeline, [&](const models::Alternative& row) {
    table->add(row.choice);
    table->add(row.time);
    table->add(row.waited);
    table->add(actors[row.from]);
    table->add(actors[row.to]);
    table->add(row.stratum);
    table->add(row.happened);
    for (const double value : row.x) table->add(value);
    table->end_row();
    if (++n % rows_between_looks != 0) return true;
    progress.report(fmt::format("{} rows of statistics", n), Progress::unknown);
    stopped = progress.should_stop();
    return !stopped;
  });
  if (stopped)
    return std::unexpected(Error{.kind = Error::Kind::interrupted,
                                 .what = fmt::format("interrupted after {} rows.", n),
                                 .hint = "nothing was written"});
  if (const auto closed = table->close(); !closed) return std::unexpected(closed.error());
  return n;
}

}  // namespace

Result<std::uint64_t> write_statistics(const std::filesystem::path& target,
                                       const models::Model& model, bool force, Progress& progress) {
  if (const auto known = check_counts_name(target); !known) return std::unexpected(known.error());
  auto file = PendingFile::open(target, force);
  if (!file) return std::unexpected(file.error());
  auto scratch = PendingFile::open(target.string() + ".duckdb", true);
  if (!scratch) return std::unexpected(scratch.error());
  auto database = Database::open(scratch->path());
  if (!database) return std::unexpected(database.error());
  const auto n = fill(*database, model, progress);
  if (!n) return n;
  const bool csv = target.extension() == ".csv";
  const auto copied = database->execute(fmt::format(
      "copy (select * from statistics order by rowid) to {} ({})",
      quote_text(file->path().string()), csv ? "format csv, header" : "format parquet"));
  if (!copied) return std::unexpected(copied.error());
  if (const auto done = file->commit(); !done) return std::unexpected(done.error());
  return n;
}

Result<void> check_statistics_target(const std::filesystem::path& target, bool force) {
  if (const auto known = check_counts_name(target); !known) return std::unexpected(known.error());
  const auto file = PendingFile::open(target, force);  // goes again at once
  if (!file) return std::unexpected(file.error());
  return {};
}

}  // namespace comity::io
