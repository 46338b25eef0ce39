// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "comity/audit/names.hpp"
#include "comity/services/ladder_sides.hpp"

namespace comity::services {

namespace {

/// A partner of a printed table and the height of its tier.
struct Tiered {
  actors::ActorId partner;
  std::size_t height = 0;
};

/// How low a tier stands: pivot 0, link 1, node 2; tiers of other words as the table lists them.
std::size_t depth_of(const std::string& tier, std::vector<std::string>& others) {
  constexpr std::array known{"pivot", "link", "node"};
  if (const auto at = std::ranges::find(known, tier); at != known.end())
    return static_cast<std::size_t>(at - known.begin());
  auto at = std::ranges::find(others, tier);
  if (at == others.end()) at = others.insert(others.end(), tier);
  return known.size() + static_cast<std::size_t>(at - others.begin());
}

/// The partners of a printed table by tier; empty if it prints none.
std::vector<Tiered> tiers_of(const io::Case& of, const audit::PrintedTable& table) {
  std::vector<Tiered> found;
  if (table.tier.empty()) return found;
  const audit::Grid grid(table, of.printed);
  std::vector<std::string> others;
  for (const auto& row : grid.rows()) {
    const auto partner = grid.partner(row, of.actors);
    const auto* const printed = grid.find(row, table.tier);
    if (!partner || printed == nullptr) continue;
    const auto word =
        std::ranges::find(table.tiers, printed->value, &std::pair<std::string, std::string>::first);
    const auto& tier = word == table.tiers.end() ? printed->value : word->second;
    found.push_back({*partner, depth_of(tier, others)});
  }
  return found;
}

/// Of all pairs of a higher and a lower tier, how many the ladder orders the same way.
UpgradeTally tiers_on(const Side& side, const std::vector<Tiered>& partners, Day on) {
  auto seen = side.standing;
  if (on != side.view.on)
    seen =
        network::standing(side.view.of->log, side.view.reading, side.view.history, side.circle, on);
  const auto rung = [&](actors::ActorId actor) {
    const auto* const partner = seen.find(actor);
    return partner == nullptr || !partner->stands ? std::nullopt : partner->rung;
  };
  UpgradeTally tally;
  for (const auto& upper : partners) {
    for (const auto& lower : partners) {
      if (upper.height < lower.height) tally.add(rung(lower.partner), rung(upper.partner));
    }
  }
  return tally;
}

Value result_row(const Side& side, const std::string& result, const UpgradeTally& tally) {
  return Value::object({{"result", result},
                        {"ladder", ladder_of(side)},
                        {"n", tally.same + tally.tied + tally.reversed + tally.unranked},
                        {"same", tally.same},
                        {"tied", tally.tied},
                        {"reversed", tally.reversed},
                        {"unranked", tally.unranked}});
}

}  // namespace

Value result_rows(const LadderSides& of) {
  auto rows = Value::array();
  for (const auto& side : of.sides) rows.push(result_row(side, "upgrades", upgrades_on(side)));
  if (of.sides.empty()) return rows;
  const auto& from = *of.sides.front().view.of;
  for (const auto& table : from.settings.tables) {
    const auto partners = tiers_of(from, table);
    if (partners.empty()) continue;
    for (const auto& side : of.sides) {
      rows.push(result_row(side, fmt::format("tiers of {}", table.table),
                           tiers_on(side, partners, table.on.value_or(side.view.on))));
    }
  }
  return rows;
}

}  // namespace comity::services
