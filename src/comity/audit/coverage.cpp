// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "comity/audit/printed.hpp"
#include "comity/base/text.hpp"

namespace comity::audit {

namespace {

/// One name in a table: whom it lists, in which year, as which kind of act.
struct Listed {
  actors::ActorId partner;
  int year = 0;
  std::string kind;
  std::string column;
  const PrintedCell* cell = nullptr;
};

std::vector<Listed> listed_in(const Grid& grid, const Ground& ground) {
  std::vector<Listed> all;
  for (const auto& row : grid.rows()) {
    const auto year = parse_int(row);
    if (!year) continue;
    for (const auto& [column, kind] : grid.table().names) {
      const auto* const cell = grid.find(row, column);
      if (cell == nullptr) continue;
      for (const auto& name : names_in(cell->value, ground.actors)) {
        if (name.actor) all.push_back({*name.actor, static_cast<int>(*year), kind, column, cell});
      }
    }
  }
  return all;
}

bool lists_kind(const PrintedTable& table, std::string_view kind) {
  return std::ranges::any_of(table.names, [&](const auto& names) { return names.second == kind; });
}

/// Whether a name may stand for an act: one of its partners, in a year its date allows.
bool may_mean(const Ground& ground, const Listed& name, const ledger::ReadAct& read) {
  const auto& date = date_of(ground.log, read);
  const auto partners = partners_of(ground.log.acts[read.act], ground.rule);
  return std::ranges::find(partners, name.partner) != partners.end() &&
         year_of(date.first()) <= name.year && name.year <= year_of(date.last());
}

/// Whether a table of such kinds and years should list an act.
bool is_due(const Ground& ground, const PrintedTable& table, const ledger::ReadAct& read) {
  return lists_kind(table, to_word(read.kind)) && ground.rule.since <= read.day &&
         read.day <= ground.rule.until && concerns(ground.log.acts[read.act], ground.rule);
}

const ledger::ReadAct* find_act(const Told& told, ledger::ActIndex act) {
  const auto found = std::ranges::find(told.reading.acts, act, &ledger::ReadAct::act);
  return found == told.reading.acts.end() ? nullptr : &*found;
}

std::string words_of(const Ground& ground, const ledger::ReadAct* read) {
  return read == nullptr
             ? "not stated"
             : fmt::format("{} {}", to_word(read->kind), date_of(ground.log, *read).text());
}

bool is_listed(const Ground& ground, const std::vector<Listed>& names,
               const ledger::ReadAct& read) {
  return std::ranges::any_of(names, [&](const auto& name) {
    return name.kind == to_word(read.kind) && may_mean(ground, name, read);
  });
}

/// The finding of an act that is due and not listed, on either telling.
std::optional<Finding> missing(const Grid& grid, const std::string& name, const Ground& ground,
                               const std::vector<Listed>& names, ledger::ActIndex act) {
  const auto* const stated = find_act(ground.stated, act);
  const auto* const resolved = find_act(ground.resolved, act);
  const auto is_missing = [&](const ledger::ReadAct* read) {
    return read != nullptr && is_due(ground, grid.table(), *read) &&
           !is_listed(ground, names, *read);
  };
  Finding finding;
  finding.verdict = agrees_unless(is_missing(stated));
  finding.verdict_all = agrees_unless(is_missing(resolved));
  if (!differs(finding)) return {};
  finding.code = "coverage";
  finding.subject = ground.log.acts[act].id;
  finding.derived = words_of(ground, stated);
  finding.derived_all = words_of(ground, resolved);
  finding.locator = name;
  finding.acts = {act};
  const auto& shown = is_missing(stated) ? *stated : *resolved;
  const auto other = std::ranges::find_if(
      names, [&](const auto& listed) { return may_mean(ground, listed, shown); });
  const auto who = partner_names(ground, ground.log.acts[act]);
  if (other == names.end()) {
    finding.statement =
        fmt::format("{} does not list the act {}: {} with {}, {}.", name, finding.subject,
                    to_word(shown.kind), who, date_of(ground.log, shown).text());
  } else {
    finding.printed = fmt::format("{} {}", other->kind, other->year);
    finding.locator = other->cell->locator;
    finding.statement =
        fmt::format("{} lists {} in {} under {}; the act {} is of the kind {}.", name, who,
                    other->year, other->column, finding.subject, to_word(shown.kind));
  }
  return finding;
}

/// Whether some act of a telling stands behind a name, and whether it is of the kind the name says.
struct Behind {
  bool same_kind = false;
  bool any_kind = false;
};

Behind behind(const Ground& ground, const Told& told, const Listed& name) {
  Behind found;
  for (const auto& read : told.reading.acts) {
    if (!concerns(ground.log.acts[read.act], ground.rule) || !may_mean(ground, name, read))
      continue;
    found.any_kind = true;
    found.same_kind = found.same_kind || to_word(read.kind) == name.kind;
  }
  return found;
}

/// The finding of a name without any act in that year. One of another kind is told by its act.
std::optional<Finding> unfounded(const std::string& name, const Ground& ground,
                                 const Listed& listed) {
  const auto stated = behind(ground, ground.stated, listed);
  const auto resolved = behind(ground, ground.resolved, listed);
  if (stated.any_kind && resolved.any_kind) return {};
  Finding finding;
  finding.code = "coverage";
  finding.subject = fmt::format("{}/{}/{}/{}", name, listed.year, listed.column,
                                ground.actors.at(listed.partner).code);
  finding.printed = fmt::format("{} {}", listed.kind, listed.year);
  finding.verdict = agrees_unless(!stated.same_kind);
  finding.verdict_all = agrees_unless(!resolved.same_kind);
  finding.derived = stated.same_kind ? finding.printed : "no such act";
  finding.derived_all = resolved.same_kind ? finding.printed : "no such act";
  finding.locator = listed.cell->locator;
  finding.statement =
      fmt::format("{} lists {} in {} under {}; {}.", name, name_of(ground, listed.partner),
                  listed.year, listed.column,
                  resolved.any_kind ? "no passage of the source states that act"
                                    : "the log has no act of that pair in that year");
  return finding;
}

}  // namespace

std::vector<Finding> check_coverage(const Grid& grid, const std::string& name,
                                    const Ground& ground) {
  if (grid.table().rows != PrintedTable::Rows::year || grid.table().names.empty()) return {};
  const auto names = listed_in(grid, ground);
  std::vector<Finding> found;
  for (ledger::ActIndex act = 0; act < ground.log.acts.size(); ++act) {
    if (auto finding = missing(grid, name, ground, names, act))
      found.push_back(std::move(*finding));
  }
  for (const auto& listed : names) {
    if (auto finding = unfounded(name, ground, listed)) found.push_back(std::move(*finding));
  }
  return found;
}

}  // namespace comity::audit
