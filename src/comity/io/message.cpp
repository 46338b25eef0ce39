// SPDX-License-Identifier: Apache-2.0
#include "comity/io/message.hpp"

#include <bit>
#include <concepts>
#include <cstring>

namespace comity::io {

namespace {

enum class Tag : std::uint8_t { null, truth, whole, real, text, list, object };

/// Lists and structs deeper than this are not ours.
constexpr int deepest_message = 32;

class Writer {
 public:
  void number(std::uint64_t value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes_.append(raw, sizeof value);
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_.append(value);
  }
  void tag(Tag tag) { bytes_ += static_cast<char>(tag); }

  void value(const Value& value) {
    if (const auto* truth = value.if_bool()) {
      tag(Tag::truth);
      number(*truth ? 1 : 0);
    } else if (const auto* whole = value.if_int()) {
      tag(Tag::whole);
      number(std::bit_cast<std::uint64_t>(*whole));
    } else if (const auto* real = value.if_real()) {
      tag(Tag::real);
      number(std::bit_cast<std::uint64_t>(*real));
    } else if (const auto* words = value.if_text()) {
      tag(Tag::text);
      text(*words);
    } else if (const auto* items = value.if_array()) {
      tag(Tag::list);
      number(items->size());
      for (const auto& item : *items) this->value(item);
    } else if (const auto* members = value.if_object()) {
      tag(Tag::object);
      number(members->size());
      for (const auto& member : *members) {
        text(member.name);
        this->value(member.value);
      }
    } else {
      tag(Tag::null);
    }
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what Writer wrote; after the first thing that does not fit everything is empty.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    if (bytes_.size() < sizeof value) return fail();
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }
  /// A count of things of at least one byte each: never more than the bytes that are left.
  std::uint64_t count() {
    const auto value = number();
    return value <= bytes_.size() ? value : fail();
  }
  std::string text() {
    const auto length = count();
    std::string value(bytes_.substr(0, length));
    bytes_.remove_prefix(length);
    return value;
  }
  Value value(int depth = 0) {
    if (bytes_.empty() || depth > deepest_message) return fail(), Value{};
    const auto tag = static_cast<Tag>(bytes_.front());
    bytes_.remove_prefix(1);
    switch (tag) {
      case Tag::null:
        return {};
      case Tag::truth:
        return Value(number() != 0);
      case Tag::whole:
        return Value(std::bit_cast<std::int64_t>(number()));
      case Tag::real:
        return Value(std::bit_cast<double>(number()));
      case Tag::text:
        return Value(text());
      case Tag::list:
        return list(depth);
      case Tag::object:
        return object(depth);
    }
    return fail(), Value{};
  }
  [[nodiscard]] bool is_whole() const { return good_ && bytes_.empty(); }
  [[nodiscard]] bool is_good() const { return good_; }

 private:
  std::uint64_t fail() {
    good_ = false;
    bytes_ = {};
    return 0;
  }
  Value list(int depth) {
    auto items = Value::array();
    for (auto left = count(); left > 0 && good_; --left) items.push(value(depth + 1));
    return items;
  }
  Value object(int depth) {
    auto members = Value::object({});
    for (auto left = count(); left > 0 && good_; --left) {
      auto name = text();
      members.set(std::move(name), value(depth + 1));
    }
    return members;
  }

  std::string_view bytes_;
  bool good_ = true;
};

Error garbled() {
  return {.kind = Error::Kind::internal,
          .what = "the process that runs queries sent something else."};
}

void write_error(Writer& out, const Error& error) {
  out.number(static_cast<std::uint64_t>(error.kind));
  for (const auto* text :
       {&error.what, &error.where.file, &error.where.field, &error.nearest, &error.hint}) {
    out.text(*text);
  }
}

Error read_error(Reader& in) {
  Error error;
  const auto kind = in.number();
  error.kind = kind <= static_cast<std::uint64_t>(Error::Kind::interrupted)
                   ? static_cast<Error::Kind>(kind)
                   : Error::Kind::internal;
  for (auto* text :
       {&error.what, &error.where.file, &error.where.field, &error.nearest, &error.hint}) {
    *text = in.text();
  }
  return error;
}

}  // namespace

std::string to_bytes(const Query& query) {
  Writer out;
  out.text(query.sql);
  out.text(query.schema);
  out.number(query.on ? 1 : 0);
  out.number(static_cast<std::uint64_t>(query.on ? query.on->time_since_epoch().count() : 0));
  out.number(static_cast<std::uint64_t>(query.limits.time.count()));
  out.number(query.limits.rows);
  out.number(query.limits.bytes);
  return out.take();
}

Result<Query> query_from(std::string_view bytes) {
  Reader in(bytes);
  Query query;
  query.sql = in.text();
  query.schema = in.text();
  const bool has_day = in.number() != 0;
  const Day day{std::chrono::days{static_cast<std::int32_t>(in.number())}};
  if (has_day) query.on = day;
  query.limits.time = std::chrono::milliseconds(static_cast<std::int64_t>(in.number()));
  query.limits.rows = in.number();
  query.limits.bytes = in.number();
  if (!in.is_whole()) return std::unexpected(garbled());
  return query;
}

std::string to_bytes(const Result<SqlTable>& result) {
  Writer out;
  out.number(result ? 1 : 0);
  if (!result) {
    write_error(out, result.error());
    return out.take();
  }
  out.number(result->columns.size());
  for (const auto& column : result->columns) {
    out.text(column.name);
    out.text(column.type);
  }
  out.number(result->rows.size());
  for (const auto& row : result->rows) {
    for (const auto& cell : row) out.value(cell);
  }
  return out.take();
}

Result<SqlTable> result_from(std::string_view bytes) {
  Reader in(bytes);
  if (in.number() == 0) {
    auto error = read_error(in);
    return std::unexpected(in.is_whole() ? std::move(error) : garbled());
  }
  SqlTable table;
  for (auto left = in.count(); left > 0 && in.is_good(); --left) {
    auto name = in.text();
    table.columns.push_back({std::move(name), in.text()});
  }
  if (table.columns.empty()) return std::unexpected(garbled());
  for (auto left = in.count(); left > 0 && in.is_good(); --left) {
    auto& row = table.rows.emplace_back();
    for (std::size_t i = 0; i < table.columns.size() && in.is_good(); ++i)
      row.push_back(in.value());
  }
  if (!in.is_whole()) return std::unexpected(garbled());
  return table;
}

}  // namespace comity::io
