// SPDX-License-Identifier: Apache-2.0
// Any bytes as a table of two columns: every field read is UTF-8 and inside the file, a file that
// cannot be read has a problem with a place, and what was read is read again after it is written.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "comity/base/text.hpp"
#include "comity/io/csv.hpp"

namespace {

using namespace comity;
using Table = std::vector<std::vector<std::string>>;

void require(bool holds) {
  if (!holds) std::abort();
}

Table read(std::string_view bytes, Problems& problems) {
  io::CsvReader rows(bytes, "t.csv", {{"a"}, {"b", true}}, problems);
  Table table;
  if (!rows.is_open()) require(problems.has_errors());
  while (rows.next()) {
    table.push_back({std::string(rows.get(0)), std::string(rows.get(1))});
    require(rows.line() >= 1 && rows.at(0).line >= rows.line() && rows.at(0).column >= 1);
  }
  require(rows.rows() >= table.size());
  return table;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Problems problems;
  const auto table = read(bytes, problems);
  for (const auto& problem : problems.list()) {
    require(!problem.error.what.empty() && problem.error.where.line >= 1);
    require(problem.error.where.line <=
            static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1);
  }
  if (problems.has_errors()) return 0;
  std::string written = io::csv_row({"a", "b"});
  for (const auto& row : table) {
    for (const auto& field : row) require(!find_bad_utf8(field));
    written += io::csv_row(row);
  }
  Problems none;
  require(read(written, none) == table && !none.has_errors());
  return 0;
}
