// SPDX-License-Identifier: Apache-2.0
#include "comity/io/where.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "comity/base/text.hpp"

namespace comity::io {

namespace {

using Sign = Comparison::Sign;

/// Longer signs first, so that `<=` is not read as `<`.
constexpr std::array<std::pair<std::string_view, Sign>, 8> signs{{{"<=", Sign::at_most},
                                                                  {">=", Sign::at_least},
                                                                  {"!=", Sign::unequal},
                                                                  {"<>", Sign::unequal},
                                                                  {"==", Sign::equal},
                                                                  {"=", Sign::equal},
                                                                  {"<", Sign::less},
                                                                  {">", Sign::more}}};

Error refuse(std::string what, std::string_view value_name) {
  return {.kind = Error::Kind::data,
          .what = std::move(what),
          .nearest = {},
          .hint = fmt::format("write for example: {} > 0, or: {} > 0 and type = treaty", value_name,
                              value_name)};
}

std::string_view unquoted(std::string_view text) {
  if (text.size() > 1 && (text.front() == '"' || text.front() == '\'') &&
      text.back() == text.front())
    return text.substr(1, text.size() - 2);
  return text;
}

Result<Comparison> parse_one(std::string_view text, std::string_view value_name) {
  const auto at = text.find_first_of("<>=!");
  if (at == std::string_view::npos)
    return std::unexpected(
        refuse(fmt::format("\"{}\" compares nothing.", shorten(text)), value_name));
  const auto rest = text.substr(at);
  const auto* const sign =
      std::ranges::find_if(signs, [&](const auto& known) { return rest.starts_with(known.first); });
  if (sign == signs.end())
    return std::unexpected(
        refuse(fmt::format("\"{}\" has no sign of comparison.", shorten(text)), value_name));
  const auto column = trim(text.substr(0, at));
  const auto value = unquoted(trim(rest.substr(sign->first.size())));
  Comparison comparison{.is_type = column == "type", .sign = sign->second};
  if (comparison.is_type) {
    comparison.word = std::string(value);
    if (comparison.sign != Sign::equal && comparison.sign != Sign::unequal)
      return std::unexpected(refuse("types are equal or not, not more or less.", value_name));
    return comparison;
  }
  if (column != value_name) {
    auto error = refuse(fmt::format("the list has no column \"{}\".", shorten(column)), value_name);
    const std::vector<std::string> known{std::string(value_name), "type"};
    error.nearest = nearest_text(column, known);
    return std::unexpected(std::move(error));
  }
  const auto number = parse_real(value);
  if (!number)
    return std::unexpected(
        refuse(fmt::format("\"{}\" is not a number.", shorten(value)), value_name));
  comparison.number = *number;
  return comparison;
}

bool compares(Sign sign, double a, double b) {
  switch (sign) {
    case Sign::less:
      return a < b;
    case Sign::at_most:
      return a <= b;
    case Sign::equal:
      return a == b;
    case Sign::unequal:
      return a != b;
    case Sign::at_least:
      return a >= b;
    case Sign::more:
      break;
  }
  return a > b;
}

}  // namespace

Result<std::vector<Comparison>> parse_where(std::string_view text, std::string_view value_name) {
  std::vector<Comparison> where;
  text = trim(text);
  while (!text.empty()) {
    const auto end = text.find(" and ");
    auto one = parse_one(trim(text.substr(0, end)), value_name);
    if (!one) return std::unexpected(one.error());
    where.push_back(std::move(*one));
    if (end == std::string_view::npos) break;
    text = trim(text.substr(end + 5));
  }
  return where;
}

bool holds(const std::vector<Comparison>& where, double value, std::string_view type) {
  return std::ranges::all_of(where, [&](const Comparison& one) {
    if (one.is_type) return (type == one.word) == (one.sign == Sign::equal);
    return compares(one.sign, value, one.number);
  });
}

}  // namespace comity::io
