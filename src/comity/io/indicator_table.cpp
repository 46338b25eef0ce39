// SPDX-License-Identifier: Apache-2.0
#include "comity/io/indicator_table.hpp"

#include <array>

#include "comity/io/indicator_files.hpp"

namespace comity::io {

namespace {

using factors::Cell;

/// A column of texts: the place of each cell's text among `words`.
template <class PlaceOf>
TableColumn texts(std::string name, std::vector<std::string_view> words,
                  const std::vector<Cell>& cells, const PlaceOf& place_of) {
  SharedTexts column{.words = std::move(words), .places = {}};
  column.places.reserve(cells.size());
  for (const auto& cell : cells) column.places.push_back(place_of(cell));
  return {std::move(name), std::move(column)};
}

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

TableColumn days(std::string name, const factors::Cells& cells, Day (When::*end)() const) {
  std::vector<Day> column;
  column.reserve(cells.all.size());
  for (const auto& cell : cells.all) column.push_back((cells.dates[cell.period].*end)());
  return {std::move(name), std::move(column)};
}

TableColumn values(const std::vector<Cell>& cells) {
  std::vector<std::optional<double>> column;
  column.reserve(cells.size());
  for (const auto& cell : cells) {
    const bool covered = cell.status != factors::CellStatus::not_covered;
    column.push_back(covered ? std::optional(cell.value) : std::nullopt);
  }
  return {"value", std::move(column)};
}

/// The words of CellStatus, in its order; columns look at them, so that they stay.
const std::array<std::string, 3>& statuses() {
  static const std::array<std::string, 3> words{to_word(factors::CellStatus::value),
                                                to_word(factors::CellStatus::zero),
                                                to_word(factors::CellStatus::not_covered)};
  return words;
}

std::vector<TableColumn> columns_of(const Case& of, const factors::Cells& cells) {
  const auto codes = codes_of(of);
  const auto nobody = static_cast<std::uint32_t>(codes.size() - 1);
  const auto words = words_of(cells.words);
  std::vector<std::string_view> ids;
  for (const auto& indicator : of.catalogue) ids.emplace_back(indicator.id);
  const auto actor = [&](std::string name, std::uint32_t Cell::* whose) {
    return texts(std::move(name), codes, cells.all, [&](const Cell& cell) {
      return cell.*whose == factors::nobody ? nobody : cell.*whose;
    });
  };
  const auto word = [&](std::string name, std::uint16_t Cell::* which) {
    return texts(std::move(name), words, cells.all,
                 [&](const Cell& cell) { return std::uint32_t{cell.*which}; });
  };
  return {
      texts("indicator", ids, cells.all, [](const Cell& c) { return c.indicator; }),
      texts("period", words_of(cells.periods), cells.all, [](const Cell& c) { return c.period; }),
      days("period_min", cells, &When::first),
      days("period_max", cells, &When::last),
      actor("actor", &Cell::actor),
      actor("counterpart", &Cell::counterpart),
      word("reporter", &Cell::reporter),
      word("class", &Cell::klass),
      values(cells.all),
      word("unit", &Cell::unit),
      texts("status", {statuses().begin(), statuses().end()}, cells.all,
            [](const Cell& c) { return static_cast<std::uint32_t>(c.status); }),
      word("source", &Cell::source)};
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
