// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/io/fields.hpp"

namespace comity::io {

namespace {

/// Reports codes of a list that no actor has.
std::vector<std::string> codes_at(CsvReader& rows, std::size_t column, const Case& to) {
  auto codes = split_list(rows.get(column), ';');
  for (const auto& code : codes) {
    if (to.actors.find(code)) continue;
    rows.error(column, fmt::format("no actor has the code \"{}\".", shorten(code)),
               to.actors.nearest(code), "write codes with a semicolon between: ARG;GBR");
  }
  return codes;
}

}  // namespace

std::uint64_t read_regions(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { scheme, actor, region, subregion };
  CsvReader rows(file.bytes, file.name, {{"scheme"}, {"actor"}, {"region"}, {"subregion"}},
                 problems);
  while (rows.next()) {
    const auto of = actor_at(rows, actor, to);
    if (rows.get(scheme).empty() || rows.get(scheme) == actors::own_scheme) {
      rows.error(scheme, "a scheme of regions needs a name of its own.", "",
                 fmt::format("{} is the scheme of actors.csv", actors::own_scheme));
      continue;
    }
    if (rows.get(region).empty()) rows.error(region, "a region is missing.");
    if (!of) continue;
    const auto& places = to.actors.at(*of).places;
    if (std::ranges::find(places, rows.get(scheme), &actors::Place::scheme) != places.end()) {
      rows.error(
          actor,
          fmt::format("{} stands twice in the scheme {}.", rows.get(actor), rows.get(scheme)), "",
          "keep one row per actor and scheme");
      continue;
    }
    to.actors.add_place(*of, {std::string(rows.get(scheme)), std::string(rows.get(region)),
                              std::string(rows.get(subregion))});
  }
  return rows.rows();
}

std::uint64_t read_names(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { actor, since, until, name_en, name_es, name_zh, iso3, source };
  CsvReader rows(file.bytes, file.name,
                 {{"actor"},
                  {"since"},
                  {"until"},
                  {"name_en"},
                  {"name_es"},
                  {"name_zh"},
                  {"iso3"},
                  {"source"}},
                 problems);
  const auto text = [&](std::size_t column) { return std::string(rows.get(column)); };
  while (rows.next()) {
    const auto of = actor_at(rows, actor, to);
    auto from = when_at(rows, since);
    auto end = when_at(rows, until);
    if (end.last() < from.first()) rows.error(until, "this name ends before it begins.");
    if (rows.get(name_en).empty()) rows.error(name_en, "a former name needs its English form.");
    if (!of) continue;
    to.actors.add_former_name(*of, {std::move(from),
                                    std::move(end),
                                    {text(name_en), text(name_es), text(name_zh)},
                                    text(iso3)});
  }
  return rows.rows();
}

std::uint64_t read_disputed(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { area, shape, name_en, name_es, name_zh, claimed_by, held_by, source };
  CsvReader rows(file.bytes, file.name,
                 {{"area"},
                  {"shape"},
                  {"name_en"},
                  {"name_es"},
                  {"name_zh"},
                  {"claimed_by"},
                  {"held_by"},
                  {"source"}},
                 problems);
  const auto text = [&](std::size_t column) { return std::string(rows.get(column)); };
  while (rows.next()) {
    if (rows.get(area).empty()) rows.error(area, "an area needs its id.");
    if (rows.get(shape).empty())
      rows.error(shape, "an area needs its shape.", "",
                 "write the actor or the name of a shape of geometry/world.topo.json");
    to.disputed.push_back({text(area),
                           text(shape),
                           {text(name_en), text(name_es), text(name_zh)},
                           codes_at(rows, claimed_by, to),
                           codes_at(rows, held_by, to),
                           text(source)});
  }
  return rows.rows();
}

std::uint64_t read_ladder_authors(const FileBytes& file, Case& to, Problems& problems) {
  enum : std::size_t { ladder, author, year, of, order, source, note };
  CsvReader rows(file.bytes, file.name,
                 {{"ladder"}, {"author"}, {"year"}, {"of"}, {"order"}, {"source"}, {"note", true}},
                 problems);
  const std::vector<std::string> orders{"stated", "partial", "inferred"};
  const auto text = [&](std::size_t column) { return std::string(rows.get(column)); };
  while (rows.next()) {
    if (std::ranges::find(orders, rows.get(order)) == orders.end()) {
      rows.error(
          order,
          fmt::format("\"{}\" does not say where an order comes from.", shorten(rows.get(order))),
          nearest_text(rows.get(order), orders), "use one of: " + join(orders, ", "));
    }
    if (!rows.get(of).empty() && !to.actors.find(rows.get(of)))
      rows.error(of, fmt::format("no actor has the code \"{}\".", shorten(rows.get(of))),
                 to.actors.nearest(rows.get(of)));
    const auto found = std::ranges::find(to.ladders, rows.get(ladder), &titles::Ladder::id);
    if (found == to.ladders.end()) {
      std::vector<std::string> ids;
      for (const auto& known : to.ladders) ids.push_back(known.id);
      rows.error(ladder, fmt::format("there is no ladder \"{}\".", shorten(rows.get(ladder))),
                 nearest_text(rows.get(ladder), ids), "add ladders/<id>.csv, or drop this row");
      continue;
    }
    found->author = text(author);
    found->year = text(year);
    found->of = text(of);
    found->order = text(order);
  }
  return rows.rows();
}

}  // namespace comity::io
