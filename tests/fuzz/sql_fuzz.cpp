// SPDX-License-Identifier: Apache-2.0
//
// SQL of a foreign case: whatever it says, the database stays as it was and the answer is a table
// or one sentence. Runs without the process around it, so that a fault is seen here.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "comity/io/database.hpp"

namespace {

using comity::io::Database;

Database& database() {
  static Database locked = [] {
    auto made = Database::in_memory();
    auto rows =
        made->create_table("main", "act", comity::io::sql_columns("act day:DATE rung:INTEGER"));
    rows->row("A1", comity::Day{std::chrono::year{1993} / 11 / 15}, 4);
    if (!rows->close() || !made->lock()) std::abort();
    return std::move(*made);
  }();
  return locked;
}

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  comity::io::Query query{.sql = std::string(reinterpret_cast<const char*>(data), size)};
  query.limits = {.time = std::chrono::milliseconds(100), .rows = 1000, .bytes = 1 << 20};
  const auto table = database().select(query);
  if (table) {
    require(table->rows.size() <= query.limits.rows);
    for (const auto& row : table->rows) require(row.size() == table->columns.size());
  } else {
    require(!table.error().what.empty() && table.error().what.find('\n') == std::string::npos);
  }
  const auto after = database().select({.sql = "select count(*) from main.act"});
  require(after && after->rows[0][0] == comity::Value(1));
  return 0;
}
