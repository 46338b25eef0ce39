// SPDX-License-Identifier: Apache-2.0
// Counts of events as a file: CSV or Parquet, as counts or as an indicator of a case.
// Written beside the target and renamed when whole; rows are sorted.
// Knows nothing of streams of rows.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>

#include "comity/base/result.hpp"
#include "comity/streams/counts.hpp"

namespace comity::io {

/// Counts with what their numbers mean, sorted by key.
struct CountsView {
  std::span<const streams::Count> counts;
  const streams::Codes& codes;
  const streams::Countries& countries;
  std::string indicator;  ///< the name of the indicator to write; empty for plain counts
  std::string source;     ///< of the indicator: the format of the streams
};

/// The columns of a counts file, in order.
[[nodiscard]] std::span<const std::string_view> columns_of(const CountsView& view);
/// One row as texts, in the order of the columns. Cells live until the next call.
void write_row(const CountsView& view, const streams::Count& count,
               std::vector<std::string>& cells);

/// Writes counts to a file that ends in `.csv` or `.parquet`.
///
/// Errors: usage, for another ending, or if it exists and `force` is not set; io.
[[nodiscard]] Result<void> write_counts(const std::filesystem::path& target, const CountsView& view,
                                        bool force);
/// Whether a name ends in `.csv` or `.parquet`. Errors: usage.
[[nodiscard]] Result<void> check_counts_name(const std::filesystem::path& target);

/// Gives the rows as CSV, piece by piece, until `take` says false.
[[nodiscard]] bool each_csv_piece(const CountsView& view,
                                  const std::function<bool(std::string_view)>& take);
/// The SHA-256 of the counts as CSV: the same for every format of file.
[[nodiscard]] std::string digest_of(const CountsView& view);

/// Writes the rows as Parquet by DuckDB, one after the other. Errors: io.
[[nodiscard]] Result<void> write_parquet(const std::filesystem::path& file, const CountsView& view);

}  // namespace comity::io
