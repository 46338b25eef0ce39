// SPDX-License-Identifier: Apache-2.0
// One row of a stream as an event, or the reason why it is none.
// Every field that is used is checked; nothing is guessed.
// Knows nothing of counts.
#pragma once

#include <cstdint>
#include <string_view>

#include "comity/streams/codes.hpp"
#include "comity/streams/countries.hpp"
#include "comity/streams/layout.hpp"
#include "comity/streams/row_index.hpp"

namespace comity::streams {

/// Why a row is rejected, in the order in which it is asked.
enum class Reason : std::uint8_t { none, blank, columns, truncated, date, code, country, place };
inline constexpr std::size_t n_reasons = 8;

/// "blank", "columns", "date" ...: the keys of `rejected`.
[[nodiscard]] std::string_view to_word(Reason reason);
/// What a person reads of it.
[[nodiscard]] std::string_view sentence_of(Reason reason);

/// What is used of a row.
struct Event {
  Ymd day = 0;
  CountryId actor1 = 0;  ///< 0: the row names no country
  CountryId actor2 = 0;
  CountryId place = 0;
  CodeId code = 0;
  bool repaired = false;       ///< its code got back the leading zero a spreadsheet took
  bool is_mutual = false;      ///< it has no direction
  bool told_by_other = false;  ///< of two rows that tell one event, the one from the other side
  std::uint64_t identity = 0;  ///< equal for repeats; 0 when nobody asks
  std::uint64_t mirror = 0;    ///< equal for the two tellings of one event; 0 for none
};

/// What is wanted of the rows.
struct Wanted {
  bool identity = false;
  bool mirrors = false;
  bool place = false;
};

/// Reads rows of one layout.
class RowReader {
 public:
  RowReader(const Layout& layout, const Codes& codes, const Countries& countries, Wanted wanted)
      : layout_(layout), codes_(codes), countries_(countries), wanted_(wanted) {}

  /// Reads one row; `event` is whole only when there is no reason against it.
  [[nodiscard]] Reason read(const RowIndex& rows, std::size_t row, Event& event) const;

 private:
  [[nodiscard]] Reason read_gdelt(const RowIndex& rows, std::size_t row, Event& event) const;
  [[nodiscard]] Reason read_named(const RowIndex& rows, std::size_t row, Event& event) const;
  [[nodiscard]] bool read_gdelt_code(const RowIndex& rows, std::size_t row, Event& event) const;
  void find_mirror(const RowIndex& rows, std::size_t row, Event& event) const;

  Layout layout_;
  const Codes& codes_;
  const Countries& countries_;
  Wanted wanted_;
};

/// Reads YYYYMMDD or YYYY-MM-DD, a day of the calendar from 1900 to 2099. 0 if it is none.
[[nodiscard]] Ymd read_ymd(std::string_view text);

}  // namespace comity::streams
