// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/io/counts_file.hpp"
#include "comity/io/duck.hpp"
#include "comity/io/sql_error.hpp"

namespace comity::io {

namespace {

/// The rows that are left to give to DuckDB.
struct Rows {
  const CountsView* view = nullptr;
  RowWriter row;
  std::size_t next = 0;
};

bool is_number(std::string_view column) {
  return column == "month" || column == "n" || column == "value";
}

void bind_columns(duckdb_bind_info info) {
  const auto& rows = *static_cast<Rows*>(duckdb_bind_get_extra_info(info));
  for (const auto name : columns_of(*rows.view)) {
    const duck::LogicalType type(duckdb_create_logical_type(name == "month" ? DUCKDB_TYPE_INTEGER
                                                            : is_number(name)
                                                                ? DUCKDB_TYPE_BIGINT
                                                                : DUCKDB_TYPE_VARCHAR));
    duckdb_bind_add_result_column(info, std::string(name).c_str(), type.get());
  }
}

void put(duckdb_vector vector, idx_t row, std::string_view column, std::string_view cell) {
  if (column == "month") {
    static_cast<std::int32_t*>(duckdb_vector_get_data(vector))[row] =
        static_cast<std::int32_t>(*parse_int(cell));
  } else if (is_number(column)) {
    static_cast<std::int64_t*>(duckdb_vector_get_data(vector))[row] = *parse_int(cell);
  } else if (cell.empty()) {
    duckdb_vector_ensure_validity_writable(vector);
    duckdb_validity_set_row_invalid(duckdb_vector_get_validity(vector), row);
  } else {
    duckdb_vector_assign_string_element_len(vector, row, cell.data(), cell.size());
  }
}

void give_rows(duckdb_function_info info, duckdb_data_chunk chunk) {
  auto& rows = *static_cast<Rows*>(duckdb_function_get_extra_info(info));
  const auto columns = columns_of(*rows.view);
  const auto n = std::min<std::size_t>(duckdb_vector_size(), rows.view->counts.size() - rows.next);
  for (idx_t i = 0; i < n; ++i) {
    rows.row.write(rows.view->counts[rows.next + i]);
    for (idx_t c = 0; c < columns.size(); ++c)
      put(duckdb_data_chunk_get_vector(chunk, c), i, columns[c], rows.row.cells()[c]);
  }
  rows.next += n;
  duckdb_data_chunk_set_size(chunk, n);
}

void init_once(duckdb_init_info info) { duckdb_init_set_max_threads(info, 1); }

Result<void> failed(const char* message) {
  auto error = sql_error(message == nullptr ? "no reason was given" : message,
                         "the counts cannot be written");
  error.kind = Error::Kind::io;
  error.hint = "check the folder, your rights to it and the space on the disk";
  return std::unexpected(std::move(error));
}

}  // namespace

Result<void> write_parquet(const std::filesystem::path& file, const CountsView& view) {
  Rows rows{.view = &view, .row = RowWriter(view), .next = 0};
  duck::Config config;
  duckdb_create_config(config.out());
  // One thread keeps the order of the rows and asks for no more memory than two row groups.
  for (const auto& [name, value] : {std::pair{"threads", "1"}, std::pair{"temp_directory", ""},
                                    std::pair{"autoinstall_known_extensions", "false"},
                                    std::pair{"autoload_known_extensions", "false"}})
    duckdb_set_config(config.get(), name, value);
  duck::DatabaseHandle database;
  duck::Connection connection;
  char* message = nullptr;
  if (duckdb_open_ext(nullptr, database.out(), config.get(), &message) == DuckDBError ||
      duckdb_connect(database.get(), connection.out()) == DuckDBError) {
    const std::string why = message == nullptr ? "" : message;
    duckdb_free(message);
    return failed(why.c_str());
  }
  auto* function = duckdb_create_table_function();
  duckdb_table_function_set_name(function, "counts");
  duckdb_table_function_set_extra_info(function, &rows, nullptr);
  duckdb_table_function_set_bind(function, bind_columns);
  duckdb_table_function_set_init(function, init_once);
  duckdb_table_function_set_function(function, give_rows);
  const auto registered = duckdb_register_table_function(connection.get(), function);
  duckdb_destroy_table_function(&function);
  if (registered == DuckDBError) return failed(nullptr);
  const auto sql = fmt::format("copy (select * from counts()) to '{}' (format parquet)",
                               fmt::join(split(file.string(), '\''), "''"));
  duck::ResultOwner result;
  if (duckdb_query(connection.get(), sql.c_str(), result.out()) == DuckDBError)
    return failed(duckdb_result_error(result.out()));
  return {};
}

}  // namespace comity::io
