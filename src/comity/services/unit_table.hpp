// SPDX-License-Identifier: Apache-2.0
// A table for other programs whose every column says its type, unit and meaning: what is written
// and what the codebook says of it stand in one place.
// Knows nothing of what the tables are about.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/base/day.hpp"
#include "comity/services/export_package.hpp"

namespace comity::services {

/// What the codebook says of a column.
struct UnitColumn {
  std::string name;
  std::string type;  ///< text, integer, flag (0 or 1), date (YYYY-MM-DD)
  std::string unit;  ///< days, acts, rungs ...; empty for names and codes
  std::string meaning;
  std::string values;  ///< the values it may take; empty: any of its type
};

/// Writes the cells of a row. Texts are quoted, so that no reader takes the code NA for a missing
/// value; what is missing is empty.
class CellWriter {
 public:
  explicit CellWriter(std::string& out) : out_(out) {}
  void begin(bool first) {
    if (!first) out_ += ',';
  }
  void text(std::string_view value);
  void integer(std::int64_t value) { out_ += std::to_string(value); }
  void flag(bool value) { out_ += value ? '1' : '0'; }
  /// A day, or nothing for an open end.
  void date(Day day);
  void code(std::string_view digits) { out_ += digits; }  ///< a number kept as text, or nothing
  void missing() {}

 private:
  std::string& out_;
};

/// A column of rows of type `Row`, with the function that writes its cell.
template <class Row>
struct ColumnOf {
  UnitColumn column;
  std::function<void(CellWriter&, const Row&)> write;
};
template <class Row>
using ColumnsOf = std::vector<ColumnOf<Row>>;

/// One table of an export.
struct UnitTable {
  std::string unit;   ///< "dyad-year"
  std::string about;  ///< what one row is
  std::vector<UnitColumn> columns;
  std::string bytes;
  std::size_t n_rows = 0;

  [[nodiscard]] std::string file() const { return unit + ".csv"; }
};

/// Fills a table row by row. Cost: O(cells).
template <class Row>
class UnitWriter {
 public:
  UnitWriter(std::string unit, std::string about, ColumnsOf<Row> columns)
      : columns_(std::move(columns)) {
    table_.unit = std::move(unit);
    table_.about = std::move(about);
    for (const auto& column : columns_) {
      if (!table_.columns.empty()) table_.bytes += ',';
      table_.bytes += column.column.name;
      table_.columns.push_back(column.column);
    }
    table_.bytes += '\n';
  }
  void add(const Row& row) {
    CellWriter cells(table_.bytes);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      cells.begin(i == 0);
      columns_[i].write(cells, row);
    }
    table_.bytes += '\n';
    ++table_.n_rows;
  }
  UnitTable finish() { return std::move(table_); }

 private:
  ColumnsOf<Row> columns_;
  UnitTable table_;
};

/// Joins lists of columns.
template <class Row>
[[nodiscard]] ColumnsOf<Row> all_of(std::vector<ColumnsOf<Row>> groups) {
  ColumnsOf<Row> columns;
  for (auto& group : groups)
    columns.insert(columns.end(), std::make_move_iterator(group.begin()),
                   std::make_move_iterator(group.end()));
  return columns;
}

/// The codebook of tables: `codebook.csv` (file, column, type, unit, meaning, values).
[[nodiscard]] std::string codebook_csv(const std::vector<UnitTable>& tables);
/// The same for people: one table of Markdown per file.
[[nodiscard]] std::string codebook_markdown(const std::vector<UnitTable>& tables);

}  // namespace comity::services
