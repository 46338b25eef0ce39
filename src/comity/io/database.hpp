// SPDX-License-Identifier: Apache-2.0
// The only door to DuckDB: tables are written through it, and one SELECT at a time is asked.
// Once locked it reads no file, loads nothing and keeps its settings.
// Knows nothing of cases; what it runs for strangers is run in a QueryProcess.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/base/value.hpp"

namespace comity::io {

/// A column of a table: its name and its SQL type.
struct SqlColumn {
  std::string name;
  std::string type = "VARCHAR";
  bool operator==(const SqlColumn&) const = default;
};

/// Reads columns written "act date day:DATE rung:INTEGER"; without a type it is VARCHAR.
[[nodiscard]] std::vector<SqlColumn> sql_columns(std::string_view text);

/// What a query gave. Days and times are texts.
struct SqlTable {
  std::vector<SqlColumn> columns;
  std::vector<std::vector<Value>> rows;
  bool operator==(const SqlTable&) const = default;
};

/// What one query may use.
struct QueryLimits {
  std::chrono::milliseconds time{5000};
  std::uint64_t rows = 1'000'000;
  std::uint64_t bytes = 256ULL << 20U;  ///< of all cells together
};

/// One question in SQL.
struct Query {
  std::string sql;
  std::string schema = "main";  ///< where names without a schema are looked up
  std::optional<Day> on;        ///< bound to $on where the query has it
  QueryLimits limits;
};

/// What a row has in a column. A column is asked and not copied: many rows would take it twice.
template <class T>
using ByRow = std::function<T(std::uint64_t row)>;

/// Texts of a column in which few are different: each row has the place of its text in `words`.
/// An empty text is NULL.
struct SharedTexts {
  std::vector<std::string_view> words;
  ByRow<std::uint32_t> place_of;
};

/// The same of days. An open end, `distant_past` or `distant_future`, is NULL.
struct SharedDays {
  std::vector<Day> days;
  ByRow<std::uint32_t> place_of;
};

/// A whole column: its name and a cell for each row.
struct TableColumn {
  std::string name;
  std::variant<SharedTexts, SharedDays, ByRow<std::optional<double>>> cells;
};

/// Writes the rows of one table, fast. An empty text is written as NULL.
class TableWriter {
 public:
  TableWriter(TableWriter&& other) noexcept;
  TableWriter(const TableWriter&) = delete;
  TableWriter& operator=(TableWriter&&) = delete;
  TableWriter& operator=(const TableWriter&) = delete;
  ~TableWriter();

  /// Appends one row: one cell for each column, in order. Problems are told by `close`.
  template <class... Cells>
  void row(const Cells&... cells) {
    (add(cells), ...);
    end_row();
  }
  void add(std::string_view text);
  void add(const std::string& text) { add(std::string_view(text)); }
  void add(const char* text) { add(std::string_view(text)); }
  void add(std::same_as<bool> auto truth) { add_bool(truth); }
  void add(std::integral auto number)
    requires(!std::same_as<decltype(number), bool>)
  {
    add_int(static_cast<std::int64_t>(number));
  }
  void add(double number);
  /// An open end, `distant_past` or `distant_future`, is NULL.
  void add(Day day);
  void add(const std::vector<std::string>& texts);
  template <class T>
  void add(const std::optional<T>& maybe) {
    maybe ? add(*maybe) : add_null();
  }
  void add_null();
  void end_row();

  /// Flushes the rows. Errors: io, if the database cannot take them.
  [[nodiscard]] Result<void> close();

 private:
  friend class Database;
  struct Impl;
  explicit TableWriter(std::unique_ptr<Impl> impl);
  void add_bool(bool truth);
  void add_int(std::int64_t number);
  std::unique_ptr<Impl> impl_;
};

/// One DuckDB database, in memory or in a file.
class Database {
 public:
  /// How many threads share the work of a database in memory.
  enum class Threads : std::uint8_t { one, all };
  /// Opens an empty database in memory. Errors: internal.
  [[nodiscard]] static Result<Database> in_memory(Threads threads = Threads::all);
  /// Opens a database file, which is created if it is empty or not there. Errors: io.
  [[nodiscard]] static Result<Database> open(const std::filesystem::path& file);

  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  /// Runs a statement of our own (create schema, create view). Never takes a stranger's text.
  [[nodiscard]] Result<void> execute(const std::string& sql);

  /// Creates an empty table and opens it for writing. Errors: io, if it is already there.
  [[nodiscard]] Result<TableWriter> create_table(std::string_view schema, std::string_view name,
                                                 const std::vector<SqlColumn>& columns);

  /// Creates a table with all its rows. Texts become an ENUM, which compares and sorts as they do.
  ///
  /// Shape:  `n_rows` cells in each column.
  /// Errors: io, if it is already there or the database cannot take it.
  /// Cost:   O(cells); 1 to 8 bytes each in the table.
  [[nodiscard]] Result<void> write_columns(std::string_view schema, std::string_view name,
                                           std::span<const TableColumn> columns,
                                           std::uint64_t n_rows);

  /// Shuts the doors for good: no files, no extensions, no change of settings, little memory.
  [[nodiscard]] Result<void> lock();

  /// Asks one SELECT; anything else is refused. Only a locked database should be asked.
  ///
  /// DuckDB stops a query between pieces of work and a single call of a function is one piece, so
  /// time and memory are kept strictly only by a QueryProcess.
  ///
  /// Errors: data, if it is not one SELECT, cannot be run, or passes a limit; with DuckDB's own
  ///         sentence and its nearest name.
  [[nodiscard]] Result<SqlTable> select(const Query& query);

 private:
  struct Impl;
  explicit Database(std::unique_ptr<Impl> impl);
  static Result<Database> open(const std::filesystem::path& file, Threads threads);
  std::unique_ptr<Impl> impl_;
};

/// A name as SQL quotes it: "row".
[[nodiscard]] std::string quote_name(std::string_view name);
/// A text as SQL quotes it: 'word'.
[[nodiscard]] std::string quote_text(std::string_view text);

}  // namespace comity::io
