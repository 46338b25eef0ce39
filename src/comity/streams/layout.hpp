// SPDX-License-Identifier: Apache-2.0
// Which kind of event file this is, and in which columns its fields stand.
// Told from the first lines of the bytes, never from the name of the file.
// Knows nothing of files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "comity/base/result.hpp"

namespace comity::streams {

enum class Format : std::uint8_t { empty, gdelt, icews, polecat };

/// Stands for a column that a format does not have.
inline constexpr std::uint32_t no_column = 0xFFFFFFFFU;

/// The places of the fields that are used; columns count from 0.
struct Layout {
  Format format = Format::empty;
  char separator = '\t';
  bool has_header = false;
  bool mangled = false;         ///< saved by a spreadsheet: semicolons, leading zeros gone
  std::uint32_t n_columns = 0;  ///< of the first row; GDELT rows may have 57, 58 or 61
  std::uint32_t date = no_column;
  std::uint32_t name1 = no_column, name2 = no_column;
  std::uint32_t country1 = no_column, country2 = no_column;
  std::uint32_t code = no_column;
  std::uint32_t mode = no_column;      ///< POLECAT alone
  std::uint32_t place = no_column;     ///< GDELT: by the number of columns
  std::uint32_t story = no_column;     ///< ICEWS alone
  std::uint32_t sentence = no_column;  ///< ICEWS alone
  bool operator==(const Layout&) const = default;
};

/// How many bytes of a file are enough to tell its layout.
inline constexpr std::size_t bytes_to_tell = std::size_t{1} << 16U;

/// Tells the layout from the first bytes of a file.
///
/// Errors: data, if they are no event file that is known, with what they look like.
[[nodiscard]] Result<Layout> tell_layout(std::string_view head);

/// "gdelt2", "gdelt1", "gdelt mangled", "icews", "polecat" or "empty".
[[nodiscard]] std::string to_word(const Layout& layout);

}  // namespace comity::streams
