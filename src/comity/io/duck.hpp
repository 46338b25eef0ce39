// SPDX-License-Identifier: Apache-2.0
// What database.cpp and its neighbours share of DuckDB's C interface: owners of its handles.
// Included by .cpp files of this folder only.
// Knows nothing of questions.
#pragma once

#include <duckdb.h>

#include <memory>
#include <utility>

#include "comity/base/result.hpp"
#include "comity/io/database.hpp"

namespace comity::io::duck {

/// Owns a handle that DuckDB releases through a pointer to it.
template <class Handle, void (*Release)(Handle*)>
class Owned {
 public:
  Owned() = default;
  explicit Owned(Handle handle) : handle_(handle) {}
  Owned(Owned&& other) noexcept : handle_(other.handle_) { other.handle_ = nullptr; }
  Owned& operator=(Owned&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() {
    if (handle_ != nullptr) Release(&handle_);
  }
  [[nodiscard]] Handle get() const { return handle_; }
  [[nodiscard]] Handle* out() { return &handle_; }

 private:
  Handle handle_ = nullptr;
};

inline void destroy_appender(duckdb_appender* appender) { duckdb_appender_destroy(appender); }

using DatabaseHandle = Owned<duckdb_database, duckdb_close>;
using Connection = Owned<duckdb_connection, duckdb_disconnect>;
using Config = Owned<duckdb_config, duckdb_destroy_config>;
using Statements = Owned<duckdb_extracted_statements, duckdb_destroy_extracted>;
using Prepared = Owned<duckdb_prepared_statement, duckdb_destroy_prepare>;
using Pending = Owned<duckdb_pending_result, duckdb_destroy_pending>;
using Chunk = Owned<duckdb_data_chunk, duckdb_destroy_data_chunk>;
using LogicalType = Owned<duckdb_logical_type, duckdb_destroy_logical_type>;
using Scalar = Owned<duckdb_value, duckdb_destroy_value>;
using Appender = Owned<duckdb_appender, destroy_appender>;

/// Owns a result, which DuckDB keeps by value.
class ResultOwner {
 public:
  ResultOwner() = default;
  ResultOwner(const ResultOwner&) = delete;
  ResultOwner& operator=(const ResultOwner&) = delete;
  ResultOwner(ResultOwner&&) = delete;
  ResultOwner& operator=(ResultOwner&&) = delete;
  ~ResultOwner() { duckdb_destroy_result(&result_); }
  [[nodiscard]] duckdb_result* out() { return &result_; }

 private:
  duckdb_result result_{};
};

inline std::int32_t days_since_epoch(Day day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

/// Why rows cannot be appended to a table.
[[nodiscard]] Error cannot_fill(const std::string& table, duckdb_appender appender);

/// Reads the rows of a result into a table, within limits.
///
/// Errors: data, if a limit is passed or a column has a type that is not read.
[[nodiscard]] Result<SqlTable> read_result(duckdb_result& result, const QueryLimits& limits);

}  // namespace comity::io::duck

namespace comity::io {

struct Database::Impl {
  duck::DatabaseHandle database;
  duck::Connection connection;
};

}  // namespace comity::io
