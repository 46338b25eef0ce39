// SPDX-License-Identifier: Apache-2.0
#include "comity/io/indicator_table.hpp"

#include <array>

#include "comity/io/indicator_files.hpp"

namespace comity::io {

namespace {

using factors::Cell;

std::vector<std::string_view> words_of(const factors::Pool& pool) {
  std::vector<std::string_view> words;
  for (std::uint32_t i = 0; i < pool.size(); ++i) words.emplace_back(pool.at(i));
  return words;
}

/// The actors' codes, and last an empty one for nobody.
std::vector<std::string_view> codes_of(const Case& of) {
  std::vector<std::string_view> codes;
  for (const auto& actor : of.actors.all()) codes.emplace_back(actor.code);
  codes.emplace_back();
  return codes;
}

/// One end of each period.
std::vector<Day> days_of(const factors::Cells& cells, Day (When::*end)() const) {
  std::vector<Day> days;
  for (const auto& date : cells.dates) days.push_back((date.*end)());
  return days;
}

/// The words of CellStatus, in its order; columns look at them, so that they stay.
const std::array<std::string, 3>& statuses() {
  static const std::array<std::string, 3> words{to_word(factors::CellStatus::value),
                                                to_word(factors::CellStatus::zero),
                                                to_word(factors::CellStatus::not_covered)};
  return words;
}

/// The columns look at the cells, which stay where they are.
std::vector<TableColumn> columns_of(const Case& of, const factors::Cells& cells) {
  const auto words = words_of(cells.words);
  std::vector<std::string_view> ids;
  for (const auto& indicator : of.catalogue) ids.emplace_back(indicator.id);
  const auto place = [&all = cells.all](auto Cell::* which) {
    return [&all, which](std::uint64_t row) { return std::uint32_t{all[row].*which}; };
  };
  const auto codes = codes_of(of);
  const auto actor = [&all = cells.all, nobody = codes.size() - 1](std::uint32_t Cell::* whose) {
    return [&all, nobody, whose](std::uint64_t row) {
      const auto id = all[row].*whose;
      return id == factors::nobody ? static_cast<std::uint32_t>(nobody) : id;
    };
  };
  const auto status = [&all = cells.all](std::uint64_t row) {
    return static_cast<std::uint32_t>(all[row].status);
  };
  const auto value = [&all = cells.all](std::uint64_t row) {
    const auto& cell = all[row];
    const bool covered = cell.status != factors::CellStatus::not_covered;
    return covered ? std::optional(cell.value) : std::nullopt;
  };
  return {{"indicator", SharedTexts{ids, place(&Cell::indicator)}},
          {"period", SharedTexts{words_of(cells.periods), place(&Cell::period)}},
          {"period_min", SharedDays{days_of(cells, &When::first), place(&Cell::period)}},
          {"period_max", SharedDays{days_of(cells, &When::last), place(&Cell::period)}},
          {"actor", SharedTexts{codes, actor(&Cell::actor)}},
          {"counterpart", SharedTexts{codes, actor(&Cell::counterpart)}},
          {"reporter", SharedTexts{words, place(&Cell::reporter)}},
          {"class", SharedTexts{words, place(&Cell::klass)}},
          {"value", value},
          {"unit", SharedTexts{words, place(&Cell::unit)}},
          {"status", SharedTexts{{statuses().begin(), statuses().end()}, status}},
          {"source", SharedTexts{words, place(&Cell::source)}}};
}

}  // namespace

Result<void> write_indicator_table(Database& to, const std::string& schema, const Case& of,
                                   bool filled) {
  static const factors::Cells none;
  const auto cells = filled ? cells_of(of) : Result<const factors::Cells*>(&none);
  if (!cells) return std::unexpected(cells.error());
  return to.write_columns(schema, "indicator", columns_of(of, **cells), (*cells)->all.size());
}

}  // namespace comity::io
