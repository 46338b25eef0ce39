// SPDX-License-Identifier: Apache-2.0
#include "comity/services/side.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::services {

namespace {

bool belongs(const actors::Actor& actor, std::string_view region) {
  const auto wanted = fold(region);
  const auto is = [&](std::string_view place) { return fold(place) == wanted; };
  return is(actor.code) || is(actor.region) || is(actor.subregion) ||
         std::ranges::any_of(actor.places, [&](const actors::Place& place) {
           return is(place.region) || is(place.subregion);
         });
}

Error nobody_of(const SideName& name, const View& view) {
  std::vector<std::string> regions;
  const auto& within = view.in_region;
  for (std::uint32_t i = 0; i < within.size(); ++i) {
    if (!within[i]) continue;
    const auto& actor = name.of->actors.at({i});
    std::vector<std::string> places{actor.region, actor.subregion};
    for (const auto& place : actor.places)
      places.insert(places.end(), {place.region, place.subregion});
    for (const auto& region : places) {
      if (!region.empty() && std::ranges::find(regions, region) == regions.end())
        regions.push_back(region);
    }
  }
  std::ranges::sort(regions);
  return {.kind = Error::Kind::usage,
          .what = fmt::format("the case {} has nobody of \"{}\" in its region.",
                              name.of->settings.id, shorten(name.region)),
          .where = {.field = "region"},
          .nearest = nearest_text(name.region, regions),
          .hint = "its regions are: " + join(regions, ", ")};
}

std::vector<ledger::Layer> layers_of(const io::Case& of, const Request& request) {
  std::vector<ledger::Layer> layers;
  for (const auto& word : request.layers) layers.push_back(*ledger::parse_layer(word));
  return layers.empty() ? of.settings.ranked_layers : layers;
}

std::vector<titles::TitleId> titles_used(const Side& side) {
  std::vector<titles::TitleId> used;
  for (const auto& step : side.view.history.transitions) {
    if (step.day > side.view.until) break;
    if (step.title_after && side.circle.partner(side.view.history.pairs[step.pair]))
      used.push_back(*step.title_after);
  }
  std::ranges::sort(used);
  used.erase(std::ranges::unique(used).begin(), used.end());
  return used;
}

}  // namespace

std::string SideName::text() const {
  return region.empty() ? of->settings.id : of->settings.id + "@" + region;
}

std::pair<std::string, std::string> split_side(const std::string& side) {
  const auto at = side.rfind('@');
  if (at == std::string::npos) return {side, {}};
  return {side.substr(0, at), side.substr(at + 1)};
}

Result<Side> open_side(const SideName& name, const Request& request) {
  auto view = open_view(*name.of, request);
  if (!view) return std::unexpected(view.error());
  Side side;
  side.name = name.text();
  side.region = name.region.empty() ? name.of->settings.region_name.en : name.region;
  side.view = std::move(*view);
  side.circle = {side.view.principal, side.view.in_region, layers_of(*name.of, request)};
  if (!name.region.empty()) {
    auto& among = side.circle.among;
    for (std::uint32_t i = 0; i < among.size(); ++i)
      among[i] = among[i] && belongs(name.of->actors.at({i}), name.region);
    if (std::ranges::find(among, true) == among.end())
      return std::unexpected(nobody_of(name, side.view));
  }
  look_on(side, side.view.on, side.view.until);
  return side;
}

void look_on(Side& side, Day on, Day until) {
  side.view.on = on;
  side.view.until = until;
  const auto& of = *side.view.of;
  side.standing = network::standing(of.log, side.view.reading, side.view.history, side.circle, on);
  side.titles = titles_used(side);
}

std::int64_t states_of(const Side& side) {
  std::int64_t states = 0;
  for (std::uint32_t i = 0; i < side.circle.among.size(); ++i) {
    const auto& actor = side.view.of->actors.at({i});
    if (side.circle.among[i] && actor.kind == actors::ActorKind::state &&
        actor.may_exist(When(side.view.on)))
      ++states;
  }
  return states;
}

double years_of(const Side& side) {
  Day since = side.view.since;
  Day until = side.view.until;
  const auto rule = count_rule(side);
  for (const auto& read : side.view.reading.acts) {
    if (!ledger::concerns(side.view.of->log.acts[read.act], rule)) continue;
    if (since == distant_past) since = read.day;
    if (side.view.until == distant_future) until = read.day;
  }
  if (since == distant_past || until == distant_future || until < since) return 0;
  return static_cast<double>((until - since).count() + 1) / 365.25;
}

ledger::CountRule count_rule(const Side& side) {
  return {.principal = side.circle.hub,
          .region = side.circle.among,
          .layers = side.circle.layers,
          .since = side.view.since,
          .until = side.view.until};
}

}  // namespace comity::services
