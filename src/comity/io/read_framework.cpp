// SPDX-License-Identifier: Apache-2.0
#include "comity/io/read_framework.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "comity/base/text.hpp"

namespace comity::io {

namespace {

using factors::Criterion;

/// A word of a key that has few; the default if it is absent or wrong.
template <class T, class Parse>
T word_of(TomlTable& table, std::string_view key, T otherwise, Parse parse,
          const std::vector<std::string>& words) {
  const auto text = table.text(key);
  if (text.empty()) return otherwise;
  const auto value = parse(text);
  if (!value)
    table.error(key, fmt::format("\"{}\" is not a value of `{}`.", shorten(text), key),
                nearest_text(text, words), "use one of: " + join(words, ", "));
  return value.value_or(otherwise);
}

factors::Factor factor_of(TomlTable& table) {
  const std::vector<std::string> words{"willingness", "foundation", "potential"};
  const auto text = table.text("factor", true);
  const auto factor = factors::parse_factor(text);
  const bool known = factor && std::ranges::find(words, text) != words.end();
  if (!known && !text.empty())
    table.error("factor", fmt::format("\"{}\" is not a factor.", shorten(text)),
                nearest_text(text, words), "use one of: " + join(words, ", "));
  return known ? *factor : factors::Factor::willingness;
}

std::optional<int> year_of(TomlTable& table) {
  const double year = table.real("year", 0);
  if (year == 0) return std::nullopt;
  if (year >= 1 && year <= 9998 && year == static_cast<int>(year)) return static_cast<int>(year);
  table.error("year", fmt::format("{} is not a year.", year), "", "write it as 2023");
  return std::nullopt;
}

Criterion read_criterion(TomlTable& table) {
  Criterion read{.id = table.text("id", true)};
  read.where = table.at("id");
  read.factor = factor_of(table);
  read.names = table.names("name");
  if (read.names.en.empty()) read.names = {read.id, read.id, read.id};
  read.unit = table.text("unit");
  read.better = word_of(table, "direction", read.better, factors::parse_better, {"max", "min"});
  read.scale = word_of(table, "scale", read.scale, factors::parse_scale, factors::scale_words());
  read.missing =
      word_of(table, "missing", read.missing, factors::parse_missing, factors::missing_words());
  read.weight = table.real("weight", 1);
  if (!(read.weight > 0))
    table.error("weight", fmt::format("the weight {} is not above zero.", read.weight), "",
                "leave the criterion out if it should not count");
  read.year = year_of(table);
  read.of_case = table.text("case");
  read.sql = table.text("sql", true);
  table.finish();
  return read;
}

std::vector<std::pair<std::string, double>> numbers(TomlTable& table,
                                                    const std::vector<std::string>& names) {
  std::vector<std::pair<std::string, double>> found;
  constexpr double absent = -1e300;
  for (const auto& name : names) {
    const double value = table.real(name, absent);
    if (value != absent) found.emplace_back(name, value);
  }
  table.finish();
  return found;
}

/// The ids that weights and boundaries may name: those of the factors that have criteria.
std::vector<std::string> factor_ids(const factors::Framework& read) {
  std::vector<std::string> ids;
  for (const auto factor : factors::measured_factors(read.criteria))
    ids.push_back(factors::to_word(factor));
  return ids;
}

void read_floors(TomlTable& sorting, factors::Framework& read) {
  const auto ids = factor_ids(read);
  for (auto& table : sorting.tables("boundaries")) {
    factors::Floor floor{.category = table.text("category", true), .where = table.at("category")};
    const auto place = std::ranges::find(read.categories, floor.category);
    if (place == read.categories.end() || place == read.categories.begin())
      table.error("category",
                  fmt::format("no boundary can stand below \"{}\".", shorten(floor.category)),
                  nearest_text(floor.category, read.categories),
                  "a boundary stands below each category but the first");
    floor.at_least = numbers(table, ids);
    if (floor.at_least.size() != ids.size())
      table.error("category", "a boundary has a number for every factor.", "",
                  "the factors are: " + join(ids, ", "));
    read.floors.push_back(std::move(floor));
  }
  if (!read.floors.empty() && read.floors.size() + 1 != read.categories.size())
    sorting.error("boundaries",
                  fmt::format("{} boundaries stand between {} categories.", read.floors.size(),
                              read.categories.size()),
                  "", "give one below each category but the first, or none to have them learned");
}

void read_weights(TomlTable& sorting, factors::Framework& read) {
  if (auto table = sorting.table("weights")) {
    read.weights = numbers(*table, factor_ids(read));
    double sum = 0;
    for (const auto& [id, weight] : read.weights) {
      if (weight < 0)
        sorting.error("weights", fmt::format("the weight {} of {} is negative.", weight, id));
      sum += weight;
    }
    if (sum <= 0) sorting.error("weights", "the weights sum to nothing.", "", "give one above 0");
  }
  constexpr double absent = -1;
  const double level = sorting.real("cutting_level", absent);
  if (level == absent) return;
  read.cutting_level = level;
  if (level < 0.5 || level > 1)
    sorting.error("cutting_level", fmt::format("the cutting level {} is not from 0.5 to 1.", level),
                  "", "it is the share of the weights that a coalition needs");
}

}  // namespace

void read_framework(TomlTable& top, factors::Framework& read, Problems& problems) {
  std::set<std::string> ids;
  for (auto& table : top.tables("criteria")) {
    auto criterion = read_criterion(table);
    if (!criterion.id.empty() && !ids.insert(criterion.id).second)
      problems.error({.kind = Error::Kind::data,
                      .what = fmt::format("there are two criteria {}.", criterion.id),
                      .where = criterion.where,
                      .hint = "give every criterion an id of its own"});
    read.criteria.push_back(std::move(criterion));
  }
  auto sorting = top.table("sorting");
  if (!sorting) return;
  read.where = top.at("sorting");
  read.table = sorting->text("table");
  read.categories = sorting->list("categories");
  if (read.categories.size() < 2)
    sorting->error("categories", "partners are sorted into two categories or more.", "",
                   "name them, the worst first");
  if (read.criteria.empty())
    sorting->error("categories", "there are no criteria to sort by.", "",
                   "add [[criteria]] with id, factor and sql");
  read_weights(*sorting, read);
  read_floors(*sorting, read);
  sorting->finish();
}

}  // namespace comity::io
