// SPDX-License-Identifier: Apache-2.0
#include "comity/services/tiers.hpp"

#include <algorithm>
#include <array>

#include "comity/audit/names.hpp"

namespace comity::services {

std::map<actors::ActorId, std::string> printed_tiers(const io::Case& of) {
  std::map<actors::ActorId, std::string> tiers;
  for (const auto& table : of.settings.tables) {
    if (table.tier.empty()) continue;
    const audit::Grid grid(table, of.printed);
    for (const auto& row : grid.rows()) {
      const auto partner = grid.partner(row, of.actors);
      const auto* const printed = grid.find(row, table.tier);
      if (!partner || printed == nullptr) continue;
      const auto word = std::ranges::find(table.tiers, printed->value,
                                          &std::pair<std::string, std::string>::first);
      tiers.try_emplace(*partner, word == table.tiers.end() ? printed->value : word->second);
    }
  }
  return tiers;
}

int order_of_tier(const std::string& tier) {
  static constexpr std::array<std::string_view, 3> known{"pivot", "link", "node"};
  if (tier.empty()) return static_cast<int>(known.size()) + 1;
  return static_cast<int>(std::ranges::find(known, tier) - known.begin());
}

}  // namespace comity::services
