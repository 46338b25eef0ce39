// SPDX-License-Identifier: Apache-2.0
#include "comity/io/read_indicators.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "comity/base/text.hpp"
#include "comity/io/database.hpp"
#include "comity/io/fields.hpp"

namespace comity::io {

/// Reads one row after another of one file. What repeats from row to row is looked up once.
class CellRow {
 public:
  enum Column : std::uint8_t {
    indicator,
    period,
    actor,
    counterpart,
    reporter,
    klass,
    value,
    unit,
    status,
    source
  };
  static constexpr std::size_t width = 10;

  CellRow(CsvReader& rows, CellReader& to) : rows_(rows), to_(to) {}

  /// Adds the cell of the present row, unless something is wrong with it.
  void read() {
    factors::Cell cell;
    cell.line = rows_.line();
    good_ = true;
    cell.indicator = static_cast<std::uint16_t>(remembered(indicator));
    cell.period = remembered(period);
    cell.actor = remembered(actor);
    cell.counterpart = remembered(counterpart);
    cell.reporter = static_cast<std::uint16_t>(remembered(reporter));
    cell.klass = static_cast<std::uint16_t>(remembered(klass));
    cell.unit = static_cast<std::uint16_t>(remembered(unit));
    cell.source = static_cast<std::uint16_t>(remembered(source));
    cell.status = static_cast<factors::CellStatus>(remembered(status));
    if (!good_) return;
    cell.value = value_for(cell.status);
    if (!fits_kind(cell) || !good_) return;
    keep(cell);
  }

 private:
  struct Memory {
    std::string text;
    std::uint32_t is = 0;
    bool known = false;
  };

  std::uint32_t remembered(Column column) {
    auto& memory = memory_.at(column);
    const auto text = rows_.get(column);
    if (memory.known && memory.text == text) return memory.is;
    const auto found = look_up(column, text);
    if (!found) {
      good_ = false;
      return 0;
    }
    memory.text.assign(text);
    memory.is = *found;
    memory.known = true;
    return *found;
  }

  std::optional<std::uint32_t> look_up(Column column, std::string_view text) {
    switch (column) {
      case indicator:
        return indicator_named(text);
      case period:
        return period_of(text);
      case actor:
      case counterpart:
        return actor_named(column, text);
      case reporter:
        return word(column, text);
      case status:
        return status_named(text);
      default:
        if (column != klass && text.empty()) {
          rows_.error(column, column == unit ? "a cell has a unit." : "a cell has a source.");
          return std::nullopt;
        }
        return word(column, text);
    }
  }

  std::optional<std::uint32_t> indicator_named(std::string_view text) {
    const auto& catalogue = to_.of_.catalogue;
    const auto found = factors::find_indicator(catalogue, text);
    if (found && !catalogue[*found].rule) return static_cast<std::uint32_t>(*found);
    if (found) {
      rows_.error(indicator, fmt::format("{} is derived and has no cells of its own.", text), "",
                  "take the rows out, or the rule out of indicators.csv");
      return std::nullopt;
    }
    std::vector<std::string> ids;
    for (const auto& known : catalogue) ids.push_back(known.id);
    rows_.error(indicator, fmt::format("there is no indicator \"{}\".", shorten(text)),
                nearest_text(text, ids), "correct it, or add a row to indicators.csv");
    return std::nullopt;
  }

  std::optional<std::uint32_t> period_of(std::string_view text) {
    auto place = to_.cells_.period_of(text);
    if (place) return *place;
    rows_.error(period, place.error());
    return std::nullopt;
  }

  std::optional<std::uint32_t> actor_named(Column column, std::string_view text) {
    if (text.empty() && column == counterpart) return factors::nobody;
    const auto id = actor_at(rows_, column, to_.of_);
    if (!id) return std::nullopt;
    return id->value;
  }

  std::optional<std::uint32_t> status_named(std::string_view text) {
    const auto known = factors::parse_cell_status(text);
    if (known) return static_cast<std::uint32_t>(*known);
    rows_.error(status, fmt::format("\"{}\" is not a status of a cell.", shorten(text)),
                nearest_text(text, factors::cell_status_words()),
                "use one of: value, zero, not_covered");
    return std::nullopt;
  }

  std::optional<std::uint32_t> word(Column column, std::string_view text) {
    const auto place = to_.cells_.words.place_of(text);
    if (place <= std::numeric_limits<std::uint16_t>::max()) return place;
    rows_.error(column, "there are too many different words in this column.", "",
                "an indicator has few classes, units, reporters and sources");
    return std::nullopt;
  }

  double value_for(factors::CellStatus said) {
    const auto text = rows_.get(value);
    if (said == factors::CellStatus::not_covered) {
      if (text.empty()) return 0;
      refuse_value(fmt::format("a cell that is not covered has the value \"{}\".", shorten(text)),
                   "leave the value empty, or give the status value");
      return 0;
    }
    const auto number = parse_real(text);
    if (!number) {
      refuse_value(text.empty() ? "the value is missing, and the status says that there is one."
                                : fmt::format("\"{}\" is not a number.", shorten(text)),
                   "write a number, or the status not_covered");
      return 0;
    }
    if (said == factors::CellStatus::zero && *number != 0)
      refuse_value(fmt::format("a structural zero has the value {}.", shorten(text)),
                   "write 0, or the status value");
    return *number;
  }

  void refuse_value(std::string what, std::string hint) {
    rows_.error(value, std::move(what), "", std::move(hint));
    good_ = false;
  }

  bool fits_kind(const factors::Cell& cell) {
    const auto& named = to_.of_.catalogue[cell.indicator];
    const bool is_pair = named.kind == factors::IndicatorKind::pair;
    if (is_pair == (cell.counterpart != factors::nobody)) return true;
    rows_.error(counterpart,
                is_pair ? fmt::format("{} is of a pair, and the counterpart is missing.", named.id)
                        : fmt::format("{} is of one actor and has no counterpart.", named.id));
    return false;
  }

  void keep(const factors::Cell& cell) {
    auto& all = to_.cells_.all;
    const auto before = to_.seen_.add(cell, all);
    if (!before) {
      all.push_back(cell);
      return;
    }
    auto file = std::ranges::find_if(to_.files_, [&](const auto& f) { return f.first > *before; });
    const auto& name = std::prev(file)->second;
    rows_.error(indicator, "this cell is there already.", "",
                fmt::format("line {} of {} has it; keep one of them", all[*before].line, name));
  }

  CsvReader& rows_;
  CellReader& to_;
  std::array<Memory, width> memory_;
  bool good_ = true;
};

namespace {

/// Cells for which room is made before they are read. A usual row has 70 bytes; what a damaged file
/// says of its size is believed up to a million.
std::size_t likely_cells(std::size_t bytes) {
  constexpr std::size_t row = 64;
  constexpr std::size_t most = 1U << 20U;
  return std::min(bytes / row, most);
}

}  // namespace

CellReader::CellReader(const Case& of, Problems& problems, std::size_t bytes)
    : of_(of), problems_(problems), seen_(likely_cells(bytes)) {
  cells_.all.reserve(likely_cells(bytes));
}

std::uint64_t CellReader::read(const FileBytes& file) {
  CsvReader rows(file.bytes, file.name,
                 {{"indicator"},
                  {"period"},
                  {"actor"},
                  {"counterpart"},
                  {"reporter"},
                  {"class"},
                  {"value"},
                  {"unit"},
                  {"status"},
                  {"source"}},
                 problems_);
  files_.emplace_back(cells_.all.size(), file.name);
  if (!rows.is_open()) return 0;
  CellRow row(rows, *this);
  while (rows.next()) row.read();
  return rows.rows();
}

Result<std::string> csv_of_parquet(const std::string& path) {
  auto database = Database::in_memory();
  if (!database) return std::unexpected(database.error());
  std::string quoted;
  for (const char c : path) quoted += c == '\'' ? "''" : std::string(1, c);
  constexpr std::uint64_t most_rows = 20'000'000;
  const auto table = database->select(
      {.sql = fmt::format(
           "select indicator, period, actor, counterpart, reporter, class, cast(value as varchar), "
           "unit, status, source from read_parquet('{}')",
           quoted),
       .limits = {.time = std::chrono::minutes(5), .rows = most_rows, .bytes = 4ULL << 30U}});
  if (!table) return std::unexpected(table.error());
  std::string csv = "indicator,period,actor,counterpart,reporter,class,value,unit,status,source\n";
  for (const auto& cells : table->rows) {
    std::vector<std::string> fields;
    for (const auto& cell : cells) {
      const auto* const text = cell.if_text();
      fields.push_back(text == nullptr ? std::string{} : *text);
    }
    csv += csv_row(fields);
  }
  return csv;
}

}  // namespace comity::io
