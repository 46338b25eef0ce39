// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "comity/base/text.hpp"
#include "comity/io/csv.hpp"
#include "comity/io/json.hpp"

namespace comity::io {
namespace {

/// Any text that is UTF-8 and holds no NUL, with much of what CSV finds hard.
std::string any_text() {
  const auto piece = rc::gen::element<std::string>("a", "b", ",", "\"", "\n", "\r", "\r\n", " ",
                                                   ";", "é", "中", "😀", "\t", "\xEF\xBB\xBF", "0");
  const auto pieces = *rc::gen::container<std::vector<std::string>>(piece);
  std::string text;
  for (const auto& p : pieces) text += p;
  return text;
}

RC_GTEST_PROP(Csv, ReadsBackWhatWasWritten, ()) {
  std::vector<std::vector<std::string>> written;
  const int rows = *rc::gen::inRange(0, 6);
  const int width = *rc::gen::inRange(1, 4);
  std::vector<ColumnSpec> columns{{"a"}, {"b"}, {"c"}};
  columns.resize(static_cast<std::size_t>(width));
  std::vector<std::string> header;
  for (const auto& column : columns) header.emplace_back(column.name);
  std::string bytes = csv_row(header);
  for (int i = 0; i < rows; ++i) {
    auto& row = written.emplace_back();
    for (int k = 0; k < width; ++k) row.push_back(any_text());
    bytes += csv_row(row);
  }
  Problems problems;
  CsvReader reader(bytes, "t.csv", columns, problems);
  std::vector<std::vector<std::string>> read;
  while (reader.next()) {
    auto& row = read.emplace_back();
    for (std::size_t k = 0; k < columns.size(); ++k) row.emplace_back(reader.get(k));
  }
  RC_ASSERT(problems.list().empty());
  RC_ASSERT(read == written);
}

Value any_value(int depth) {
  switch (*rc::gen::inRange(0, depth > 0 ? 7 : 5)) {
    case 0:
      return {};
    case 1:
      return *rc::gen::arbitrary<bool>();
    case 2:
      return *rc::gen::arbitrary<std::int64_t>();
    case 3:
      return static_cast<double>(*rc::gen::arbitrary<std::int32_t>()) / 7.0;
    case 4:
      return any_text();
    case 5: {
      auto list = Value::array();
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i) list.push(any_value(depth - 1));
      return list;
    }
    default: {
      Value object{Value::Object{}};
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        object.set(any_text(), any_value(depth - 1));
      return object;
    }
  }
}

RC_GTEST_PROP(Json, ReadsBackWhatWasWritten, ()) {
  const auto value = any_value(3);
  RC_ASSERT(parse_json(to_json(value)) == value);
}

}  // namespace
}  // namespace comity::io
