// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/io/csv.hpp"

namespace comity::io {

namespace {

/// Columns of the tables that are kept as text.
std::vector<ColumnSpec> text_columns(std::string_view table) {
  if (table == "instrument")
    return {{"actor"}, {"counterpart"}, {"kind"}, {"since"},
            {"until"}, {"value"},       {"unit"}, {"source"}};
  return {{"indicator"}, {"period"}, {"actor"}, {"counterpart"}, {"reporter"},
          {"class"},     {"value"},  {"unit"},  {"status"},      {"source"}};
}

TextTable& table_of(Case& to, std::string_view name, const std::vector<ColumnSpec>& columns) {
  const auto found = std::ranges::find(to.text_tables, name, &TextTable::name);
  if (found != to.text_tables.end()) return *found;
  auto& table = to.text_tables.emplace_back();
  table.name = name;
  for (const auto& column : columns) table.columns.emplace_back(column.name);
  return table;
}

}  // namespace

std::uint64_t read_printed(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { source, table, row, column, value, locator };
  CsvReader rows(file.bytes, file.name,
                 {{"source"}, {"table"}, {"row"}, {"column"}, {"value"}, {"locator"}}, problems);
  const auto text = [&](std::size_t place) { return std::string(rows.get(place)); };
  while (rows.next()) {
    if (!to.is_partial && !to.log.find_source(rows.get(source))) {
      rows.error(source, fmt::format("there is no source \"{}\".", shorten(rows.get(source))), "",
                 "add it to sources.csv");
    }
    to.printed.push_back({text(source), text(table), text(row), text(column), text(value),
                          text(locator), rows.line()});
  }
  return rows.rows();
}

std::uint64_t read_decisions(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { finding, state, reason, by, on };
  CsvReader rows(file.bytes, file.name, {{"finding"}, {"state"}, {"reason"}, {"by"}, {"on"}},
                 problems);
  const std::vector<std::string> states{"open", "explained", "accepted"};
  const auto text = [&](std::size_t column) { return std::string(rows.get(column)); };
  while (rows.next()) {
    if (rows.get(finding).find(':') == std::string_view::npos) {
      rows.error(finding, fmt::format("\"{}\" is not a finding.", shorten(rows.get(finding))), "",
                 "write code:subject, as audit prints it");
    }
    if (std::ranges::find(states, rows.get(state)) == states.end()) {
      rows.error(state,
                 fmt::format("\"{}\" is not a state of a finding.", shorten(rows.get(state))),
                 nearest_text(rows.get(state), states), "use one of: " + join(states, ", "));
    }
    if (!rows.get(on).empty() && !parse_day(rows.get(on)))
      rows.error(on, "a decision has a day, as in 2024-05-31.");
    to.decisions.push_back({text(finding), text(state), text(reason), text(by), text(on)});
  }
  return rows.rows();
}

std::uint64_t read_text_table(const FileBytes& file, std::string_view table, Case& to,
                              Problems& problems) {
  const auto columns = text_columns(table);
  CsvReader rows(file.bytes, file.name, columns, problems);
  auto& kept = table_of(to, table, columns);
  while (rows.next()) {
    auto& row = kept.rows.emplace_back();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      row.emplace_back(rows.get(i));
      const bool names_actor = columns[i].name == "actor" || columns[i].name == "counterpart";
      if (!names_actor || row.back().empty() || to.actors.find(row.back())) continue;
      rows.error(i, fmt::format("no actor has the code \"{}\".", shorten(row.back())),
                 to.actors.nearest(row.back()));
    }
  }
  return rows.rows();
}

}  // namespace comity::io
