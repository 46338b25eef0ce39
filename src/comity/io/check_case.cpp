// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_set>

#include "comity/base/text.hpp"
#include "comity/io/case_reader.hpp"
#include "comity/titles/revealed.hpp"

namespace comity::io {

namespace {

Error settings_error(const Origin& where, std::string what, std::string nearest, std::string hint) {
  return {.kind = Error::Kind::data,
          .what = std::move(what),
          .where = where,
          .nearest = std::move(nearest),
          .hint = std::move(hint)};
}

Error act_error(const Case& of, const ledger::Act& act, std::string field, std::string what,
                std::string hint) {
  return {.kind = Error::Kind::data,
          .what = std::move(what),
          .where = {.file = of.log.file_of(act), .line = act.line, .field = std::move(field)},
          .hint = std::move(hint)};
}

void find_principal(Case& of, Problems& problems) {
  const auto id = of.actors.find(of.settings.principal);
  if (!id && !of.settings.principal.empty()) {
    problems.error(
        settings_error(of.settings.places.principal,
                       fmt::format("no actor has the code \"{}\".", shorten(of.settings.principal)),
                       of.actors.nearest(of.settings.principal), "use a code of actors.csv"));
  }
  of.principal = id.value_or(actors::ActorId{});
  of.principals = {of.principal};
  if (!of.settings.select) return;
  for (const auto& code : of.settings.select->principals) {
    const auto known = of.actors.find(code);
    if (!known) {
      problems.error(settings_error(of.settings.select->where,
                                    fmt::format("no actor has the code \"{}\".", shorten(code)),
                                    of.actors.nearest(code), "use codes of actors.csv"));
    } else if (std::ranges::find(of.principals, *known) == of.principals.end()) {
      of.principals.push_back(*known);
    }
  }
}

void select_region(Case& of, Problems& problems) {
  of.in_region.assign(of.actors.size(), false);
  for (const auto& name : of.settings.region) {
    bool any = false;
    std::vector<std::string> regions;
    for (std::uint32_t i = 0; i < of.actors.size(); ++i) {
      const auto& actor = of.actors.all()[i];
      regions.push_back(actor.region);
      regions.push_back(actor.subregion);
      if (name != world_region && !is_or_belongs_to(actor, name)) continue;
      any = true;
      of.in_region[i] = actor.code != of.settings.principal;
    }
    if (!any) {
      problems.error(settings_error(
          of.settings.places.region,
          fmt::format("no actor is \"{}\" or belongs to it.", shorten(name)),
          nearest_text(name, regions), "use a code, a region or a subregion of actors.csv"));
    }
  }
}

void find_ladder(const Case& of, const std::string& id, Problems& problems) {
  if (id.empty() || of.find_ladder(id) != nullptr || id == titles::learned_id) return;
  std::vector<std::string> ids;
  for (const auto& ladder : of.ladders) ids.push_back(ladder.id);
  problems.error(settings_error(of.settings.places.ladder,
                                fmt::format("there is no ladder \"{}\".", shorten(id)),
                                nearest_text(id, ids), "the ladders are: " + join(ids, ", ")));
}

void check_ladders(const Case& of, Problems& problems) {
  find_ladder(of, of.settings.ladder, problems);
  for (const auto& [layer, ladder] : of.settings.layer_ladders) find_ladder(of, ladder, problems);
}

void check_scheme(const Case& of, Problems& problems) {
  const auto known = of.actors.schemes();
  if (std::ranges::find(known, of.settings.regions) != known.end()) return;
  problems.error(settings_error(
      of.settings.places.regions,
      fmt::format("there is no scheme of regions \"{}\".", shorten(of.settings.regions)),
      nearest_text(of.settings.regions, known), "use one of: " + join(known, ", ")));
}

/// The powers that indicators show beside the principal must be actors.
void check_beside(const Case& of, Problems& problems) {
  for (const auto& code : of.settings.beside) {
    if (of.actors.find(code)) continue;
    problems.error(settings_error(of.settings.places.beside,
                                  fmt::format("no actor has the code \"{}\".", shorten(code)),
                                  of.actors.nearest(code), "name codes of actors.csv"));
  }
}

/// No act may have a party that did not exist at any day of its date.
void check_existence(const Case& of, Problems& problems) {
  for (const auto& act : of.log.acts) {
    for (const auto party : act.parties) {
      const auto& actor = of.actors.at(party);
      if (actor.may_exist(act.date)) continue;
      const auto bound = [](const When& date) { return date == When{} ? "..." : date.text(); };
      problems.error(act_error(
          of, act, "parties",
          fmt::format("{} ({}) did not exist on {}: it stands from {} to {}.", actor.code,
                      actor.names.en, act.date.text(), bound(actor.since), bound(actor.until)),
          "use the code of the actor of that time, or correct since and until in actors.csv"));
    }
  }
}

Error contact_error(const Case& of, const exchanges::Contact& contact, std::string field,
                    std::string what, std::string hint) {
  return {.kind = Error::Kind::data,
          .what = std::move(what),
          .where = {.file = of.contact_files[contact.file],
                    .line = contact.line,
                    .field = std::move(field)},
          .hint = std::move(hint)};
}

/// Nobody meets, and nothing happens in a place, before or after it exists.
void check_contacts(const Case& of, Problems& problems) {
  for (const auto& contact : of.contacts) {
    const auto check = [&](actors::ActorId id, const char* field) {
      const auto& actor = of.actors.at(id);
      if (actor.since.first() <= contact.last() && contact.first() <= actor.until.last()) return;
      const auto bound = [](const When& date) { return date == When{} ? "..." : date.text(); };
      problems.error(contact_error(
          of, contact, field,
          fmt::format("{} ({}) did not exist on {}: it stands from {} to {}.", actor.code,
                      actor.names.en, contact.start.text(), bound(actor.since), bound(actor.until)),
          "use the code of the actor of that time, or correct since and until in actors.csv"));
    };
    for (const auto& participant : contact.participants) check(participant.actor, "participants");
    if (contact.venue) check(*contact.venue, "venue");
  }
}

std::string shared_file(const Case& of, const char* name) {
  return (of.folder / of.settings.data / name).lexically_normal().string();
}

/// Two rows of one key that surely hold on one day say different things of it.
template <class Row, class Key, class Say>
void check_spells(const std::vector<Row>& rows, const std::string& file, const Key& key,
                  const Say& say, Problems& problems) {
  std::map<std::pair<std::uint32_t, std::string>, std::vector<const Row*>> by_key;
  for (const auto& row : rows) by_key[{row.actor.value, key(row)}].push_back(&row);
  for (const auto& [unused, own] : by_key) {
    for (std::size_t i = 1; i < own.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (!surely_overlap(*own[j], *own[i])) continue;
        problems.error(
            {.kind = Error::Kind::data,
             .what = say(*own[i]),
             .where = {.file = file, .line = own[i]->line, .field = "since"},
             .hint = fmt::format("line {} says it from {} to {}; end one, or keep one",
                                 own[j]->line, own[j]->since.text(), own[j]->until.text())});
      }
    }
  }
}

void check_offices(const Case& of, Problems& problems) {
  check_spells(
      of.chief_executives, shared_file(of, "chief_executives.csv"),
      [](const actors::ChiefExecutive&) { return std::string{}; },
      [&](const actors::ChiefExecutive& row) {
        return fmt::format("{} has two chief executives at the same time.",
                           of.actors.at(row.actor).code);
      },
      problems);
  check_spells(
      of.leaders, shared_file(of, "leaders.csv"),
      [](const actors::LeaderSpell& row) { return row.office + "\n" + row.person; },
      [&](const actors::LeaderSpell& row) {
        return fmt::format("{} is {} of {} twice at the same time.", shorten(row.person),
                           shorten(row.office), of.actors.at(row.actor).code);
      },
      problems);
}

/// The window of the figure names a source of the case.
void check_figure(const Case& of, Problems& problems) {
  const auto& figure = of.settings.exchanges;
  if (!figure || figure->source.empty() || of.is_partial || of.log.find_source(figure->source))
    return;
  std::vector<std::string> ids;
  for (const auto& source : of.log.sources) ids.push_back(source.id);
  problems.error(settings_error(figure->where,
                                fmt::format("there is no source \"{}\".", shorten(figure->source)),
                                nearest_text(figure->source, ids), "add it to sources.csv"));
}

/// Two rows that surely overlap say the same membership twice.
void check_memberships(const Case& of, Problems& problems) {
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::string>, std::vector<std::size_t>> rows;
  for (std::size_t i = 0; i < of.memberships.size(); ++i) {
    const auto& row = of.memberships[i];
    if (row.status == actors::MembershipStatus::in_force)
      rows[{row.actor.value, row.organization.value, row.role}].push_back(i);
  }
  for (const auto& [key, places] : rows) {
    for (std::size_t i = 1; i < places.size(); ++i) {
      const auto& earlier = of.memberships[places[i - 1]];
      const auto& later = of.memberships[places[i]];
      if (!surely_overlap(earlier, later)) continue;
      problems.error(
          {.kind = Error::Kind::data,
           .what =
               fmt::format("{} is {} of {} twice at the same time.", of.actors.at(later.actor).code,
                           later.role, of.actors.at(later.organization).code),
           .where =
               {.file =
                    (of.folder / of.settings.data / "memberships.csv").lexically_normal().string(),
                .line = later.line,
                .field = "since"},
           .hint = fmt::format("line {} says it from {} to {}; end one, or keep one", earlier.line,
                               earlier.since.text(), earlier.until.text())});
    }
  }
}

void check_supersedes(const Case& of, Problems& problems) {
  const auto supersedes = [](const ledger::Act& act) { return !act.supersedes.empty(); };
  if (of.is_partial || std::ranges::none_of(of.log.acts, supersedes)) return;
  std::unordered_set<std::string_view> ids;
  for (const auto& act : of.log.acts) ids.insert(act.id);
  for (const auto& act : of.log.acts) {
    if (act.supersedes.empty() || ids.contains(act.supersedes)) continue;
    problems.error(
        act_error(of, act, "supersedes",
                  fmt::format("there is no act \"{}\" to supersede.", shorten(act.supersedes)),
                  "name an id of acts.csv"));
  }
  for (const auto& circle : supersedes_circles(of.log)) {
    std::string named;
    for (const auto act : circle) named += of.log.acts[act].id + " > ";
    const auto& first = of.log.acts[circle.front()];
    problems.error(
        act_error(of, first, "supersedes",
                  fmt::format("acts supersede each other in a circle: {}{}.", named, first.id),
                  "let the newest act supersede the older ones"));
  }
}

void check_evidence(const Case& of, Problems& problems) {
  if (of.is_partial) return;
  std::vector<bool> has_evidence(of.log.acts.size(), false);
  for (const auto& row : of.log.evidence) has_evidence[row.act] = true;
  for (std::size_t i = 0; i < of.log.acts.size(); ++i) {
    const auto& act = of.log.acts[i];
    if (has_evidence[i] || act.status != ledger::Status::accepted) continue;
    problems.error(act_error(of, act, "act",
                             fmt::format("the accepted act {} has no evidence.", act.id),
                             "add a row to evidence.csv, or give it the status proposed"));
  }
}

}  // namespace

void check_case(Case& of, Problems& problems) {
  find_principal(of, problems);
  select_region(of, problems);
  check_ladders(of, problems);
  check_scheme(of, problems);
  check_beside(of, problems);
  if (!of.is_partial) check_existence(of, problems);
  check_memberships(of, problems);
  check_contacts(of, problems);
  check_offices(of, problems);
  check_figure(of, problems);
  check_supersedes(of, problems);
  check_evidence(of, problems);
}

}  // namespace comity::io
