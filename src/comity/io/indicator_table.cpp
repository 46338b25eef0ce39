// SPDX-License-Identifier: Apache-2.0
#include "comity/io/indicator_table.hpp"

#include <algorithm>
#include <cctype>

namespace comity::io {

namespace {

std::string_view code_of(const Case& of, std::uint32_t actor) {
  if (actor == factors::nobody) return {};
  return of.actors.at(actors::ActorId{actor}).code;
}

/// Whether a text holds a word, whatever its case.
bool mentions(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  return !std::ranges::search(text, word, same).empty();
}

}  // namespace

Result<void> write_indicator_table(Database& to, const std::string& schema, const Case& of,
                                   LargeTables large) {
  auto rows = to.create_table(
      schema, "indicator",
      sql_columns("indicator period period_min:DATE period_max:DATE actor counterpart reporter "
                  "class value:DOUBLE unit status source"));
  if (!rows) return std::unexpected(rows.error());
  if (large == LargeTables::empty) return rows->close();
  const auto cells = cells_of(of);
  if (!cells) return std::unexpected(cells.error());
  const auto& all = **cells;
  const std::array statuses{to_word(factors::CellStatus::value), to_word(factors::CellStatus::zero),
                            to_word(factors::CellStatus::not_covered)};
  for (const auto& cell : all.all) {
    const auto& date = all.dates[cell.period];
    rows->add(of.catalogue[cell.indicator].id);
    rows->add(all.periods.at(cell.period));
    rows->add(date.first());
    rows->add(date.last());
    rows->add(code_of(of, cell.actor));
    rows->add(code_of(of, cell.counterpart));
    rows->add(all.words.at(cell.reporter));
    rows->add(all.words.at(cell.klass));
    if (cell.status == factors::CellStatus::not_covered) {
      rows->add_null();
    } else {
      rows->add(cell.value);
    }
    rows->add(all.words.at(cell.unit));
    rows->add(statuses.at(static_cast<std::size_t>(cell.status)));
    rows->add(all.words.at(cell.source));
    rows->end_row();
  }
  return rows->close();
}

LargeTables large_tables_for(std::string_view sql) {
  // `query` and `query_table` take names of tables as texts, which may be put together.
  const bool may_read = mentions(sql, "indicator") || mentions(sql, "query");
  return may_read ? LargeTables::full : LargeTables::empty;
}

}  // namespace comity::io
