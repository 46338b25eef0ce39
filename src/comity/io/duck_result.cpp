// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "comity/io/duck.hpp"
#include "comity/io/sql_error.hpp"

namespace comity::io::duck {

namespace {

/// Thrown inside this file when a result passes a limit or cannot be read.
struct Refusal {
  std::string what;
  std::string hint;
};

/// How deeply lists and structs may stand in one another.
constexpr int deepest_cell = 16;

/// A sum of whole numbers is a HUGEINT in DuckDB; nearly always it fits a whole number of ours.
Value big_value(duckdb_hugeint number) {
  const bool fits = (number.upper == 0 && number.lower <= INT64_MAX) ||
                    (number.upper == -1 && number.lower > static_cast<std::uint64_t>(INT64_MAX));
  if (fits) return Value(static_cast<std::int64_t>(number.lower));
  return Value(duckdb_hugeint_to_double(number));
}

Value real_value(double number) {
  if (std::isfinite(number)) return Value(number);
  return Value(std::isnan(number) ? "nan" : number > 0 ? "infinity" : "-infinity");
}

Value day_value(duckdb_date date) {
  if (!duckdb_is_finite_date(date)) return Value(date.days > 0 ? "infinity" : "-infinity");
  const auto parts = duckdb_from_date(date);
  return Value(fmt::format("{:04}-{:02}-{:02}", parts.year, parts.month, parts.day));
}

Value time_value(duckdb_timestamp stamp) {
  if (!duckdb_is_finite_timestamp(stamp)) return Value(stamp.micros > 0 ? "infinity" : "-infinity");
  const auto parts = duckdb_from_timestamp(stamp);
  return Value(fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", parts.date.year, parts.date.month,
                           parts.date.day, parts.time.hour, parts.time.min, parts.time.sec));
}

/// Reads cells of one vector; adds up the bytes they take.
class Reader {
 public:
  explicit Reader(std::uint64_t most) : left_(most) {}

  Value read(duckdb_vector vector, std::uint64_t row, int depth = 0) {
    auto* const validity = duckdb_vector_get_validity(vector);
    spend(sizeof(Value));
    if (validity != nullptr && !duckdb_validity_row_is_valid(validity, row)) return {};
    const LogicalType type(duckdb_vector_get_column_type(vector));
    const void* const data = duckdb_vector_get_data(vector);
    const auto at = [&]<class T>(T) { return static_cast<const T*>(data)[row]; };
    switch (duckdb_get_type_id(type.get())) {
      case DUCKDB_TYPE_BOOLEAN:
        return Value(at(bool{}));
      case DUCKDB_TYPE_TINYINT:
        return Value(at(std::int8_t{}));
      case DUCKDB_TYPE_SMALLINT:
        return Value(at(std::int16_t{}));
      case DUCKDB_TYPE_INTEGER:
        return Value(at(std::int32_t{}));
      case DUCKDB_TYPE_BIGINT:
        return Value(at(std::int64_t{}));
      case DUCKDB_TYPE_UTINYINT:
        return Value(at(std::uint8_t{}));
      case DUCKDB_TYPE_USMALLINT:
        return Value(at(std::uint16_t{}));
      case DUCKDB_TYPE_UINTEGER:
        return Value(at(std::uint32_t{}));
      case DUCKDB_TYPE_UBIGINT:
        return big_value({.lower = at(std::uint64_t{}), .upper = 0});
      case DUCKDB_TYPE_HUGEINT:
        return big_value(at(duckdb_hugeint{}));
      case DUCKDB_TYPE_FLOAT:
        return real_value(static_cast<double>(at(float{})));
      case DUCKDB_TYPE_DOUBLE:
        return real_value(at(double{}));
      case DUCKDB_TYPE_DECIMAL:
        return decimal(type.get(), data, row);
      case DUCKDB_TYPE_VARCHAR:
        return text(static_cast<const duckdb_string_t*>(data)[row]);
      case DUCKDB_TYPE_ENUM:
        return enumerated(type.get(), data, row);
      case DUCKDB_TYPE_DATE:
        return day_value(at(duckdb_date{}));
      case DUCKDB_TYPE_TIMESTAMP:
      case DUCKDB_TYPE_TIMESTAMP_TZ:
        return time_value(at(duckdb_timestamp{}));
      case DUCKDB_TYPE_SQLNULL:
        return {};
      case DUCKDB_TYPE_LIST:
        return list(vector, at(duckdb_list_entry{}), depth);
      case DUCKDB_TYPE_STRUCT:
        return object(vector, type.get(), row, depth);
      default:
        break;
    }
    throw Refusal{"the query gives a column of a type that is not shown.",
                  "turn it into text: cast(column as varchar)"};
  }

 private:
  void spend(std::uint64_t bytes) {
    if (bytes > left_)
      throw Refusal{"the answer of the query is too large.", "select less, or count"};
    left_ -= bytes;
  }

  Value enumerated(duckdb_logical_type type, const void* data, std::uint64_t row) {
    const auto code = [&]<class T>(T) { return std::uint64_t{static_cast<const T*>(data)[row]}; };
    const auto size = duckdb_enum_internal_type(type);
    auto* const word =
        duckdb_enum_dictionary_value(type, size == DUCKDB_TYPE_UTINYINT    ? code(std::uint8_t{})
                                           : size == DUCKDB_TYPE_USMALLINT ? code(std::uint16_t{})
                                                                           : code(std::uint32_t{}));
    Value value{std::string(word)};
    duckdb_free(word);
    spend(value.if_text()->size());
    return value;
  }

  Value text(const duckdb_string_t& cell) {
    auto copy = cell;
    const auto length = duckdb_string_t_length(copy);
    spend(length);
    return Value(std::string(duckdb_string_t_data(&copy), length));
  }

  static Value decimal(duckdb_logical_type type, const void* data, std::uint64_t row) {
    duckdb_hugeint whole{};
    const auto widen = [&]<class T>(T) {
      const std::int64_t number = static_cast<const T*>(data)[row];
      whole = {.lower = static_cast<std::uint64_t>(number), .upper = number < 0 ? -1 : 0};
    };
    switch (duckdb_decimal_internal_type(type)) {
      case DUCKDB_TYPE_SMALLINT:
        widen(std::int16_t{});
        break;
      case DUCKDB_TYPE_INTEGER:
        widen(std::int32_t{});
        break;
      case DUCKDB_TYPE_BIGINT:
        widen(std::int64_t{});
        break;
      default:
        whole = static_cast<const duckdb_hugeint*>(data)[row];
    }
    return Value(duckdb_decimal_to_double({.width = duckdb_decimal_width(type),
                                           .scale = duckdb_decimal_scale(type),
                                           .value = whole}));
  }

  Value list(duckdb_vector vector, duckdb_list_entry entry, int depth) {
    if (depth >= deepest_cell)
      throw Refusal{"the query gives lists that are nested too deeply.", "unnest them"};
    auto items = Value::array();
    auto* const child = duckdb_list_vector_get_child(vector);
    for (std::uint64_t i = 0; i < entry.length; ++i)
      items.push(read(child, entry.offset + i, depth + 1));
    return items;
  }

  Value object(duckdb_vector vector, duckdb_logical_type type, std::uint64_t row, int depth) {
    if (depth >= deepest_cell)
      throw Refusal{"the query gives structs that are nested too deeply.", "unnest them"};
    Value members = Value::object({});
    for (idx_t i = 0; i < duckdb_struct_type_child_count(type); ++i) {
      const std::unique_ptr<char, decltype(&duckdb_free)> name(
          duckdb_struct_type_child_name(type, i), duckdb_free);
      members.set(name.get(), read(duckdb_struct_vector_get_child(vector, i), row, depth + 1));
    }
    return members;
  }

  std::uint64_t left_;
};

std::string type_word(duckdb_type type) {
  switch (type) {
    case DUCKDB_TYPE_BOOLEAN:
      return "BOOLEAN";
    case DUCKDB_TYPE_VARCHAR:
      return "VARCHAR";
    case DUCKDB_TYPE_DATE:
      return "DATE";
    case DUCKDB_TYPE_TIMESTAMP:
    case DUCKDB_TYPE_TIMESTAMP_TZ:
      return "TIMESTAMP";
    case DUCKDB_TYPE_FLOAT:
    case DUCKDB_TYPE_DOUBLE:
    case DUCKDB_TYPE_DECIMAL:
      return "DOUBLE";
    case DUCKDB_TYPE_LIST:
      return "LIST";
    case DUCKDB_TYPE_STRUCT:
      return "STRUCT";
    default:
      return "BIGINT";
  }
}

SqlTable read_all(duckdb_result& result, const QueryLimits& limits) {
  SqlTable table;
  const auto width = duckdb_column_count(&result);
  for (idx_t i = 0; i < width; ++i) {
    table.columns.push_back(
        {duckdb_column_name(&result, i), type_word(duckdb_column_type(&result, i))});
  }
  Reader reader(limits.bytes);
  while (true) {
    const Chunk chunk(duckdb_fetch_chunk(result));
    if (chunk.get() == nullptr) return table;
    const auto height = duckdb_data_chunk_get_size(chunk.get());
    if (table.rows.size() + height > limits.rows) {
      throw Refusal{fmt::format("the query gives more than {} rows.", limits.rows),
                    "add a limit, or count in the query"};
    }
    for (idx_t row = 0; row < height; ++row) {
      auto& cells = table.rows.emplace_back();
      cells.reserve(width);
      for (idx_t i = 0; i < width; ++i) {
        cells.push_back(reader.read(duckdb_data_chunk_get_vector(chunk.get(), i), row));
      }
    }
  }
}

}  // namespace

Result<SqlTable> read_result(duckdb_result& result, const QueryLimits& limits) {
  try {
    auto table = read_all(result, limits);
    // A stream that failed half-way ends like one that is done; the result keeps the reason.
    const char* const failed = duckdb_result_error(&result);
    if (failed != nullptr && *failed != '\0') return std::unexpected(sql_error(failed));
    return table;
  } catch (const Refusal& refusal) {
    return std::unexpected(
        Error{.kind = Error::Kind::data, .what = refusal.what, .hint = refusal.hint});
  } catch (const std::bad_alloc&) {
    return std::unexpected(Error{.kind = Error::Kind::data,
                                 .what = "the answer of the query does not fit into memory.",
                                 .hint = "select less, or count"});
  }
}

}  // namespace comity::io::duck
