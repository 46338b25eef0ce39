// SPDX-License-Identifier: Apache-2.0
// The readers of indicators: the catalogue, the cells in bulk, and the other instruments.
// Bytes in, domain types out, every problem collected with its line and column.
// Knows nothing of folders.
#pragma once

#include "comity/factors/cells.hpp"
#include "comity/io/case_reader.hpp"

namespace comity::io {

/// Reads data/indicators.csv into the catalogue of a case.
std::uint64_t read_catalogue(const FileBytes& file, Case& to, Problems& problems);

/// Reads cells of several files, one after another, and finds those that stand twice.
class CellReader {
 public:
  /// Cells may name the actors and the indicators of a case. Where the bytes of all files together
  /// are known, room is made for their cells once.
  CellReader(const Case& of, Problems& problems, std::size_t bytes = 0);

  /// Reads the cells of one file of CSV. Returns its rows.
  ///
  /// Errors: to the problems: an unknown actor, indicator, reporter or status; a value that is
  ///         missing or too much for its status; a period that is no date; a cell that is there
  ///         already.
  /// Cost:   O(bytes); about two million rows a second.
  std::uint64_t read(const FileBytes& file);

  [[nodiscard]] factors::Cells take() { return std::move(cells_); }

 private:
  friend class CellRow;
  const Case& of_;
  Problems& problems_;
  factors::Cells cells_;
  factors::SeenCells seen_;
  std::vector<std::pair<std::size_t, std::string>> files_;  ///< first cell of each file read
};

/// The cells of a Parquet file as CSV. Errors: data, io: with DuckDB's own sentence.
[[nodiscard]] Result<std::string> csv_of_parquet(const std::string& path);

/// Reads data/instruments.csv; needs the actors.
std::uint64_t read_instruments(const FileBytes& file, Case& to, Problems& problems);

}  // namespace comity::io
