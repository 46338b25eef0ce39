// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "comity/io/learned_ladder.hpp"
#include "comity/services/ladder_sides.hpp"

namespace comity::services {

namespace {

Value title_rows(const io::Case& of, const titles::Revealed& revealed) {
  auto rows = Value::array();
  for (const auto& placed : revealed.titles) {
    rows.push(Value::object({{"rung", placed.rung.value},
                             {"lowest", placed.lowest.value},
                             {"highest", placed.highest.value},
                             {"n_upgrades", placed.n_upgrades},
                             {"title", of.titles.at(placed.title).title}}));
  }
  return rows;
}

Value upgrade_rows(const io::Case& of, const std::vector<titles::Upgrade>& upgrades,
                   const std::vector<std::size_t>& places) {
  auto rows = Value::array();
  for (const auto place : places) {
    const auto& upgrade = upgrades[place];
    rows.push(Value::object({{"act", upgrade.act},
                             {"lower", of.titles.at(upgrade.lower).title},
                             {"higher", of.titles.at(upgrade.higher).title}}));
  }
  return rows;
}

Value cycle_rows(const io::Case& of, const titles::Revealed& revealed) {
  auto rows = Value::array();
  for (const auto& cycle : revealed.cycles) {
    auto titles = Value::array();
    auto acts = Value::array();
    for (std::size_t i = 0; i < cycle.titles.size(); ++i) {
      titles.push(of.titles.at(cycle.titles[i]).title);
      for (const auto& act : cycle.acts[i]) acts.push(act);
    }
    rows.push(Value::object({{"titles", std::move(titles)}, {"acts", std::move(acts)}}));
  }
  return rows;
}

/// The learned ladder beside each other one: how far they agree, and where they do not.
Value relation_rows(const LadderSides& of, const titles::Revealed& revealed) {
  titles::Ranking learned;
  for (const auto id : of.titles) {
    const auto placed = std::ranges::find(revealed.titles, id, &titles::PlacedTitle::title);
    learned.push_back(placed == revealed.titles.end() ? std::nullopt : std::optional(placed->rung));
  }
  auto rows = Value::array();
  for (const auto& side : of.sides) {
    if (ladder_of(side) == titles::learned_id) continue;
    const auto agreement = titles::agree(learned, rungs_of_titles(of, side));
    auto row = agreement_row(titles::learned_id, ladder_of(side), agreement);
    auto reversed = Value::array();
    for (const auto& [a, b] : agreement.reversed) {
      const auto& titles = side.view.of->titles;
      reversed.push(Value::object({{"higher_as_learned", titles.at(of.titles[a]).title},
                                   {"higher_on_ladder", titles.at(of.titles[b]).title}}));
    }
    row.set("reversed", std::move(reversed));
    rows.push(std::move(row));
  }
  return rows;
}

}  // namespace

Value learned_value(const LadderSides& of) {
  if (of.sides.empty()) return {};
  const auto& from = *of.sides.front().view.of;
  const auto upgrades = io::upgrades_of(from);
  const auto revealed = titles::reveal(upgrades);
  return Value::object({{"n_upgrades", upgrades.size()},
                        {"n_kept", revealed.n_kept},
                        {"n_violated", revealed.violated.size()},
                        {"needed", revealed.needed},
                        {"exact", revealed.is_exact()},
                        {"unique", revealed.is_unique},
                        {"n_titles", revealed.titles.size()},
                        {"titles", title_rows(from, revealed)},
                        {"violated", upgrade_rows(from, upgrades, revealed.violated)},
                        {"same_title", upgrade_rows(from, upgrades, revealed.same_title)},
                        {"cycles", cycle_rows(from, revealed)},
                        {"relations", relation_rows(of, revealed)}});
}

}  // namespace comity::services
