// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/io/fields.hpp"

namespace comity::io {

namespace {

std::optional<double> degrees(CsvReader& rows, std::size_t column, double most) {
  const auto text = rows.get(column);
  if (text.empty()) return std::nullopt;
  const auto value = parse_real(text);
  if (value && *value >= -most && *value <= most) return value;
  rows.error(column,
             fmt::format("\"{}\" is not between -{} and {} degrees.", shorten(text), most, most));
  return std::nullopt;
}

}  // namespace

std::uint64_t read_actors(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t {
    actor,
    kind,
    iso3,
    iso2,
    gw,
    cow,
    m49,
    name_en,
    name_es,
    name_zh,
    aliases,
    region,
    subregion,
    lat,
    lon,
    since,
    until
  };
  CsvReader rows(file.bytes, file.name,
                 {{"actor"},
                  {"kind"},
                  {"iso3"},
                  {"iso2"},
                  {"gw"},
                  {"cow"},
                  {"m49"},
                  {"name_en"},
                  {"name_es"},
                  {"name_zh"},
                  {"aliases"},
                  {"region"},
                  {"subregion"},
                  {"lat"},
                  {"lon"},
                  {"since"},
                  {"until"}},
                 problems);
  const auto text = [&](std::size_t column) { return std::string(rows.get(column)); };
  while (rows.next()) {
    const auto sort = actors::parse_actor_kind(rows.get(kind));
    if (!sort)
      rows.error(kind, fmt::format("\"{}\" is not a kind of actor.", shorten(rows.get(kind))), "",
                 "use one of: state, organization");
    if (rows.get(actor).empty() || rows.get(actor).find(';') != std::string_view::npos) {
      rows.error(actor, "a code is not empty and holds no semicolon.");
      continue;
    }
    if (rows.get(name_en).empty()) rows.error(name_en, "an actor needs its English name.");
    const auto begins = when_at(rows, since);
    const auto ends = when_at(rows, until);
    if (ends.last() < begins.first()) rows.error(until, "this actor ends before it begins.");
    const auto added = to.actors.add({.code = text(actor),
                                      .kind = sort.value_or(actors::ActorKind::state),
                                      .iso3 = text(iso3),
                                      .iso2 = text(iso2),
                                      .gw = text(gw),
                                      .cow = text(cow),
                                      .m49 = text(m49),
                                      .names = {text(name_en), text(name_es), text(name_zh)},
                                      .aliases = split_list(rows.get(aliases), ';'),
                                      .region = text(region),
                                      .subregion = text(subregion),
                                      .latitude = degrees(rows, lat, 90),
                                      .longitude = degrees(rows, lon, 180),
                                      .since = begins,
                                      .until = ends,
                                      .former = {},
                                      .places = {}});
    if (!added) rows.error(actor, added.error());
  }
  return rows.rows();
}

std::uint64_t read_memberships(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { actor, organization, role, status, since, until, source, confidence, note };
  CsvReader rows(file.bytes, file.name,
                 {{"actor"},
                  {"organization"},
                  {"role"},
                  {"status"},
                  {"since"},
                  {"until"},
                  {"source"},
                  {"confidence"},
                  {"note", true}},
                 problems);
  const auto& wanted = to.settings.memberships;
  while (rows.next()) {
    const auto member = actor_at(rows, actor, to);
    const auto body = actor_at(rows, organization, to);
    const auto state = actors::parse_membership_status(rows.get(status));
    if (!state) {
      rows.error(status,
                 fmt::format("\"{}\" is not a status of a membership.", shorten(rows.get(status))),
                 "", "use one of: in_force, suspended, withdrawn, declined");
    }
    const auto sure = actors::parse_confidence(rows.get(confidence));
    if (!sure)
      rows.error(confidence,
                 fmt::format("\"{}\" is not a confidence.", shorten(rows.get(confidence))), "",
                 "use one of: high, medium, low");
    if (rows.get(role).empty())
      rows.error(role, "a membership needs its role.", "",
                 "write for example member, observer or chair");
    auto from = when_at(rows, since);
    auto to_day = when_at(rows, until);
    if (to_day.last() < from.first()) rows.error(until, "this membership ends before it begins.");
    if (!member || !body || !state || !sure) continue;
    if (!wanted.empty() && std::ranges::find(wanted, rows.get(organization)) == wanted.end())
      continue;
    to.memberships.push_back({*member, *body, std::string(rows.get(role)), *state, std::move(from),
                              std::move(to_day), std::string(rows.get(source)), *sure,
                              std::string(rows.get(note)), rows.line()});
  }
  return rows.rows();
}

std::uint64_t read_titles(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { title, en, es, zh, aliases, components };
  CsvReader rows(file.bytes, file.name,
                 {{"title"}, {"en"}, {"es"}, {"zh"}, {"aliases"}, {"components"}}, problems);
  const auto text = [&](std::size_t column) { return std::string(rows.get(column)); };
  while (rows.next()) {
    if (rows.get(title).empty()) {
      rows.error(title, "a title is not empty.");
      continue;
    }
    const auto added =
        to.titles.add({text(title), text(en), text(es), text(zh),
                       split_list(rows.get(aliases), ';'), split_list(rows.get(components), ' ')});
    if (!added) rows.error(title, added.error());
  }
  return rows.rows();
}

std::uint64_t read_ladder(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { ladder, rung, label, titles, all_of, none_of, source };
  CsvReader rows(file.bytes, file.name,
                 {{"ladder"}, {"rung"}, {"label"}, {"titles"}, {"all_of"}, {"none_of"}, {"source"}},
                 problems);
  titles::Ladder read;
  while (rows.next()) {
    const auto number = parse_int(rows.get(rung));
    if (!number || *number < 1 || *number > 99) {
      rows.error(rung, fmt::format("\"{}\" is not a rung.", shorten(rows.get(rung))), "",
                 "number the rungs from 1, higher = closer");
      continue;
    }
    if (read.id.empty()) read.id = rows.get(ladder);
    if (rows.get(ladder) != read.id || read.id.empty()) {
      rows.error(ladder,
                 fmt::format("this row is of the ladder \"{}\", the file is of \"{}\".",
                             shorten(rows.get(ladder)), read.id),
                 "", "keep one ladder per file");
    }
    auto listed = split_list(rows.get(titles), ';');
    for (auto& title : listed) {
      if (const auto known = to.titles.resolve(title)) title = to.titles.at(*known).title;
    }
    read.steps.push_back({titles::Rung{static_cast<std::int16_t>(*number)},
                          std::string(rows.get(label)), std::move(listed),
                          split_list(rows.get(all_of), ' '), split_list(rows.get(none_of), ' '),
                          std::string(rows.get(source)), rows.line()});
  }
  for (auto fault : titles::faults(read, to.titles)) {
    fault.where.file = file.name;
    problems.error(std::move(fault));
  }
  if (to.find_ladder(read.id) != nullptr) {
    problems.error({.kind = Error::Kind::data,
                    .what = fmt::format("the ladder \"{}\" stands in two files.", read.id),
                    .where = {.file = file.name}});
  }
  to.ladders.push_back(std::move(read));
  return rows.rows();
}

}  // namespace comity::io
