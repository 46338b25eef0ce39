// SPDX-License-Identifier: Apache-2.0
#include "comity/services/sides.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "comity/services/view.hpp"

namespace comity::services {

namespace {

/// The partners the principal of a view ever had, by region.
std::map<std::string, std::set<std::uint32_t>> partners_by_region(const View& view) {
  std::map<std::string, std::set<std::uint32_t>> partners;
  const auto& ranked = view.of->settings.ranked_layers;
  for (const auto& pair : view.history.pairs) {
    const bool counted = std::ranges::find(ranked, pair.layer) != ranked.end();
    if (!counted || (pair.a != view.principal && pair.b != view.principal)) continue;
    const auto with = pair.a == view.principal ? pair.b : pair.a;
    if (view.in_region[with.value]) partners[region_of(view, with)].insert(with.value);
  }
  return partners;
}

}  // namespace

std::vector<SideChoice> sides_of(std::span<const io::Case> cases) {
  std::vector<SideChoice> sides;
  for (const auto& of : cases) {
    sides.push_back({of.settings.id, &of, {}});
    const auto view = open_view(of, {});
    if (!view) continue;
    const auto regions = partners_by_region(*view);
    if (regions.size() < 2) continue;
    for (const auto& [region, partners] : regions) {
      if (!region.empty() && partners.size() >= least_partners_of_a_side)
        sides.push_back({of.settings.id + "@" + region, &of, region});
    }
  }
  return sides;
}

}  // namespace comity::services
