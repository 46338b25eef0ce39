// SPDX-License-Identifier: Apache-2.0
#include "comity/io/toml_guard.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::io {

namespace {

constexpr std::size_t largest_file = 1U << 24U;
constexpr std::uint32_t deepest_key = 64;

/// Line and column of a byte.
Origin place_of(std::string_view bytes, std::size_t offset, const std::string& file) {
  const auto before = bytes.substr(0, offset);
  const auto line = static_cast<std::uint32_t>(std::ranges::count(before, '\n')) + 1;
  return {file, line, static_cast<std::uint32_t>(offset - (before.rfind('\n') + 1)) + 1, ""};
}

Error refuse(Origin where, std::string what, std::string hint) {
  return {.kind = Error::Kind::data,
          .what = std::move(what),
          .where = std::move(where),
          .hint = std::move(hint)};
}

/// The place after a string that begins at `at`; the end of its line or of the file if it is not
/// closed.
std::size_t after_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string three(3, quote);
  const bool is_long = text.substr(at, 3) == three;
  for (std::size_t i = at + (is_long ? 3 : 1); i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"') {
      ++i;
    } else if (is_long && text.substr(i, 3) == three) {
      i += 3;
      for (int more = 0; more < 2 && i < text.size() && text[i] == quote; ++more) ++i;
      return i;
    } else if (!is_long && text[i] == quote) {
      return i + 1;
    } else if (!is_long && text[i] == '\n') {
      return i;
    }
  }
  return text.size();
}

/// A dotted key of too many parts; dots in strings and comments do not count.
std::optional<Error> find_deep_key(std::string_view bytes, const std::string& file) {
  std::uint32_t dots = 0;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const char c = bytes[at];
    if (c == '"' || c == '\'') {
      at = after_string(bytes, at);
      continue;
    }
    if (c == '#') {
      at = std::min(bytes.find('\n', at), bytes.size());
      continue;
    }
    if (c == '\n' || c == '=' || c == ',' || c == '{') dots = 0;
    if (c == '.' && ++dots > deepest_key) {
      return refuse(place_of(bytes, at, file), "this key nests too deeply.",
                    fmt::format("keep a dotted key under {} parts", deepest_key));
    }
    ++at;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> find_toml_hazard(std::string_view bytes, const std::string& file) {
  if (bytes.size() > largest_file) {
    return refuse({.file = file}, "this file is larger than 16 MiB.",
                  "settings and claims are small; is it the right file?");
  }
  if (const auto bad = find_bad_utf8(bytes)) {
    return refuse(
        place_of(bytes, *bad, file),
        fmt::format("the byte 0x{:02X} is not UTF-8.", static_cast<unsigned char>(bytes[*bad])),
        "save the file as UTF-8, for example: iconv -f latin1 -t utf-8");
  }
  return find_deep_key(bytes, file);
}

}  // namespace comity::io
