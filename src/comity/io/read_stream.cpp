// SPDX-License-Identifier: Apache-2.0
#include "comity/io/read_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "comity/base/text.hpp"
#include "comity/io/csv.hpp"
#include "comity/io/database.hpp"
#include "comity/io/file.hpp"

namespace comity::io {

namespace {

/// What a row of counts has, whatever its columns are called.
enum CountField : std::size_t { actor1, actor2, month, event_class, n, unit, indicator };

/// The columns of both forms that `comity events` writes; an indicator has two more to look at.
const std::vector<ColumnSpec> stream_columns{{"actor1"}, {"actor2"}, {"month"}, {"class"}, {"n"}};
const std::vector<ColumnSpec> indicator_stream_columns{
    {"actor"}, {"counterpart"}, {"period"},         {"class"},        {"value"},
    {"unit"},  {"indicator"},   {"reporter", true}, {"status", true}, {"source", true}};

bool is_indicator(const std::vector<std::string>& columns) {
  return std::ranges::find(columns, "indicator") != columns.end();
}

std::optional<std::int64_t> parse_count(std::string_view text) {
  constexpr double most = 9e15;  // whole numbers are exact in a real up to here
  const auto number = parse_real(text);
  if (!number || *number < 0 || *number > most || *number != std::floor(*number))
    return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

/// Reads rows one after another, of either form.
class CountRows {
 public:
  explicit CountRows(bool as_indicator) : as_indicator_(as_indicator) {}

  /// Adds a row. `get` gives the text of a field, `refuse` takes what is wrong with one.
  template <class Get, class Refuse>
  void add(const Get& get, const Refuse& refuse) {
    const auto when = parse_month(get(month));
    if (!when)
      refuse(month, fmt::format("\"{}\" is not a month.", shorten(get(month))),
             "write a month as 2014-07 or 201407");
    const auto count = parse_count(get(n));
    if (!count)
      refuse(n, fmt::format("\"{}\" is not a number of events.", shorten(get(n))),
             "a count is a whole number, 0 or more");
    bool good = when && count;
    for (const auto actor : {actor1, actor2}) {
      if (!get(actor).empty()) continue;
      refuse(actor, "a count of events names two actors.", "");
      good = false;
    }
    if (as_indicator_ && !fits(get, refuse)) return;
    if (!good) return;
    counts_.push_back({std::string(get(actor1)), std::string(get(actor2)), *when,
                       std::string(get(event_class)), *count});
  }

  std::vector<StreamCount> take() { return std::move(counts_); }

 private:
  /// Whether a row of an indicator counts events, of the indicator of the first row.
  template <class Get, class Refuse>
  bool fits(const Get& get, const Refuse& refuse) {
    if (get(unit) != "events") {
      refuse(unit, fmt::format("an indicator in \"{}\" counts no events.", shorten(get(unit))),
             "comity events --as-indicator writes events");
      return false;
    }
    if (indicator_.empty()) indicator_ = get(indicator);
    if (get(indicator) == indicator_) return true;
    refuse(indicator,
           fmt::format("\"{}\" stands in one file with \"{}\".", shorten(get(indicator)),
                       shorten(indicator_)),
           "compare with one stream at a time");
    return false;
  }

  bool as_indicator_;
  std::string indicator_;
  std::vector<StreamCount> counts_;
};

Error no_counts(const std::filesystem::path& file, std::string why) {
  return {.kind = Error::Kind::data,
          .what = "this file holds no counts of events: " + std::move(why),
          .where = {.file = file.string()},
          .hint =
              "it needs the columns actor1, actor2, month, class and n, or those of an "
              "indicator, as comity events writes them"};
}

Result<SqlTable> ask_parquet(Database& database, const std::filesystem::path& file,
                             std::string_view columns, std::string_view rest = {}) {
  constexpr std::uint64_t most_counts = 50'000'000;
  auto table = database.select({.sql = fmt::format("select {} from read_parquet({}){}", columns,
                                                   quote_text(file.string()), rest),
                                .on = {},
                                .limits = {.time = std::chrono::minutes(5),
                                           .rows = most_counts,
                                           .bytes = std::uint64_t{4} << 30U}});
  if (!table) return std::unexpected(no_counts(file, table.error().what));
  return table;
}

Result<std::vector<StreamCount>> read_parquet(const std::filesystem::path& file) {
  auto database = Database::in_memory();
  if (!database) return std::unexpected(database.error());
  const auto empty = ask_parquet(*database, file, "*", " limit 0");
  if (!empty) return std::unexpected(empty.error());
  std::vector<std::string> names, wanted;
  for (const auto& column : empty->columns) names.push_back(column.name);
  const bool as_indicator = is_indicator(names);
  for (const auto& column : as_indicator ? indicator_stream_columns : stream_columns) {
    if (!column.optional)
      wanted.push_back(fmt::format("cast({} as varchar)", quote_name(column.name)));
  }
  // A month may be a date, of which the day says nothing.
  wanted[month] = fmt::format("left({}, 7)", wanted[month]);
  const auto table = ask_parquet(*database, file, join(wanted, ", "));
  if (!table) return std::unexpected(table.error());
  CountRows counts(as_indicator);
  std::string first_problem;
  for (const auto& row : table->rows) {
    const auto get = [&](CountField field) {
      const auto* const text = row[field].if_text();
      return text == nullptr ? std::string_view{} : std::string_view(*text);
    };
    counts.add(get, [&](CountField, std::string what, const std::string&) {
      if (first_problem.empty()) first_problem = std::move(what);
    });
    if (!first_problem.empty()) return std::unexpected(no_counts(file, first_problem));
  }
  return counts.take();
}

}  // namespace

std::optional<int> parse_month(std::string_view text) {
  if (text.size() != 6 && text.size() != 7) return std::nullopt;
  if (text.size() == 7 && text[4] != '-') return std::nullopt;
  const auto day =
      parse_day(fmt::format("{}-{}-01", text.substr(0, 4), text.substr(text.size() - 2)));
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date(*day);
  return static_cast<int>(date.year()) * 12 + static_cast<int>(unsigned{date.month()}) - 1;
}

std::vector<StreamCount> read_stream_csv(std::string_view bytes, std::string name,
                                         Problems& problems) {
  const bool as_indicator = is_indicator(csv_header(bytes));
  CsvReader rows(bytes, std::move(name), as_indicator ? indicator_stream_columns : stream_columns,
                 problems);
  CountRows counts(as_indicator);
  while (rows.next()) {
    counts.add([&](CountField field) { return rows.get(field); },
               [&](CountField field, std::string what, std::string hint) {
                 rows.error(field, std::move(what), "", std::move(hint));
               });
  }
  return counts.take();
}

Result<std::vector<StreamCount>> read_stream(const std::filesystem::path& file,
                                             Problems& problems) {
  const auto bytes = MappedFile::open(file);
  if (!bytes) return std::unexpected(bytes.error());
  if (file.extension() == ".parquet") return read_parquet(file);
  return read_stream_csv(bytes->bytes(), file.string(), problems);
}

}  // namespace comity::io
