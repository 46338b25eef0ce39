// SPDX-License-Identifier: Apache-2.0
#include "comity/io/toml_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/io/toml_guard.hpp"

namespace comity::io {

namespace {

Origin origin(const std::string& file, const toml::source_region& region, std::string_view field) {
  return {file, region.begin.line, region.begin.column, std::string(field)};
}

}  // namespace

TomlTable::TomlTable(const toml::table& table, std::string file, std::string place,
                     Problems& problems)
    : table_(&table), file_(std::move(file)), place_(std::move(place)), problems_(&problems) {}

const toml::node* TomlTable::find(std::string_view key) {
  known_.emplace(key);
  return table_->get(key);
}

Origin TomlTable::at(std::string_view key) const {
  const auto* const node = table_->get(key);
  return origin(file_, node != nullptr ? node->source() : table_->source(), key);
}

void TomlTable::error(std::string_view key, std::string what, std::string nearest,
                      std::string hint) {
  problems_->error({.kind = Error::Kind::data,
                    .what = std::move(what),
                    .where = at(key),
                    .nearest = std::move(nearest),
                    .hint = std::move(hint)});
}

void TomlTable::wrong_type(std::string_view key, std::string_view wanted) {
  error(key, fmt::format("this must be {}.", wanted));
}

std::string TomlTable::text(std::string_view key, bool required) {
  const auto* const node = find(key);
  if (node == nullptr) {
    if (required)
      error(key, fmt::format("{} needs `{}`.", place_.empty() ? "the file" : place_, key));
    return {};
  }
  if (const auto* value = node->as_string()) {
    if (required && value->get().empty()) error(key, "this must not be empty.");
    return value->get();
  }
  if (const auto* number = node->as_integer()) return std::to_string(number->get());
  wrong_type(key, "a text in quotes");
  return {};
}

double TomlTable::real(std::string_view key, double otherwise) {
  const auto* const node = find(key);
  if (node == nullptr) return otherwise;
  const auto value = node->value<double>();
  if (!value) wrong_type(key, "a number");
  return value.value_or(otherwise);
}

bool TomlTable::truth(std::string_view key, bool otherwise) {
  const auto* const node = find(key);
  if (node == nullptr) return otherwise;
  if (const auto* value = node->as_boolean()) return value->get();
  wrong_type(key, "true or false");
  return otherwise;
}

std::string TomlTable::moment(std::string_view key) {
  const auto* const node = find(key);
  if (node == nullptr) return {};
  if (const auto* number = node->as_floating_point()) return fmt::format("{}", number->get());
  if (node->is_date()) {
    const auto date = day(key);
    return date ? to_text(*date) : std::string();
  }
  return text(key);
}

std::vector<int> TomlTable::whole_numbers(std::string_view key) {
  const auto* const node = find(key);
  if (node == nullptr) return {};
  std::vector<int> numbers;
  const auto* const array = node->as_array();
  if (array == nullptr || !array->is_homogeneous<std::int64_t>()) {
    wrong_type(key, "a list of whole numbers");
    return {};
  }
  for (const auto& item : *array) {
    const auto number = item.as_integer()->get();
    if (number < 0 || number > 1000)
      error(key, fmt::format("{} is not between 0 and 1000.", number));
    else
      numbers.push_back(static_cast<int>(number));
  }
  return numbers;
}

std::vector<std::pair<std::string, TomlTable>> TomlTable::children(std::string_view key) {
  std::vector<std::pair<std::string, TomlTable>> found;
  auto inner = table(key);
  if (!inner) return found;
  for (const auto& [name, node] : *inner->table_) {
    if (const auto* child = node.as_table())
      found.emplace_back(
          std::string(name.str()),
          TomlTable(*child, file_, fmt::format("[{}.{}]", key, name.str()), *problems_));
    else
      inner->wrong_type(name.str(), "a table");
  }
  return found;
}

std::optional<Day> TomlTable::day(std::string_view key) {
  const auto* const node = find(key);
  if (node == nullptr) return std::nullopt;
  std::string written;
  if (const auto* value = node->as_string()) written = value->get();
  if (const auto* date = node->as_date())
    written =
        fmt::format("{:04}-{:02}-{:02}", date->get().year, date->get().month, date->get().day);
  const auto day = parse_day(written);
  if (!day) error(key, "this must be a day.", "", "write it as 2023-12-31");
  return day;
}

actors::Names TomlTable::names(std::string_view key) {
  const auto* const node = find(key);
  if (node == nullptr) return {};
  if (const auto* value = node->as_string()) return {value->get(), value->get(), value->get()};
  if (auto inner = table(key)) {
    actors::Names names{inner->text("en", true), inner->text("es"), inner->text("zh")};
    if (names.es.empty()) names.es = names.en;
    if (names.zh.empty()) names.zh = names.en;
    inner->finish();
    return names;
  }
  return {};
}

std::vector<std::string> TomlTable::list(std::string_view key) {
  const auto* const node = find(key);
  if (node == nullptr) return {};
  if (const auto* value = node->as_string()) return {value->get()};
  std::vector<std::string> items;
  const auto* const array = node->as_array();
  if (array == nullptr || !array->is_homogeneous<std::string>()) {
    wrong_type(key, "a text or a list of texts");
    return {};
  }
  for (const auto& item : *array) items.push_back(item.as_string()->get());
  return items;
}

std::vector<std::pair<std::string, std::string>> TomlTable::pairs(std::string_view key) {
  std::vector<std::pair<std::string, std::string>> found;
  auto inner = table(key);
  if (!inner) return found;
  for (const auto& [name, node] : *inner->table_)
    found.emplace_back(std::string(name.str()), inner->text(name.str()));
  return found;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
  const auto* const node = find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* inner = node->as_table())
    return TomlTable(*inner, file_, fmt::format("`{}`", key), *problems_);
  wrong_type(key, "a table");
  return std::nullopt;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  const auto* const node = find(key);
  std::vector<TomlTable> found;
  if (node == nullptr) return found;
  const auto* const array = node->as_array();
  if (array == nullptr || !array->is_array_of_tables()) {
    wrong_type(key, fmt::format("a list of tables, [[{}]]", key));
    return found;
  }
  for (const auto& item : *array)
    found.emplace_back(*item.as_table(), file_, fmt::format("[[{}]]", key), *problems_);
  return found;
}

void TomlTable::finish() {
  const std::vector<std::string> known(known_.begin(), known_.end());
  for (const auto& [key, node] : *table_) {
    if (known_.contains(key.str())) continue;
    problems_->error({.kind = Error::Kind::data,
                      .what = fmt::format("there is no key \"{}\" here.", shorten(key.str())),
                      .where = origin(file_, key.source(), ""),
                      .nearest = nearest_text(key.str(), known),
                      .hint = "the keys are: " + join(known, ", ")});
  }
}

std::optional<toml::table> parse_toml(std::string_view bytes, const std::string& file,
                                      Problems& problems) {
  if (auto hazard = find_toml_hazard(bytes, file)) {
    problems.error(std::move(*hazard));
    return std::nullopt;
  }
  auto parsed = toml::parse(bytes, file);
  if (parsed) return std::move(parsed).table();
  problems.error({.kind = Error::Kind::data,
                  .what = fmt::format("this is not TOML: {}.", parsed.error().description()),
                  .where = origin(file, parsed.error().source(), ""),
                  .hint = "see https://toml.io for the grammar"});
  return std::nullopt;
}

}  // namespace comity::io
