// SPDX-License-Identifier: Apache-2.0
// Writes a table column by column: a text that many rows share is kept once.
#include <fmt/format.h>

#include <algorithm>

#include "comity/io/duck.hpp"

namespace comity::io {

namespace {

/// The texts of a column as DuckDB's ENUM has them: sorted, so that they compare as texts do.
struct Dictionary {
  std::vector<std::string> words;
  std::vector<std::uint32_t> code_of;  ///< by place of the text in the column's own list

  Dictionary(const SharedTexts& texts, std::uint64_t n_rows) : code_of(texts.words.size()) {
    std::vector<char> used(texts.words.size());
    for (std::uint64_t row = 0; row < n_rows; ++row) used[texts.place_of(row)] = 1;
    for (std::size_t place = 0; place < used.size(); ++place) {
      if (used[place] != 0 && !texts.words[place].empty()) words.emplace_back(texts.words[place]);
    }
    std::ranges::sort(words);
    const auto repeats = std::ranges::unique(words);
    words.erase(repeats.begin(), repeats.end());
    for (std::size_t place = 0; place < used.size(); ++place) {
      const auto found = std::ranges::lower_bound(words, texts.words[place]);
      code_of[place] = static_cast<std::uint32_t>(found - words.begin());
    }
  }

  /// VARCHAR where there is no text at all, since an ENUM has one.
  [[nodiscard]] std::string type() const {
    if (words.empty()) return "VARCHAR";
    std::vector<std::string> quoted;
    for (const auto& word : words) quoted.push_back(quote_text(word));
    return fmt::format("ENUM({})", fmt::join(quoted, ", "));
  }
};

/// A column on its way into the table.
struct Outgoing {
  const TableColumn* column = nullptr;
  std::optional<Dictionary> dictionary;

  [[nodiscard]] std::string type() const {
    if (dictionary) return dictionary->type();
    return std::holds_alternative<SharedDays>(column->cells) ? "DATE" : "DOUBLE";
  }
};

template <class T, class CellAt>
void fill_vector(duckdb_vector vector, std::uint64_t rows, const CellAt& cell_at) {
  auto* const data = static_cast<T*>(duckdb_vector_get_data(vector));
  std::uint64_t* validity = nullptr;
  for (std::uint64_t row = 0; row < rows; ++row) {
    if (const std::optional<T> cell = cell_at(row)) {
      data[row] = *cell;
      continue;
    }
    if (validity == nullptr) {
      duckdb_vector_ensure_validity_writable(vector);
      validity = duckdb_vector_get_validity(vector);
    }
    duckdb_validity_set_row_invalid(validity, row);
  }
}

/// The rows from `first` on of one column, as many as a chunk takes.
void fill_column(duckdb_vector vector, const Outgoing& from, std::uint64_t first,
                 std::uint64_t rows) {
  if (const auto* days = std::get_if<SharedDays>(&from.column->cells)) {
    return fill_vector<duckdb_date>(vector, rows, [&](auto row) -> std::optional<duckdb_date> {
      const auto day = days->days[days->place_of(first + row)];
      if (day == distant_past || day == distant_future) return std::nullopt;
      return duckdb_date{duck::days_since_epoch(day)};
    });
  }
  if (const auto* reals = std::get_if<ByRow<std::optional<double>>>(&from.column->cells))
    return fill_vector<double>(vector, rows, [&](auto row) { return (*reals)(first + row); });
  const auto& texts = std::get<SharedTexts>(from.column->cells);
  const auto fill_codes = [&]<class Code>(Code) {
    fill_vector<Code>(vector, rows, [&](auto row) -> std::optional<Code> {
      const auto place = texts.place_of(first + row);
      if (texts.words[place].empty()) return std::nullopt;
      return static_cast<Code>(from.dictionary->code_of[place]);
    });
  };
  const duck::LogicalType type(duckdb_vector_get_column_type(vector));
  switch (duckdb_get_type_id(type.get()) == DUCKDB_TYPE_ENUM ? duckdb_enum_internal_type(type.get())
                                                             : DUCKDB_TYPE_INVALID) {
    case DUCKDB_TYPE_UTINYINT:
      return fill_codes(std::uint8_t{});
    case DUCKDB_TYPE_USMALLINT:
      return fill_codes(std::uint16_t{});
    case DUCKDB_TYPE_UINTEGER:
      return fill_codes(std::uint32_t{});
    default:  // a column without a text
      return fill_vector<duckdb_string_t>(vector, rows,
                                          [](auto) { return std::optional<duckdb_string_t>(); });
  }
}

/// Appends all rows, a chunk at a time. Returns whether DuckDB took them.
bool append_rows(duckdb_appender appender, const std::vector<Outgoing>& columns,
                 std::uint64_t n_rows) {
  std::vector<duck::LogicalType> types;
  std::vector<duckdb_logical_type> handles;
  for (std::size_t i = 0; i < columns.size(); ++i)
    handles.push_back(types.emplace_back(duckdb_appender_column_type(appender, i)).get());
  duck::Chunk chunk(duckdb_create_data_chunk(handles.data(), handles.size()));
  const auto most = duckdb_vector_size();
  for (std::uint64_t first = 0; first < n_rows; first += most) {
    const auto rows = std::min<std::uint64_t>(most, n_rows - first);
    duckdb_data_chunk_reset(chunk.get());
    for (std::size_t i = 0; i < columns.size(); ++i)
      fill_column(duckdb_data_chunk_get_vector(chunk.get(), i), columns[i], first, rows);
    duckdb_data_chunk_set_size(chunk.get(), rows);
    if (duckdb_append_data_chunk(appender, chunk.get()) == DuckDBError) return false;
  }
  return duckdb_appender_flush(appender) != DuckDBError;
}

}  // namespace

Result<void> Database::write_columns(std::string_view schema, std::string_view name,
                                     std::span<const TableColumn> columns, std::uint64_t n_rows) {
  std::vector<Outgoing> outgoing;
  std::vector<std::string> parts;
  for (const auto& column : columns) {
    auto& to = outgoing.emplace_back(&column, std::nullopt);
    if (const auto* texts = std::get_if<SharedTexts>(&column.cells))
      to.dictionary.emplace(*texts, n_rows);
    parts.push_back(quote_name(column.name) + " " + to.type());
  }
  auto created = execute(fmt::format("create table {}.{} ({})", quote_name(schema),
                                     quote_name(name), fmt::join(parts, ", ")));
  if (!created) return created;
  duck::Appender appender;
  const auto opened = duckdb_appender_create(impl_->connection.get(), std::string(schema).c_str(),
                                             std::string(name).c_str(), appender.out());
  if (opened == DuckDBError || !append_rows(appender.get(), outgoing, n_rows))
    return std::unexpected(duck::cannot_fill(std::string(name), appender.get()));
  return {};
}

}  // namespace comity::io
