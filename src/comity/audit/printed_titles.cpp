// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "comity/audit/printed.hpp"
#include "comity/base/text.hpp"

namespace comity::audit {

namespace {

using Groups = std::map<std::string, std::map<std::string, int>>;

/// How many rows the commonest tier of each title explains.
int explained(const Groups& tiers_by_title) {
  int rows = 0;
  for (const auto& [title, tiers] : tiers_by_title) {
    rows +=
        std::ranges::max_element(tiers, {}, [](const auto& tier) { return tier.second; })->second;
  }
  return rows;
}

int rows_of(const std::map<std::string, int>& tiers) {
  int rows = 0;
  for (const auto& [tier, n] : tiers) rows += n;
  return rows;
}

/// "Link countries: Strategic Partnership (4)": which titles make up each tier.
std::string describe(const Groups& tiers_by_title) {
  std::map<std::string, std::vector<std::string>> titles;
  for (const auto& [title, tiers] : tiers_by_title) {
    for (const auto& [tier, n] : tiers) titles[tier].push_back(fmt::format("{} ({})", title, n));
  }
  std::vector<std::string> parts;
  for (const auto& [tier, held] : titles)
    parts.push_back(fmt::format("{}: {}", tier, join(held, ", ")));
  return join(parts, "; ");
}

std::string share(const Groups& groups, int rows) {
  return fmt::format("{} of {} follow from the title", explained(groups), rows);
}

/// The title the principal and a partner hold on a day: the highest rung of what is in force.
std::optional<titles::TitleId> title_held(const Ground& ground, const Told& told,
                                          actors::ActorId partner, Day day, ledger::ActIndex& by) {
  std::optional<titles::TitleId> held;
  std::optional<titles::Rung> highest;
  for (const auto& spell : spells_on(told.history, day)) {
    const auto& pair = told.history.pairs[spell.pair];
    const bool ours = (pair.a == ground.rule.principal && pair.b == partner) ||
                      (pair.b == ground.rule.principal && pair.a == partner);
    const bool counted =
        std::ranges::find(ground.rule.layers, pair.layer) != ground.rule.layers.end();
    if (!ours || !counted || !spell.in_force || (held && spell.rung <= highest)) continue;
    held = spell.title;
    highest = spell.rung;
    by = spell.act;
  }
  return held;
}

/// What one telling holds against a printed title.
struct Against {
  Verdict verdict = Verdict::undecidable;
  std::string words;
  ledger::ActIndex by = 0;
  bool found = false;
};

Against hold_against(const Ground& ground, const Told& told, actors::ActorId partner, Day day,
                     titles::TitleId printed) {
  Against against;
  const auto held = title_held(ground, told, partner, day, against.by);
  against.found = held.has_value();
  against.words = held ? ground.titles.at(*held).title : "none";
  against.verdict = agrees_unless(held != printed);
  return against;
}

}  // namespace

std::vector<Finding> check_tiers(const Grid& grid, const std::string& name, const Ground& ground) {
  const auto& table = grid.table();
  if (table.tier.empty() || table.title.empty()) return {};
  Groups printed;
  Groups held;
  int rows = 0;
  int held_rows = 0;
  Finding finding;
  for (const auto& row : grid.rows()) {
    const auto* const tier = grid.find(row, table.tier);
    const auto* const title = grid.find(row, table.title);
    if (tier == nullptr || title == nullptr) continue;
    ++rows;
    ++printed[std::string(trim(title->value))][tier->value];
    const auto partner = grid.partner(row, ground.actors);
    ledger::ActIndex by = 0;
    if (!partner || !table.on) continue;
    const auto now = title_held(ground, ground.resolved, *partner, *table.on, by);
    if (!now) continue;
    ++held_rows;
    ++held[ground.titles.at(*now).title][tier->value];
    finding.acts.push_back(by);
  }
  if (rows == 0) return {};
  const auto alone =
      std::ranges::count_if(printed, [](const auto& title) { return rows_of(title.second) == 1; });
  finding.code = "tier-by-title";
  finding.subject = name;
  finding.locator = name;
  finding.printed = fmt::format("{} tiers", rows);
  finding.derived = share(printed, rows);
  finding.derived_all = held_rows == 0 ? std::string{} : share(held, held_rows);
  const bool all = explained(printed) == rows;
  finding.verdict = agrees_unless(!all);
  finding.verdict_all =
      held_rows == 0 ? Verdict::undecidable : agrees_unless(explained(held) != held_rows);
  finding.statement = fmt::format(
      "In {} {} ({}). {} of {} titles stand in one row only.", name,
      all ? "every tier is a function of the title alone" : "a title stands in more than one tier",
      describe(printed), alone, printed.size());
  finding.hint = all ? "no other criterion is needed to reproduce these tiers; `learn` tests which "
                       "others could"
                     : "";
  return {finding};
}

std::vector<Finding> check_titles(const Grid& grid, const std::string& name, const Ground& ground) {
  const auto& table = grid.table();
  if (table.title.empty() || !table.on) return {};
  std::vector<Finding> found;
  for (const auto& row : grid.rows()) {
    const auto* const cell = grid.find(row, table.title);
    const auto partner = grid.partner(row, ground.actors);
    if (cell == nullptr || !partner) continue;
    Finding finding;
    finding.code = "evidence-title";
    finding.subject = fmt::format("{}/{}/{}", name, row, table.title);
    finding.printed = cell->value;
    finding.locator = cell->locator;
    const auto printed = ground.titles.resolve(cell->value);
    if (!printed) {
      finding.statement = fmt::format("{}, row {}: no title has the wording \"{}\".", name, row,
                                      shorten(cell->value));
      finding.hint =
          "add it to titles.csv" +
          (printed.error().nearest.empty() ? "" : ", or is it " + printed.error().nearest + "?");
      found.push_back(std::move(finding));
      continue;
    }
    const auto stated = hold_against(ground, ground.stated, *partner, *table.on, *printed);
    const auto all = hold_against(ground, ground.resolved, *partner, *table.on, *printed);
    if (stated.verdict != Verdict::differs && all.verdict != Verdict::differs) continue;
    finding.statement = fmt::format(
        "{}, row {}, gives {} the title {}; on {} its title is {}.", name, row,
        name_of(ground, *partner), ground.titles.at(*printed).title, to_text(*table.on),
        stated.words == all.words ? all.words
                                  : fmt::format("{} as the source states the acts, {} on all acts",
                                                stated.words, all.words));
    finding.derived = stated.words;
    finding.derived_all = all.words;
    finding.verdict = stated.verdict;
    finding.verdict_all = all.verdict;
    if (stated.found) finding.acts.push_back(stated.by);
    if (all.found && (!stated.found || stated.by != all.by)) finding.acts.push_back(all.by);
    found.push_back(std::move(finding));
  }
  return found;
}

}  // namespace comity::audit
