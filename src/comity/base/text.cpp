// SPDX-License-Identifier: Apache-2.0
#include "comity/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace comity {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  for (auto at = text.find(separator); at != std::string_view::npos;
       at = text.find(separator, from)) {
    parts.push_back(text.substr(from, at - from));
    from = at + 1;
  }
  parts.push_back(text.substr(from));
  return parts;
}

std::vector<std::string> split_list(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (const auto part : split(text, separator)) {
    if (const auto trimmed = trim(part); !trimmed.empty()) parts.emplace_back(trimmed);
  }
  return parts;
}

std::string_view trim(std::string_view text) {
  const auto from = text.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
  std::string text;
  for (const auto& part : parts) {
    if (&part != &parts.front()) text += separator;
    text += part;
  }
  return text;
}

std::optional<std::int64_t> parse_int(std::string_view text) {
  std::int64_t number = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, number);
  if (failure != std::errc{} || stop != end) return std::nullopt;
  return number;
}

std::optional<double> parse_real(std::string_view text) {
  double number = 0;
  const auto* const end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, number);
  if (failure != std::errc{} || stop != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::string shorten(std::string_view text) {
  constexpr std::size_t most = 60;
  std::size_t cut = text.size() <= most ? text.size() : most - 3;
  while (cut > 0 && cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U)
    --cut;
  std::string shown(text.substr(0, cut));
  std::ranges::replace_if(
      shown, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }, '?');
  return cut < text.size() ? shown + "..." : shown;
}

namespace {

/// The first place from `i` on that may be no ASCII; eight bytes are looked at together.
std::size_t past_ascii(std::string_view text, std::size_t i) {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  for (std::uint64_t eight = 0; i + sizeof eight <= text.size(); i += sizeof eight) {
    std::memcpy(&eight, text.data() + i, sizeof eight);
    if ((eight & high_bits) != 0) break;
  }
  return i;
}

}  // namespace

std::optional<std::size_t> find_bad_utf8(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  std::size_t i = 0;
  while (i < text.size()) {
    const unsigned lead = byte(i);
    if (lead < 0x80) {
      i = past_ascii(text, i + 1);
      continue;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || i + length > text.size()) return i;
    const unsigned second = byte(i + 1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool surrogate = lead == 0xED && second > 0x9F;
    const bool too_high = lead == 0xF4 && second > 0x8F;
    if (overlong || surrogate || too_high) return i;
    for (std::size_t k = 1; k < length; ++k) {
      if ((byte(i + k) & 0xC0U) != 0x80U) return i;
    }
    i += length;
  }
  return std::nullopt;
}

namespace {

/// Edit distance with insertion, deletion and substitution, in bytes of folded text.
/// Stops at `most` + 1 when it must be more than `most`: none is less than the difference in length
/// or than the least of a row.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    std::size_t least = row[0];
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t substitute = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({substitute, row[j] + 1, row[j + 1] + 1});
      least = std::min(least, row[j + 1]);
    }
    if (least > most) return most + 1;
  }
  return row.back();
}

}  // namespace

std::vector<std::string> nearest(std::string_view text, std::span<const std::string> candidates,
                                 std::size_t most) {
  const std::string wanted = fold(text.substr(0, 200));
  const std::size_t furthest = std::max<std::size_t>(2, wanted.size() / 2);
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const auto& candidate : candidates) {
    const auto folded = fold(candidate);
    // Whoever writes the beginning of a name means the name.
    const bool begun = wanted.size() >= 2 && folded.starts_with(wanted);
    const auto far = begun ? std::size_t{1} : distance(wanted, folded, furthest);
    if (far <= furthest) found.emplace_back(far, candidate);
  }
  std::ranges::sort(found);
  std::vector<std::string> names;
  for (const auto& [far, name] : found) {
    if (names.size() < most && std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

std::string nearest_text(std::string_view text, std::span<const std::string> candidates,
                         std::size_t most) {
  std::string said;
  for (const auto& name : nearest(text, candidates, most)) {
    said += (said.empty() ? "\"" : ", \"") + name + "\"";
  }
  return said;
}

}  // namespace comity
