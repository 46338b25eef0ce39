// SPDX-License-Identifier: Apache-2.0
// Reads and writes CSV (RFC 4180) with the exact line and column of every field.
// Collects every problem of a file before it gives up; reads in one pass and bounded memory.
// Knows nothing of what the columns mean.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/base/result.hpp"

namespace comity::io {

/// A column of a table: its name, and whether the file may leave it out.
struct ColumnSpec {
  std::string_view name;
  bool optional = false;
};

/// Reads a CSV file row by row. Fields are valid until the next row.
class CsvReader {
 public:
  /// Begins to read. Problems with the header and with characters that are not UTF-8 are added at
  /// once.
  CsvReader(std::string_view bytes, std::string file, std::vector<ColumnSpec> columns,
            Problems& problems);

  /// Whether the header can be used; otherwise its problems have been added.
  [[nodiscard]] bool is_open() const { return open_; }
  /// Moves to the next row that has the right number of fields; false at the end, and when
  /// `problems` are full.
  [[nodiscard]] bool next();
  /// The field of the n-th declared column; empty where it is missing.
  [[nodiscard]] std::string_view get(std::size_t column) const;
  /// The line on which the row begins, from 1.
  [[nodiscard]] std::uint32_t line() const { return row_line_; }
  [[nodiscard]] std::uint64_t rows() const { return rows_; }
  /// No more rows than this can follow, if each takes at least `shortest` bytes: what a list may
  /// reserve.
  [[nodiscard]] std::size_t most_rows(std::size_t shortest) const;
  /// Whether rows are missing: the reading ended early, or rows were passed over.
  [[nodiscard]] bool is_partial() const { return !open_ || broken_ || passed_over_; }
  /// Where the field of the n-th declared column stands.
  [[nodiscard]] Origin at(std::size_t column) const;
  /// Adds an error at a field.
  void error(std::size_t column, std::string what, std::string nearest = {}, std::string hint = {});
  /// Adds an error that came from elsewhere, at a field.
  void error(std::size_t column, Error error);
  void warning(std::size_t column, std::string what, std::string hint = {});

  /// A field longer than this, in bytes, ends the reading of its file.
  static constexpr std::size_t longest_field = 1U << 20U;
  /// Nothing is looked at past a line longer than this: it is no table.
  static constexpr std::size_t longest_line = 1U << 24U;

 private:
  struct Field {
    std::string_view text;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
  };

  void cut_at_endless_line();
  void check_encoding();
  void read_header();
  bool read_record();
  bool read_field();
  bool read_quoted();
  bool read_plain();
  [[nodiscard]] std::size_t skip_plain(std::size_t at, std::size_t most) const;
  void fail(std::string what, std::string hint);
  [[nodiscard]] std::uint32_t column_here() const;

  std::string_view bytes_;
  std::string file_;
  std::vector<ColumnSpec> columns_;
  Problems& problems_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t row_line_ = 0;
  bool blank_ = false;  ///< the row is an empty line
  std::uint64_t rows_ = 0;
  std::vector<Field> fields_;
  std::deque<std::string> unescaped_;
  std::vector<std::size_t> place_;  ///< of each declared column in the file
  std::size_t width_ = 0;
  bool open_ = false;
  bool broken_ = false;
  bool passed_over_ = false;
};

/// The names of the header's columns as they are written, for a table that names its own columns;
/// CsvReader reads them again with care.
[[nodiscard]] std::vector<std::string> csv_header(std::string_view bytes);
/// One field, quoted where RFC 4180 asks for it.
[[nodiscard]] std::string csv_field(std::string_view text);
/// One row with its line end.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& fields);

}  // namespace comity::io
