// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/io/fields.hpp"

namespace comity::io {

namespace {

/// The two bounds of a spell, in order.
std::pair<When, When> bounds_at(CsvReader& rows, std::size_t since, std::size_t until) {
  auto from = when_at(rows, since);
  auto to = when_at(rows, until);
  if (to.last() < from.first()) rows.error(until, "this spell ends before it begins.");
  return {std::move(from), std::move(to)};
}

}  // namespace

std::uint64_t read_leaders(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { actor, office, person, party, orientation, since, until, source };
  CsvReader rows(file.bytes, file.name,
                 {{"actor"},
                  {"office"},
                  {"person"},
                  {"party"},
                  {"orientation"},
                  {"since"},
                  {"until"},
                  {"source"}},
                 problems);
  const std::vector<std::string> orientations{"left", "centre", "right"};
  const auto text = [&](std::size_t column) { return std::string(rows.get(column)); };
  while (rows.next()) {
    const auto whose = actor_at(rows, actor, to);
    if (rows.get(office).empty()) rows.error(office, "a leader needs an office.");
    if (rows.get(person).empty()) rows.error(person, "a leader needs a name.");
    const auto told = rows.get(orientation);
    if (!told.empty() && std::ranges::find(orientations, told) == orientations.end())
      refuse_word(rows, orientation, "political orientation", orientations);
    auto [from, end] = bounds_at(rows, since, until);
    if (!whose) continue;
    to.leaders.push_back({*whose, text(office), text(person), text(party), std::string(told),
                          std::move(from), std::move(end), text(source), rows.line()});
  }
  return rows.rows();
}

std::uint64_t read_chief_executives(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { actor, level, since, until, source };
  CsvReader rows(file.bytes, file.name, {{"actor"}, {"level"}, {"since"}, {"until"}, {"source"}},
                 problems);
  const std::vector<std::string> levels{to_word(actors::Level::head_of_state),
                                        to_word(actors::Level::head_of_government)};
  while (rows.next()) {
    const auto whose = actor_at(rows, actor, to);
    const auto known = actors::parse_level(rows.get(level));
    const bool leads = known && *known <= actors::Level::head_of_government;
    if (!leads) refuse_word(rows, level, "level of a chief executive", levels);
    auto [from, end] = bounds_at(rows, since, until);
    if (!whose || !leads) continue;
    to.chief_executives.push_back({*whose, *known, std::move(from), std::move(end),
                                   std::string(rows.get(source)), rows.line()});
  }
  return rows.rows();
}

}  // namespace comity::io
