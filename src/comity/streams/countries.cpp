// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/countries.hpp"

#include <algorithm>
#include <cassert>

#include "comity/base/text.hpp"
#include "comity/streams/country_table.hpp"

namespace comity::streams {

namespace {

constexpr std::size_t letters = 26;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

std::size_t place_of(std::string_view code) {
  std::size_t at = 0;
  for (const char c : code) {
    const auto letter = static_cast<unsigned char>((c | 0x20) - 'a');
    if (letter >= letters) return std::string_view::npos;
    at = at * letters + letter;
  }
  return at;
}

}  // namespace

Countries::Countries() : by_code_(letters * letters * letters), by_fips_(letters * letters) {
  for (const auto line : split(country_lines, '\n')) {
    if (line.empty()) continue;
    labels_.emplace_back(line.substr(0, 3));
    labels_.emplace_back(line.substr(4, 3));
  }
  for (const auto line : split(region_lines, '\n'))
    if (!line.empty()) labels_.emplace_back(line.substr(0, 3));
  std::ranges::sort(labels_);
  labels_.erase(std::ranges::unique(labels_).begin(), labels_.end());

  for (const auto line : split(country_lines, '\n')) add(line);
  for (const auto line : split(region_lines, '\n')) {
    if (line.empty()) continue;
    std::string row(line.substr(0, 3));
    row.append(" ").append(line.substr(0, 3)).append(" - ").append(line.substr(4));
    add(row);
  }
  // An ISO code is understood too, unless CAMEO uses the same letters otherwise.
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    const auto id = static_cast<CountryId>(i);
    auto& slot = by_code_[place_of(labels_[entries_[id].iso])];
    if (slot == 0) slot = id;
  }
  for (const auto line : split(dated_lines, '\n'))
    if (!line.empty()) add_dated(line);
}

void Countries::add(std::string_view line) {
  if (line.empty()) return;
  const auto parts = split(line, ' ');
  const auto id = static_cast<CountryId>(entries_.size());
  entries_.push_back({.given = label(parts[0]), .iso = label(parts[1])});
  by_code_[place_of(parts[0])] = id;
  if (parts[2] != "-") by_fips_[place_of(parts[2])] = id;
  const auto names = line.substr(static_cast<std::size_t>(parts[3].data() - line.data()));
  if (names == "-") return;
  for (const auto name : split(names, '|')) by_name_.emplace(lower(name), id);
}

void Countries::add_dated(std::string_view line) {
  const auto parts = split(line, ' ');
  auto& entry = entries_[by_code(parts[1])];
  const Dated dated{static_cast<Ymd>(*parse_int(parts[2])), label(parts[3])};
  if (parts[0] == "before") {
    entry.before.push_back(dated);
    entry.before_day = std::max(entry.before_day, dated.day);
  } else {
    entry.from.push_back(dated);
    entry.from_day = std::min(entry.from_day, dated.day);
  }
}

LabelId Countries::past(const Entry& entry, Ymd day) {
  LabelId label = entry.iso;
  for (const auto& [limit, meaning] : entry.before)
    if (day < limit) label = meaning;
  return label;
}

LabelId Countries::future(const Entry& entry, Ymd day) {
  LabelId label = entry.iso;
  for (const auto& [first, meaning] : entry.from)
    if (day >= first) label = meaning;
  return label;
}

LabelId Countries::label(std::string_view text) const {
  const auto found = std::ranges::lower_bound(labels_, text);
  assert(found != labels_.end() && *found == text && "every code of the table has a label");
  return static_cast<LabelId>(found - labels_.begin());
}

CountryId Countries::by_fips(std::string_view code) const {
  const auto at = code.size() == 2 ? place_of(code) : std::string_view::npos;
  return at == std::string_view::npos ? CountryId{0} : by_fips_[at];
}

CountryId Countries::by_name(std::string_view name) const {
  const auto found = by_name_.find(lower(name));
  return found != by_name_.end() ? found->second : by_code(name);
}

}  // namespace comity::streams
