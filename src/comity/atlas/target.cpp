// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/target.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "comity/base/text.hpp"

namespace comity::atlas {

namespace {

constexpr std::size_t most_parameters = 32;

Error unreadable(std::string what, std::string field) {
  return {
      .kind = Error::Kind::usage,
      .what = std::move(what),
      .where = {.field = std::move(field)},
      .hint = "write the address as UTF-8, with %XX for bytes that have a meaning in addresses"};
}

std::optional<unsigned> hex_digit(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  return std::nullopt;
}

/// The byte an escape stands for; nothing if it is not an escape.
std::optional<char> unescape(std::string_view escape) {
  if (escape.size() < 3) return std::nullopt;
  const auto high = hex_digit(escape[1]);
  const auto low = hex_digit(escape[2]);
  if (!high || !low) return std::nullopt;
  return static_cast<char>(*high * 16 + *low);
}

bool is_control(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte < 0x20 || byte == 0x7F;
}

Result<std::pair<std::string, std::string>> parse_parameter(std::string_view text) {
  const auto equals = text.find('=');
  auto name = decode(text.substr(0, equals), true);
  if (!name) return std::unexpected(name.error());
  if (name->empty()) return std::unexpected(unreadable("a parameter has no name.", "query"));
  auto value =
      equals == std::string_view::npos ? std::string{} : decode(text.substr(equals + 1), true);
  if (!value) {
    value.error().where.field = shorten(*name);
    return std::unexpected(value.error());
  }
  return std::pair{*std::move(name), *std::move(value)};
}

Result<Parameters> parse_query(std::string_view text) {
  Parameters parameters;
  for (const auto part : split(text, '&')) {
    if (part.empty()) continue;
    if (parameters.size() == most_parameters) {
      return std::unexpected(unreadable("there are too many parameters.", "query"));
    }
    auto parameter = parse_parameter(part);
    if (!parameter) return std::unexpected(parameter.error());
    parameters.push_back(*std::move(parameter));
  }
  return parameters;
}

}  // namespace

Result<std::string> decode(std::string_view text, bool plus_is_blank) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const auto byte = unescape(text.substr(i));
      if (!byte)
        return std::unexpected(
            unreadable("an escape is not % and two hexadecimal digits.", "query"));
      decoded += *byte;
      i += 2;
    } else {
      decoded += plus_is_blank && text[i] == '+' ? ' ' : text[i];
    }
  }
  if (std::ranges::any_of(decoded, is_control)) {
    return std::unexpected(unreadable("the address holds a control character.", "query"));
  }
  if (find_bad_utf8(decoded))
    return std::unexpected(unreadable("the address is not UTF-8.", "query"));
  return decoded;
}

Result<Target> parse_target(std::string_view text) {
  if (!text.starts_with('/') || text.contains('#')) {
    return std::unexpected(
        unreadable("the address must begin with a slash and hold no #.", "path"));
  }
  const auto question = text.find('?');
  auto path = decode(text.substr(0, question), false);
  if (path && path->contains('\\'))
    path = std::unexpected(unreadable("the path holds a backslash.", ""));
  if (!path) {
    path.error().where.field = "path";
    return std::unexpected(path.error());
  }
  if (question == std::string_view::npos) return Target{*std::move(path), {}};
  auto parameters = parse_query(text.substr(question + 1));
  if (!parameters) return std::unexpected(parameters.error());
  return Target{*std::move(path), *std::move(parameters)};
}

}  // namespace comity::atlas
