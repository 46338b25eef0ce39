// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "comity/base/text.hpp"
#include "comity/io/case_reader.hpp"

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
          .where = {.file = (of.folder / "acts.csv").string(),
                    .line = act.line,
                    .field = std::move(field)},
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
      if (actor.code != name && actor.region != name && actor.subregion != name) continue;
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

void check_ladder(const Case& of, Problems& problems) {
  if (of.settings.ladder.empty() || of.find_ladder(of.settings.ladder) != nullptr) return;
  std::vector<std::string> ids;
  for (const auto& ladder : of.ladders) ids.push_back(ladder.id);
  problems.error(
      settings_error(of.settings.places.ladder,
                     fmt::format("there is no ladder \"{}\".", shorten(of.settings.ladder)),
                     nearest_text(of.settings.ladder, ids), "the ladders are: " + join(ids, ", ")));
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
  check_ladder(of, problems);
  check_supersedes(of, problems);
  check_evidence(of, problems);
}

}  // namespace comity::io
