// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/event.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

#include "comity/base/text.hpp"
#include "comity/streams/hash.hpp"

namespace comity::streams {

namespace {

constexpr std::array<std::string_view, n_reasons> reason_words{
    "none", "blank", "columns", "truncated", "date", "code", "country", "place"};
constexpr std::array<std::string_view, n_reasons> reason_sentences{
    "",
    "the line is empty",
    "the number of columns is not that of the format",
    "the last line is cut short",
    "the date is no day from 1900 to 2099",
    "the event code is none of CAMEO or PLOVER, or its base and root do not fit it",
    "the country of an actor is unknown",
    "the country of the place is unknown"};

// Columns of GDELT that depend on the version; the others are in the layout.
constexpr std::uint32_t place_in_1 = 51;
constexpr std::uint32_t place_in_2 = 53;

bool is_blank(std::string_view text) { return text.empty() || trim(text).empty(); }

/// A number of one, two or four digits, or 99999 for anything else.
std::uint32_t digits(std::string_view text) {
  std::uint32_t value = 0;
  for (const char c : text) {
    const auto digit = static_cast<unsigned char>(c - '0');
    if (digit > 9) return 99999;
    value = value * 10 + digit;
  }
  return value;
}

/// Gives a number the zeros back that a spreadsheet took from its front.
std::string padded(std::string_view text, std::size_t length) {
  if (text.empty() || text.size() >= length) return std::string(text);
  return std::string(length - text.size(), '0') + std::string(text);
}

/// A code of which base and root tell how many zeros it lost. Source: the length of a base is 3
/// and of a root 2 in every row of GDELT, so that the root alone fixes the base, and the base the
/// code.
std::string with_zeros(std::string_view code, std::string_view base, std::string_view root) {
  const auto whole_root = padded(root, 2);
  const auto whole_base = padded(base, 3);
  for (const std::size_t length : {3, 4}) {
    auto whole = padded(code, length);
    if (whole.size() == length && whole.starts_with(whole_base) &&
        whole_base.starts_with(whole_root))
      return whole;
  }
  return {};
}

}  // namespace

std::string_view to_word(Reason reason) { return reason_words[static_cast<std::size_t>(reason)]; }
std::string_view sentence_of(Reason reason) {
  return reason_sentences[static_cast<std::size_t>(reason)];
}

Ymd read_ymd(std::string_view text) {
  if (text.size() != 8 && text.size() != 10) {
    if (text.empty() || (text.front() != ' ' && text.back() != ' ')) return 0;
    const auto bare = trim(text);
    return bare.size() == text.size() ? 0 : read_ymd(bare);
  }
  const bool dashed = text.size() == 10;
  if (dashed && (text[4] != '-' || text[7] != '-')) return 0;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(dashed ? 5 : 4, 2));
  const auto day = digits(text.substr(dashed ? 8 : 6, 2));
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31) return 0;
  if (day > 28) {
    const auto last =
        std::chrono::year_month_day_last{std::chrono::year{static_cast<int>(year)},
                                         std::chrono::month_day_last{std::chrono::month{month}}};
    if (day > static_cast<unsigned>(last.day())) return 0;
  }
  return year * 10000 + month * 100 + day;
}

Reason RowReader::read(const RowIndex& rows, std::size_t row, Event& event) const {
  return layout_.format == Format::gdelt ? read_gdelt(rows, row, event)
                                         : read_named(rows, row, event);
}

bool RowReader::read_gdelt_code(const RowIndex& rows, std::size_t row, Event& event) const {
  auto code = rows.field(row, layout_.code);
  const auto base = rows.field(row, layout_.code + 1);
  const auto root = rows.field(row, layout_.code + 2);
  std::string whole;
  if (layout_.mangled) {
    whole = with_zeros(code, base, root);
    event.repaired = whole.size() != code.size();
    code = whole;
  } else if (base.size() != 3 || root.size() != 2 || !code.starts_with(base) ||
             !base.starts_with(root)) {
    return false;
  }
  const auto id = codes_.cameo(code);
  if (id) event.code = *id;
  return id.has_value();
}

Reason RowReader::read_gdelt(const RowIndex& rows, std::size_t row, Event& event) const {
  const auto n = rows.n_fields(row);
  if (n != 61 && n != 58 && n != 57)
    return n == 1 && is_blank(rows.field(row, 0)) ? Reason::blank : Reason::columns;
  event = {};
  event.day = read_ymd(rows.field(row, layout_.date));
  if (event.day == 0) return Reason::date;
  if (!read_gdelt_code(rows, row, event)) return Reason::code;
  const auto country = [&](std::uint32_t column, CountryId& id) {
    auto text = rows.field(row, column);
    if (text.empty()) return true;
    if (text.size() != 3) text = trim(text);
    id = countries_.by_code(text);
    return id != 0 || text.empty();
  };
  if (!country(layout_.country1, event.actor1) || !country(layout_.country2, event.actor2))
    return Reason::country;
  if (wanted_.place) {
    const auto text = trim(rows.field(row, n == 61 ? place_in_2 : place_in_1));
    event.place = countries_.by_fips(text);
    // OS is the open sea, which is no country; every other code of a place has to be known.
    if (event.place == 0 && !text.empty() && text != "OS") return Reason::place;
  }
  if (wanted_.identity) {
    auto hash = mix(event.day * 0x100000001ULL + event.code, 0xA0761D6478BD642FULL);
    hash = mix(hash ^ event.actor1, 0xE7037ED1A0B428DBULL ^ event.actor2);
    hash = fingerprint(hash, rows.field(row, layout_.name1));
    hash = fingerprint(hash, rows.field(row, layout_.name2));
    if (n != 57) hash = fingerprint(hash, rows.field(row, n - 1));
    event.identity = hash == 0 ? 1 : hash;
  }
  return Reason::none;
}

Reason RowReader::read_named(const RowIndex& rows, std::size_t row, Event& event) const {
  const auto n = rows.n_fields(row);
  if (n != layout_.n_columns)
    return n == 1 && is_blank(rows.field(row, 0)) ? Reason::blank : Reason::columns;
  event = {};
  const auto text = [&](std::uint32_t column) {
    if (column == no_column) return std::string_view{};
    const auto field = trim(rows.field(row, column));
    return field == "NA" || field == "None" ? std::string_view{} : field;
  };
  event.day = read_ymd(text(layout_.date));
  if (event.day == 0) return Reason::date;
  const auto code = layout_.format == Format::icews
                        ? codes_.cameo(text(layout_.code))
                        : codes_.plover(text(layout_.code), text(layout_.mode));
  if (!code) return Reason::code;
  event.code = *code;
  event.actor1 = countries_.by_name(text(layout_.country1));
  event.actor2 = countries_.by_name(text(layout_.country2));
  if ((event.actor1 == 0 && !text(layout_.country1).empty()) ||
      (event.actor2 == 0 && !text(layout_.country2).empty()))
    return Reason::country;
  if (wanted_.place) {
    event.place = countries_.by_name(text(layout_.place));
    if (event.place == 0 && !text(layout_.place).empty()) return Reason::place;
  }
  if (wanted_.identity) {
    auto hash = mix(event.day * 0x100000001ULL + event.code, 0xA0761D6478BD642FULL);
    hash = mix(hash ^ event.actor1, 0xE7037ED1A0B428DBULL ^ event.actor2);
    for (const auto column : {layout_.name1, layout_.name2, layout_.story})
      hash = fingerprint(hash, text(column));
    event.identity = hash == 0 ? 1 : hash;
  }
  if (wanted_.mirrors && layout_.format == Format::icews) find_mirror(rows, row, event);
  return Reason::none;
}

// A visit has a visitor: 043 (host a visit) is read as 042 of the other actor. Telephone calls,
// consultations, meetings, negotiations and signed agreements have no direction: they are counted
// with the actors in alphabetical order. In this way the answer does not depend on which of the two
// rows comes first.
void RowReader::find_mirror(const RowIndex& rows, std::size_t row, Event& event) const {
  const auto code = rows.field(row, layout_.code);
  const bool hosted = code == "043";
  const bool visit = hosted || code == "042";
  constexpr std::array<std::string_view, 5> mutual{"040", "041", "044", "046", "057"};
  if (!visit && std::ranges::find(mutual, code) == mutual.end()) return;
  if (layout_.name1 == no_column || layout_.name2 == no_column) return;
  auto first = rows.field(row, layout_.name1);
  auto second = rows.field(row, layout_.name2);
  const bool swapped = visit ? hosted : second < first;
  if (swapped) std::swap(first, second);
  event.is_mutual = !visit;
  if (hosted) {
    std::swap(event.actor1, event.actor2);
    event.code = *codes_.cameo("042");
  }
  if (layout_.story == no_column || layout_.sentence == no_column || first == second) return;
  auto hash = mix(event.day * 0x100000001ULL + event.code, 0x8EBC6AF09C88C6E3ULL);
  for (const auto part :
       {first, second, rows.field(row, layout_.story), rows.field(row, layout_.sentence)})
    hash = fingerprint(hash, part);
  event.mirror = hash == 0 ? 1 : hash;
  event.told_by_other = swapped;
}

}  // namespace comity::streams
