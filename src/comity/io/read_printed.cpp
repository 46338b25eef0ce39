// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/io/csv.hpp"

namespace comity::io {

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

}  // namespace comity::io
