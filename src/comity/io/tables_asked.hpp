// SPDX-License-Identifier: Apache-2.0
// Which tables of a case some queries may read, so that no others are filled for them.
// Knows nothing of what the tables hold.
#pragma once

#include <string>
#include <string_view>

namespace comity::io {

/// The tables that the queries given so far may read: those whose names they write.
class TablesAsked {
 public:
  /// No table yet.
  TablesAsked() = default;
  /// Every table.
  [[nodiscard]] static TablesAsked all();

  /// Adds what a query may read. One that can put names of tables together may read them all.
  void add(std::string_view sql);
  /// Whether a table may be read. Shape: `table` in small letters.
  [[nodiscard]] bool has(std::string_view table) const;

 private:
  std::string sql_;  ///< of all queries, in small letters
  bool all_ = false;
};

}  // namespace comity::io
