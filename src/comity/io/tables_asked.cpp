// SPDX-License-Identifier: Apache-2.0
#include "comity/io/tables_asked.hpp"

#include <cctype>

namespace comity::io {

TablesAsked TablesAsked::all() {
  TablesAsked every;
  every.all_ = true;
  return every;
}

void TablesAsked::add(std::string_view sql) {
  sql_ += ' ';
  for (const char c : sql) {
    sql_ += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  // `query` and `query_table` take names of tables as texts, U&"..." takes numbers of letters.
  all_ = all_ || sql_.contains("query") || sql_.contains("u&");
}

bool TablesAsked::has(std::string_view table) const { return all_ || sql_.contains(table); }

}  // namespace comity::io
