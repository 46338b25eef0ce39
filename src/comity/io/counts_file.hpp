// SPDX-License-Identifier: Apache-2.0
// Counts of events as a file: CSV or Parquet, as counts or as an indicator of a case.
// Written beside the target and renamed when whole; rows are sorted.
// Knows nothing of streams of rows.
#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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

/// Turns counts into texts, one row after the other.
class RowWriter {
 public:
  /// `view` outlives it.
  explicit RowWriter(const CountsView& view);
  void write(const streams::Count& count);
  /// The texts of the row written last, in the order of the columns.
  [[nodiscard]] std::span<const std::string_view> cells() const { return cells_; }

 private:
  const CountsView& view_;
  bool plain_;
  std::vector<std::string_view> cells_;
  std::unordered_map<streams::ClassId, std::string> kinds_;
  std::uint32_t month_ = 0;
  std::string month_text_;
  std::array<char, 20> number_{};
};

/// Writes counts to a file that ends in `.csv` or `.parquet`. Returns the SHA-256 of the counts as
/// CSV, which is the same for every format of file.
///
/// Errors: usage, for another ending, or if it exists and `force` is not set; io.
[[nodiscard]] Result<std::string> write_counts(const std::filesystem::path& target,
                                               const CountsView& view, bool force);
/// Whether a name ends in `.csv` or `.parquet`. Errors: usage.
[[nodiscard]] Result<void> check_counts_name(const std::filesystem::path& target);

/// Writes the rows as Parquet by DuckDB, one after the other. Errors: io.
[[nodiscard]] Result<void> write_parquet(const std::filesystem::path& file, const CountsView& view);

}  // namespace comity::io
