// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/io/fields.hpp"
#include "comity/io/read_indicators.hpp"

namespace comity::io {

namespace {

enum CatalogueColumn : std::size_t {
  indicator,
  factor,
  kind,
  name_en,
  name_es,
  name_zh,
  unit,
  classes,
  since,
  until,
  with,
  rule,
  sources,
  licence,
  gap
};

std::optional<int> year_at(CsvReader& rows, std::size_t column) {
  if (rows.get(column).empty()) return std::nullopt;
  const auto year = parse_int(rows.get(column));
  if (year && *year >= 1 && *year <= 9998) return static_cast<int>(*year);
  rows.error(column, fmt::format("\"{}\" is not a year.", shorten(rows.get(column))));
  return std::nullopt;
}

bool with_all_at(CsvReader& rows) {
  const auto text = rows.get(with);
  if (!text.empty() && text != "powers" && text != "all")
    rows.error(with, fmt::format("\"{}\" says nothing about counterparts.", shorten(text)), "",
               "use one of: powers, all");
  return text == "all";
}

/// "rank trade_volume": a kind of rule and the indicators it works on, which stand above.
std::optional<factors::Rule> rule_at(CsvReader& rows, const Case& of) {
  const auto words = split_list(rows.get(rule), ' ');
  if (words.empty()) return std::nullopt;
  const auto sort = factors::parse_rule_kind(words.front());
  if (!sort || words.size() < 2) {
    rows.error(rule, fmt::format("\"{}\" is not a rule.", shorten(rows.get(rule))),
               nearest_text(words.front(), factors::rule_words()),
               "write for example: rank trade_volume");
    return std::nullopt;
  }
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (factors::find_indicator(of.catalogue, words[i])) continue;
    std::vector<std::string> ids;
    for (const auto& known : of.catalogue) ids.push_back(known.id);
    rows.error(rule, fmt::format("no indicator \"{}\" stands above.", shorten(words[i])),
               nearest_text(words[i], ids), "an indicator is derived from those above it");
    return std::nullopt;
  }
  return factors::Rule{*sort, {words.begin() + 1, words.end()}};
}

}  // namespace

std::uint64_t read_catalogue(const FileBytes& file, Case& to, Problems& problems) {
  CsvReader rows(file.bytes, file.name,
                 {{"indicator"},
                  {"factor"},
                  {"kind"},
                  {"name_en"},
                  {"name_es"},
                  {"name_zh"},
                  {"unit"},
                  {"classes"},
                  {"since"},
                  {"until"},
                  {"with", true},
                  {"rule", true},
                  {"sources"},
                  {"licence"},
                  {"gap"}},
                 problems);
  const auto text = [&](std::size_t column) { return std::string(rows.get(column)); };
  while (rows.next()) {
    const auto whose =
        word_at(rows, factor, factors::parse_factor, "factor", factors::factor_words);
    const auto sort = word_at(rows, kind, factors::parse_indicator_kind, "kind of indicator",
                              factors::indicator_kind_words);
    if (rows.get(name_en).empty()) rows.error(name_en, "an indicator needs its English name.");
    if (rows.get(indicator).empty() || factors::find_indicator(to.catalogue, rows.get(indicator))) {
      rows.error(indicator,
                 rows.get(indicator).empty()
                     ? "an indicator needs an id."
                     : fmt::format("the indicator {} stands twice.", shorten(rows.get(indicator))));
      continue;
    }
    factors::Indicator read{.id = text(indicator),
                            .factor = whose.value_or(factors::Factor::control),
                            .kind = sort.value_or(factors::IndicatorKind::actor),
                            .names = {text(name_en), text(name_es), text(name_zh)},
                            .unit = text(unit),
                            .classes = split_list(rows.get(classes), ';'),
                            .since = year_at(rows, since),
                            .until = year_at(rows, until),
                            .sources = split_list(rows.get(sources), ';'),
                            .licence = text(licence),
                            .gap = text(gap),
                            .with_all = with_all_at(rows),
                            .rule = rule_at(rows, to)};
    if (read.since && read.until && *read.until < *read.since)
      rows.error(until, "this indicator ends before it begins.");
    to.catalogue.push_back(std::move(read));
  }
  return rows.rows();
}

std::uint64_t read_instruments(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { actor, counterpart, kind, since, until, value, unit, source };
  CsvReader rows(
      file.bytes, file.name,
      {{"actor"}, {"counterpart"}, {"kind"}, {"since"}, {"until"}, {"value"}, {"unit"}, {"source"}},
      problems);
  while (rows.next()) {
    const auto user = actor_at(rows, actor, to);
    const auto other = actor_at(rows, counterpart, to);
    if (rows.get(kind).empty())
      rows.error(kind, "an instrument needs its kind.", "", "write for example agreement, finance");
    auto from = when_at(rows, since);
    auto to_day = when_at(rows, until);
    if (to_day.last() < from.first()) rows.error(until, "this instrument ends before it begins.");
    const auto amount = rows.get(value);
    const auto number = parse_real(amount);
    if (!amount.empty() && !number)
      rows.error(value, fmt::format("\"{}\" is not a number.", shorten(amount)));
    if (number && rows.get(unit).empty()) rows.error(unit, "a value needs its unit.");
    if (rows.get(source).empty()) rows.error(source, "an instrument needs its source.");
    if (!user || !other) continue;
    const auto whole = rows.get(source);
    const auto hash = whole.find('#');
    to.instruments.push_back(
        {.actor = *user,
         .counterpart = *other,
         .kind = std::string(rows.get(kind)),
         .since = std::move(from),
         .until = std::move(to_day),
         .value = number,
         .unit = std::string(rows.get(unit)),
         .source = std::string(whole.substr(0, hash)),
         .locator = std::string(hash == std::string_view::npos ? "" : whole.substr(hash + 1))});
  }
  return rows.rows();
}

}  // namespace comity::io
