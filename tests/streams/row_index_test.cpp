// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/row_index.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

#include "comity/base/text.hpp"

namespace comity::streams {
namespace {

using Table = std::vector<std::vector<std::string>>;

Table read(std::string_view bytes, char separator = '\t') {
  RowIndex rows;
  rows.build(bytes, separator);
  Table table;
  for (std::size_t row = 0; row < rows.n_rows(); ++row) {
    table.emplace_back();
    for (std::uint32_t at = 0; at < rows.n_fields(row); ++at)
      table.back().emplace_back(rows.field(row, at));
  }
  return table;
}

/// The same by the plainest means.
Table split_plainly(std::string_view bytes, char separator) {
  Table table;
  if (bytes.empty()) return table;
  if (bytes.ends_with('\n')) bytes.remove_suffix(1);
  for (auto line : split(bytes, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    table.emplace_back();
    for (const auto field : split(line, separator)) table.back().emplace_back(field);
  }
  return table;
}

TEST(RowIndex, FindsFields) {
  EXPECT_EQ(read("a\tb\n\tc\t\n"), (Table{{"a", "b"}, {"", "c", ""}}));
  EXPECT_EQ(read(""), Table{});
  EXPECT_EQ(read("\n\n"), (Table{{""}, {""}}));
  EXPECT_EQ(read("a\tb\r\nc"), (Table{{"a", "b"}, {"c"}}));
  EXPECT_EQ(read("a;b\n", ';'), (Table{{"a", "b"}}));
}

TEST(RowIndex, SaysWhetherTheLastRowEnds) {
  RowIndex rows;
  rows.build("a\nb", '\t');
  EXPECT_FALSE(rows.is_terminated());
  rows.build("a\n", '\t');
  EXPECT_TRUE(rows.is_terminated());
  EXPECT_EQ(rows.row(0), "a");
}

RC_GTEST_PROP(RowIndex, FindsWhatASplitFinds, ()) {
  const auto piece = rc::gen::element<std::string>("\t", "\n", "a", "bcd", "\r", "\r\n", "é", ";",
                                                   std::string(70, 'x'), std::string(1, '\0'));
  const auto pieces = *rc::gen::container<std::vector<std::string>>(piece);
  std::string bytes;
  for (const auto& p : pieces) bytes += p;
  const char separator = *rc::gen::element('\t', ';');
  RC_ASSERT(read(bytes, separator) == split_plainly(bytes, separator));

  RowIndex rows;
  rows.build(bytes, separator);
  for (std::size_t row = 0; row < rows.n_rows(); ++row) {
    const auto odd = std::ranges::any_of(
        rows.row(row), [](char c) { return c == '\0' || static_cast<unsigned char>(c) >= 0x80; });
    RC_ASSERT(!odd || rows.may_be_odd(row));
  }
}

TEST(RowIndex, ForgetsTheRowsBefore) {
  RowIndex rows;
  rows.build(std::string(1000, '\t') + "\n", '\t');
  EXPECT_EQ(rows.n_fields(0), 1001U);
  rows.build("a\tb\n", '\t');
  EXPECT_EQ(rows.n_rows(), 1U);
  EXPECT_EQ(rows.field(0, 1), "b");
  EXPECT_FALSE(rows.may_be_odd(0));
}

}  // namespace
}  // namespace comity::streams
