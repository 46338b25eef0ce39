// SPDX-License-Identifier: Apache-2.0
#include "comity/services/tier_gauge.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/services/tiers.hpp"

namespace comity::services {

namespace {

Error no_sorting(const io::Case& of) {
  return {.kind = Error::Kind::usage,
          .what = fmt::format("{} says nothing of tiers.", of.settings.id),
          .where = {.file = (of.folder / "case.toml").string()},
          .hint = "add [sorting] with categories, and [[criteria]], to case.toml"};
}

/// The states that hold a partnership on the view's day, and those that a table classes.
std::vector<actors::ActorId> partners_of(const io::Case& of, const Side& side) {
  std::vector<actors::ActorId> partners;
  for (const auto& partner : side.standing.partners) {
    const bool is_state = of.actors.at(partner.actor).kind == actors::ActorKind::state;
    if (partner.stands && is_state) partners.push_back(partner.actor);
  }
  for (const auto& [partner, tier] : printed_tiers(of)) {
    if (std::ranges::find(partners, partner) == partners.end()) partners.push_back(partner);
  }
  std::ranges::sort(partners, {}, [&](auto actor) { return of.actors.at(actor).code; });
  return partners;
}

std::vector<std::optional<std::size_t>> printed_places(
    const io::Case& of, const std::vector<actors::ActorId>& partners) {
  const auto tiers = printed_tiers(of);
  const auto& categories = of.settings.framework.categories;
  std::vector<std::optional<std::size_t>> places;
  for (const auto partner : partners) {
    const auto tier = tiers.find(partner);
    const auto place =
        tier == tiers.end() ? categories.end() : std::ranges::find(categories, tier->second);
    places.push_back(place == categories.end()
                         ? std::nullopt
                         : std::optional(static_cast<std::size_t>(place - categories.begin())));
  }
  return places;
}

}  // namespace

Result<TierGauge> TierGauge::open(const io::Case& of, const Request& request) {
  if (!of.settings.framework.sorts()) return std::unexpected(no_sorting(of));
  auto side = open_side({.of = &of, .region = {}}, request);
  if (!side) return std::unexpected(side.error());
  auto meter = Meter::open(of, request);
  if (!meter) return std::unexpected(meter.error());
  return TierGauge(of, request, std::move(*side), std::move(*meter));
}

Result<CaseTiers> TierGauge::measure(Day on) {
  if (on != side_.view.on && reads_tables_of_one_day(*of_)) {
    auto that_day = request_;
    that_day.on = on;
    auto again = open(*of_, that_day);
    return again ? again->measure(on) : Result<CaseTiers>(std::unexpected(again.error()));
  }
  auto side = side_;
  look_on(side, on, side.view.until);
  auto panel = meter_.measure(partners_of(*of_, side), on);
  if (!panel) return std::unexpected(panel.error());
  const auto& criteria = of_->settings.framework.criteria;
  CaseTiers measured{.view = std::move(side.view),
                     .panel = std::move(*panel),
                     .factors = factors::measured_factors(criteria),
                     .scores = {},
                     .printed = {}};
  for (const auto factor : measured.factors)
    measured.scores.push_back(factors::score(criteria, measured.panel, factor));
  measured.printed = printed_places(*of_, measured.panel.partners);
  return measured;
}

}  // namespace comity::services
