// SPDX-License-Identifier: Apache-2.0
#include "comity/io/case_tables.hpp"

#include <fmt/format.h>

#include "comity/io/fact_tables.hpp"

namespace comity::io {

std::string stated_schema(std::string_view source) { return fmt::format("stated_{}", source); }

Result<void> write_case_tables(Database& to, const Case& of, const Telling& telling,
                               const TablesAsked& asked) {
  if (auto made = to.execute("create schema " + quote_name(telling.schema)); !made) return made;
  if (auto written = write_fact_tables(to, telling.schema, of, asked); !written) return written;
  return write_act_tables(to, of, telling);
}

Result<void> write_telling(Database& to, const Case& of, const Telling& telling,
                           const std::string& facts) {
  if (auto made = to.execute("create schema " + quote_name(telling.schema)); !made) return made;
  for (const auto& table : fact_table_names()) {
    auto made = to.execute(fmt::format("create view {}.{} as select * from {}.{}",
                                       quote_name(telling.schema), quote_name(table),
                                       quote_name(facts), quote_name(table)));
    if (!made) return made;
  }
  return write_act_tables(to, of, telling);
}

}  // namespace comity::io
