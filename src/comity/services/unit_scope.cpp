// SPDX-License-Identifier: Apache-2.0
#include "comity/services/unit_scope.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "comity/services/history_rows.hpp"

namespace comity::services {

namespace {

std::vector<std::pair<actors::ActorId, actors::ActorId>> pairs_of(const UnitScope& scope) {
  const auto& view = *scope.view;
  const bool everywhere = view.region.empty() || view.region == io::world_region;
  std::vector<std::pair<actors::ActorId, actors::ActorId>> pairs;
  std::set<std::pair<actors::ActorId, actors::ActorId>> known;
  for (const auto a : scope.principals) {
    for (std::uint32_t i = 0; i < view.in_region.size(); ++i) {
      const actors::ActorId b{i};
      const bool fits = view.in_region[i] || (everywhere && scope.is_principal(b));
      if (a == b || !fits || !known.insert(std::minmax(a, b)).second) continue;
      pairs.emplace_back(a, b);
    }
  }
  return pairs;
}

Result<std::vector<ledger::Layer>> layers_of(const View& view, const Request& request) {
  if (request.layers.empty()) return view.of->settings.ranked_layers;
  std::vector<ledger::Layer> layers;
  std::string ladder;
  for (const auto& word : request.layers) {
    const auto layer = *ledger::parse_layer(word);
    const auto own = ladder_of(view, layer);
    if (!own.empty() && !ladder.empty() && own != ladder) {
      return std::unexpected(Error{
          .kind = Error::Kind::usage,
          .what = fmt::format("these layers stand on different ladders ({} and {}), so one rung "
                              "cannot hold both.",
                              ladder, own),
          .where = {.field = "layers"},
          .hint = "export them one after the other, to folders of their own"});
    }
    if (!own.empty()) ladder = own;
    layers.push_back(layer);
  }
  return layers;
}

void mark(UnitScope& scope) {
  const auto& view = *scope.view;
  scope.pair_in_scope.assign(view.history.pairs.size(), false);
  scope.act_in_scope.assign(view.of->log.acts.size(), false);
  scope.read.assign(view.of->log.acts.size(), nullptr);
  for (const auto& dyad : scope.dyads) {
    for (const auto pair : dyad.pairs) scope.pair_in_scope[pair] = true;
    for (const auto step : dyad.steps)
      scope.act_in_scope[view.history.transitions[step].act] = true;
  }
  for (const auto& act : view.reading.acts) scope.read[act.act] = &act;
}

}  // namespace

DayRange UnitScope::days_of(ledger::ActIndex act) const {
  const auto& date = ledger::date_of(view->of->log, *read[act]);
  return {date.first(), date.last()};
}

bool UnitScope::is_principal(actors::ActorId actor) const {
  return std::ranges::find(principals, actor) != principals.end();
}

bool UnitScope::wants(ledger::Layer layer) const {
  return std::ranges::find(rule.layers, layer) != rule.layers.end();
}

Result<UnitScope> open_scope(const View& view, const Request& request) {
  UnitScope scope;
  scope.view = &view;
  scope.principals = view.of->principals;
  if (!request.principal.empty() || scope.principals.empty()) scope.principals = {view.principal};
  auto layers = layers_of(view, request);
  if (!layers) return std::unexpected(layers.error());
  scope.rule = {
      .scope = pairs_of(scope), .layers = std::move(*layers), .window = {view.since, view.until}};
  scope.dyads = ledger::dyads_of(view.of->actors, view.history, scope.rule);
  mark(scope);
  return scope;
}

}  // namespace comity::services
