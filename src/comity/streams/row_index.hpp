// SPDX-License-Identifier: Apache-2.0
// Where the fields of tab-separated rows begin and end, found in one pass over the bytes.
// Quotes mean nothing; a field ends at a separator, a row at a line feed.
// Knows nothing of what is in the fields.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace comity::streams {

/// The fields of some whole rows.
class RowIndex {
 public:
  /// Finds all rows of `bytes`; the last one may lack its line feed. What was found before is
  /// forgotten, its memory is kept.
  ///
  /// Cost: O(bytes), 64 bytes at a time with the processor's vectors where it has them.
  void build(std::string_view bytes, char separator);

  [[nodiscard]] std::size_t n_rows() const { return ends_.size(); }
  [[nodiscard]] std::uint32_t n_fields(std::size_t row) const {
    return ends_[row] - first_of(row) + 1;
  }
  /// A field of a row; the last one without a carriage return at its end.
  [[nodiscard]] std::string_view field(std::size_t row, std::uint32_t at) const {
    const auto mark = first_of(row) + at;
    const std::size_t begin = mark == 0 ? 0 : marks_[mark - 1] + std::size_t{1};
    std::size_t end = marks_[mark];
    if (mark == ends_[row] && end > begin && bytes_[end - 1] == '\r') --end;
    return bytes_.substr(begin, end - begin);
  }
  /// The bytes of a row, without its line feed.
  [[nodiscard]] std::string_view row(std::size_t row) const {
    const auto first = first_of(row);
    const std::size_t begin = first == 0 ? 0 : marks_[first - 1] + std::size_t{1};
    return bytes_.substr(begin, marks_[ends_[row]] - begin);
  }
  /// Whether a row may hold a byte that is NUL or not ASCII; false is certain.
  [[nodiscard]] bool may_be_odd(std::size_t row) const;
  /// Whether the last row ends with a line feed.
  [[nodiscard]] bool is_terminated() const { return bytes_.empty() || bytes_.back() == '\n'; }

 private:
  [[nodiscard]] std::uint32_t first_of(std::size_t row) const {
    return row == 0 ? 0 : ends_[row - 1] + 1;
  }
  std::string_view bytes_;
  std::vector<std::uint32_t> marks_;  ///< offsets of separators and line feeds
  std::vector<std::uint32_t> ends_;   ///< per row, the mark that is its line feed
  std::vector<bool> odd_;             ///< per 64 bytes: a byte that is NUL or not ASCII
};

}  // namespace comity::streams
