// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comity/io/duck.hpp"
#include "comity/io/sql_error.hpp"

namespace comity::io {

Error duck::cannot_fill(const std::string& table, duckdb_appender appender) {
  const char* const message = duckdb_appender_error(appender);
  return {.kind = Error::Kind::io,
          .what = fmt::format("the table {} cannot be written: {}.", table,
                              message == nullptr ? "no reason was given" : message),
          .hint = "check the space on the disk"};
}

struct TableWriter::Impl {
  std::string table;
  duck::Appender appender;
  bool failed = false;

  void note(duckdb_state state) { failed = failed || state == DuckDBError; }
};

TableWriter::TableWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TableWriter::TableWriter(TableWriter&& other) noexcept = default;
TableWriter::~TableWriter() = default;

void TableWriter::add(std::string_view text) {
  if (text.empty()) return add_null();
  impl_->note(duckdb_append_varchar_length(impl_->appender.get(), text.data(), text.size()));
}

void TableWriter::add(double number) {
  impl_->note(duckdb_append_double(impl_->appender.get(), number));
}

void TableWriter::add(Day day) {
  if (day == distant_past || day == distant_future) return add_null();
  impl_->note(duckdb_append_date(impl_->appender.get(), {duck::days_since_epoch(day)}));
}

void TableWriter::add(const std::vector<std::string>& texts) {
  const duck::LogicalType varchar(duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR));
  std::vector<duck::Scalar> items;
  std::vector<duckdb_value> handles;
  handles.reserve(texts.size() + 1);  // DuckDB takes no null pointer, not even for an empty list
  for (const auto& text : texts) {
    handles.push_back(
        items.emplace_back(duckdb_create_varchar_length(text.data(), text.size())).get());
  }
  const duck::Scalar list(duckdb_create_list_value(varchar.get(), handles.data(), handles.size()));
  impl_->note(duckdb_append_value(impl_->appender.get(), list.get()));
}

void TableWriter::add_null() { impl_->note(duckdb_append_null(impl_->appender.get())); }
void TableWriter::add_bool(bool truth) {
  impl_->note(duckdb_append_bool(impl_->appender.get(), truth));
}
void TableWriter::add_int(std::int64_t number) {
  impl_->note(duckdb_append_int64(impl_->appender.get(), number));
}
void TableWriter::end_row() { impl_->note(duckdb_appender_end_row(impl_->appender.get())); }

Result<void> TableWriter::close() {
  if (!impl_->failed && duckdb_appender_flush(impl_->appender.get()) != DuckDBError) return {};
  return std::unexpected(duck::cannot_fill(impl_->table, impl_->appender.get()));
}

Result<TableWriter> Database::create_table(std::string_view schema, std::string_view name,
                                           const std::vector<SqlColumn>& columns) {
  std::vector<std::string> parts;
  for (const auto& column : columns) parts.push_back(quote_name(column.name) + " " + column.type);
  auto created = execute(fmt::format("create table {}.{} ({})", quote_name(schema),
                                     quote_name(name), fmt::join(parts, ", ")));
  if (!created) return std::unexpected(created.error());
  auto impl = std::make_unique<TableWriter::Impl>();
  impl->table = std::string(name);
  const auto opened = duckdb_appender_create(impl_->connection.get(), std::string(schema).c_str(),
                                             impl->table.c_str(), impl->appender.out());
  if (opened == DuckDBError)
    return std::unexpected(duck::cannot_fill(impl->table, impl->appender.get()));
  return TableWriter(std::move(impl));
}

}  // namespace comity::io
