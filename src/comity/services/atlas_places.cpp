// SPDX-License-Identifier: Apache-2.0
#include "comity/services/atlas_places.hpp"

#include <algorithm>
#include <map>

namespace comity::services {

namespace {

Value bound(const When& date, Day day) {
  return date.is_open_start() && date.is_open_end() ? Value{} : Value(day);
}

/// Actors by region and subregion in one scheme.
using Regions = std::map<std::string, std::map<std::string, std::vector<std::string>>>;

Regions regions_of(const View& view, const std::vector<bool>& shown, const std::string& scheme) {
  Regions regions;
  for (std::uint32_t i = 0; i < shown.size(); ++i) {
    const auto& actor = view.of->actors.at({i});
    if (!shown[i]) continue;
    auto [region, subregion] = actors::place_in(actor, scheme);
    if (region.empty()) region = actor.region;
    regions[std::string(region)][std::string(subregion)].push_back(actor.code);
  }
  return regions;
}

}  // namespace

Value names_value(const actors::Names& names) {
  const auto& es = names.es.empty() ? names.en : names.es;
  const auto& zh = names.zh.empty() ? names.en : names.zh;
  return Value::object({{"en", names.en}, {"es", es}, {"zh", zh}});
}

Value former_names(const actors::Actor& actor) {
  auto rows = Value::array();
  for (const auto& name : actor.former) {
    rows.push(Value::object({{"since", bound(name.since, name.since.last())},
                             {"until", bound(name.until, name.until.first())},
                             {"name", names_value(name.names)}}));
  }
  return rows;
}

Value region_rows(const View& view, const std::vector<bool>& shown) {
  auto schemes = Value::array();
  auto names = view.of->actors.schemes();
  std::ranges::stable_partition(names, [&](const auto& name) { return name == view.scheme; });
  for (const auto& scheme : names) {
    auto regions = Value::array();
    for (const auto& [region, parts] : regions_of(view, shown, scheme)) {
      auto subregions = Value::array();
      for (const auto& [subregion, codes] : parts)
        subregions.push(Value::object({{"subregion", subregion}, {"actors", codes}}));
      regions.push(Value::object({{"region", region}, {"subregions", std::move(subregions)}}));
    }
    schemes.push(Value::object({{"scheme", scheme}, {"regions", std::move(regions)}}));
  }
  return schemes;
}

Value disputed_rows(const io::Case& of) {
  auto rows = Value::array();
  for (const auto& area : of.disputed) {
    rows.push(Value::object({{"area", area.area},
                             {"shape", area.shape},
                             {"name", names_value(area.names)},
                             {"claimed_by", area.claimed_by},
                             {"held_by", area.held_by},
                             {"source", area.source}}));
  }
  return rows;
}

}  // namespace comity::services
