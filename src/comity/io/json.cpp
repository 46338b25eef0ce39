// SPDX-License-Identifier: Apache-2.0
#include "comity/io/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "comity/io/csv.hpp"

namespace comity::io {

namespace {

using Json = nlohmann::ordered_json;

Json to_library(const Value& value) {
  if (const auto* truth = value.if_bool()) return *truth;
  if (const auto* number = value.if_int()) return *number;
  if (const auto* real = value.if_real()) return *real;
  if (const auto* text = value.if_text()) return *text;
  if (const auto* items = value.if_array()) {
    auto json = Json::array();
    for (const auto& item : *items) json.push_back(to_library(item));
    return json;
  }
  if (const auto* members = value.if_object()) {
    auto json = Json::object();
    for (const auto& member : *members) json.push_back({member.name, to_library(member.value)});
    return json;
  }
  return nullptr;
}

Value from_library(const Json& json) {
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (json.is_number()) return json.get<double>();
  if (json.is_string()) return json.get<std::string>();
  if (json.is_array()) {
    auto list = Value::array();
    for (const auto& item : json) list.push(from_library(item));
    return list;
  }
  if (json.is_object()) {
    Value object{Value::Object{}};
    for (const auto& [name, item] : json.items()) object.set(name, from_library(item));
    return object;
  }
  return {};
}

/// Columns of all rows: members in the order they first appear.
std::vector<std::string> columns_of(const Value::Array& rows) {
  std::vector<std::string> columns;
  for (const auto& row : rows) {
    const auto* const members = row.if_object();
    if (members == nullptr) continue;
    for (const auto& member : *members) {
      if (std::ranges::find(columns, member.name) == columns.end()) columns.push_back(member.name);
    }
  }
  return columns;
}

std::string cell_of(const Value& row, const std::string& column) {
  const auto* const value = row.find(column);
  return value == nullptr ? std::string{} : to_cell(*value);
}

/// A cell as people read it: reals to four digits, everything else whole.
std::string shown_of(const Value& row, const std::string& column) {
  const auto* const value = row.find(column);
  if (value == nullptr) return {};
  if (const auto* real = value->if_real()) return fmt::format("{:.4g}", *real);
  return to_cell(*value);
}

/// The text without what would break the line or command the terminal.
std::string visible(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\t') c = ' ';
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') c = '?';
  }
  return text;
}

/// Width on a terminal, roughly: CJK characters take two columns.
std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U) continue;
    columns += byte >= 0xE3 && byte < 0xF0 ? 2 : 1;
  }
  return columns;
}

/// Cuts a cell to some width of a terminal, at a character.
std::string cut(const std::string& cell, std::size_t most) {
  if (width(cell) <= most) return cell;
  std::string kept;
  for (const char c : cell) {
    const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (begins && width(kept) + 2 >= most) break;
    kept += c;
  }
  return kept + "…";
}

}  // namespace

std::string to_json(const Value& value) {
  return to_library(value).dump(2, ' ', false, Json::error_handler_t::replace);
}

std::optional<Value> parse_json(std::string_view text) {
  const auto json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return std::nullopt;
  return from_library(json);
}

std::string to_cell(const Value& value) {
  if (value.is_null()) return {};
  if (const auto* text = value.if_text()) return *text;
  if (const auto* items = value.if_array()) {
    std::string cell;
    for (const auto& item : *items) cell += (cell.empty() ? "" : ";") + to_cell(item);
    return cell;
  }
  if (value.if_object() != nullptr)
    return to_library(value).dump(-1, ' ', false, Json::error_handler_t::replace);
  return to_library(value).dump();
}

std::string to_csv(const Value& rows) {
  const auto* const list = rows.if_array();
  if (list == nullptr) return {};
  const auto columns = columns_of(*list);
  std::string text = csv_row(columns);
  for (const auto& row : *list) {
    std::vector<std::string> fields;
    for (const auto& column : columns) fields.push_back(cell_of(row, column));
    text += csv_row(fields);
  }
  return text;
}

std::string to_table(const Value& rows, const std::vector<std::string>& columns) {
  const auto* const list = rows.if_array();
  if (list == nullptr || list->empty()) return {};
  std::vector<std::vector<std::string>> cells{columns};
  for (const auto& row : *list) {
    auto& line = cells.emplace_back();
    // Only the last column may be as wide as it likes; JSON and CSV have every cell whole.
    for (const auto& column : columns)
      line.push_back(&column == &columns.back() ? visible(shown_of(row, column))
                                                : cut(visible(shown_of(row, column)), 44));
  }
  std::vector<std::size_t> widths(columns.size());
  for (const auto& line : cells) {
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width(line[i]));
  }
  std::string text;
  for (const auto& line : cells) {
    std::string row;
    for (std::size_t i = 0; i < line.size(); ++i)
      row += line[i] + std::string(widths[i] - width(line[i]) + 2, ' ');
    row.erase(row.find_last_not_of(' ') + 1);
    text += row + '\n';
  }
  return text;
}

}  // namespace comity::io
