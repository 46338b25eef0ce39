// SPDX-License-Identifier: Apache-2.0
#include "comity/io/read_stream.hpp"

#include <fmt/format.h>

#include "comity/base/text.hpp"
#include "comity/io/csv.hpp"
#include "comity/io/database.hpp"
#include "comity/io/file.hpp"

namespace comity::io {

namespace {

constexpr std::uint64_t most_counts = 50'000'000;

Error no_counts(const std::filesystem::path& file, std::string why) {
  return {.kind = Error::Kind::data,
          .what = "this file holds no counts of events: " + std::move(why),
          .where = {.file = file.string()},
          .hint =
              "it needs the columns actor1, actor2, month, class and n, as comity events writes "
              "them"};
}

Result<std::vector<StreamCount>> read_parquet(const std::filesystem::path& file) {
  auto database = Database::in_memory();
  if (!database) return std::unexpected(database.error());
  const auto made = database->execute(fmt::format(
      "create table stream as select cast(actor1 as varchar) actor1, cast(actor2 as varchar) "
      "actor2, left(cast(month as varchar), 7) as month, cast(class as varchar) class, cast(n as "
      "bigint) n from read_parquet({})",
      quote_text(file.string())));
  if (!made) return std::unexpected(no_counts(file, made.error().what));
  const auto rows = database->select({.sql = "select actor1, actor2, month, class, n from stream",
                                      .on = {},
                                      .limits = {.time = std::chrono::minutes(5),
                                                 .rows = most_counts,
                                                 .bytes = std::uint64_t{4} << 30U}});
  if (!rows) return std::unexpected(no_counts(file, rows.error().what));
  std::vector<StreamCount> counts;
  const auto text = [](const Value& cell) {
    return cell.if_text() == nullptr ? std::string{} : *cell.if_text();
  };
  for (const auto& row : rows->rows) {
    const auto month = parse_month(text(row[2]));
    const auto* const n = row[4].if_int();
    if (!month || n == nullptr || *n < 0)
      return std::unexpected(no_counts(
          file, fmt::format("\"{}\" is no month, or its count is none.", shorten(text(row[2])))));
    counts.push_back({text(row[0]), text(row[1]), *month, text(row[3]), *n});
  }
  return counts;
}

}  // namespace

std::optional<int> parse_month(std::string_view text) {
  if (text.size() != 7) return std::nullopt;
  const auto day = parse_day(std::string(text) + "-01");
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date(*day);
  return static_cast<int>(date.year()) * 12 + static_cast<int>(unsigned{date.month()}) - 1;
}

std::vector<StreamCount> read_stream_csv(std::string_view bytes, std::string name,
                                         Problems& problems) {
  enum : std::size_t { actor1, actor2, month, event_class, n };
  CsvReader rows(bytes, std::move(name), {{"actor1"}, {"actor2"}, {"month"}, {"class"}, {"n"}},
                 problems);
  std::vector<StreamCount> counts;
  while (rows.next()) {
    const auto when = parse_month(rows.get(month));
    if (!when)
      rows.error(month, fmt::format("\"{}\" is not a month.", shorten(rows.get(month))), "",
                 "write a month as 2014-07");
    const auto count = parse_int(rows.get(n));
    if (!count || *count < 0)
      rows.error(n, fmt::format("\"{}\" is not a number of events.", shorten(rows.get(n))), "",
                 "a count is a whole number, 0 or more");
    for (const auto column : {actor1, actor2})
      if (rows.get(column).empty()) rows.error(column, "a count of events names two actors.");
    if (!when || !count || *count < 0) continue;
    counts.push_back({std::string(rows.get(actor1)), std::string(rows.get(actor2)), *when,
                      std::string(rows.get(event_class)), *count});
  }
  return counts;
}

Result<std::vector<StreamCount>> read_stream(const std::filesystem::path& file,
                                             Problems& problems) {
  const auto bytes = MappedFile::open(file);
  if (!bytes) return std::unexpected(bytes.error());
  if (file.extension() == ".parquet") return read_parquet(file);
  return read_stream_csv(bytes->bytes(), file.string(), problems);
}

}  // namespace comity::io
