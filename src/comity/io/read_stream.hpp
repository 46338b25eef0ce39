// SPDX-License-Identifier: Apache-2.0
// Counts of events by pair and month, as `comity events` writes them, from CSV or Parquet.
// Columns are found by name: actor1, actor2, month, class, n; or those of an indicator.
// Knows nothing of how they were counted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/base/result.hpp"

namespace comity::io {

/// How many events of a class two actors had in a month.
struct StreamCount {
  std::string actor1;
  std::string actor2;
  int month = 0;  ///< months since January of year 0
  std::string event_class;
  std::int64_t n = 0;
};

/// The months since January of year 0 of a text YYYY-MM or YYYYMM, or nothing.
[[nodiscard]] std::optional<int> parse_month(std::string_view text);

/// Reads the counts of a file: Parquet if its name ends so, else CSV.
///
/// An indicator has to count events, and a file holds one of them. Every problem of a CSV file goes
/// to `problems` with line and column; with errors among them the counts must not be used.
/// Errors: missing, if there is no such file; data, if it is no Parquet file, lacks a column or has
///         a row that is no count.
[[nodiscard]] Result<std::vector<StreamCount>> read_stream(const std::filesystem::path& file,
                                                           Problems& problems);

/// The CSV form alone, from bytes.
[[nodiscard]] std::vector<StreamCount> read_stream_csv(std::string_view bytes, std::string name,
                                                       Problems& problems);

}  // namespace comity::io
