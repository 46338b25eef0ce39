// SPDX-License-Identifier: Apache-2.0
#include "comity/network/snapshot.hpp"

#include <algorithm>

namespace comity::network {

namespace {

void gather_actors(Snapshot& of) {
  of.actors.clear();
  for (const auto& tie : of.ties) {
    of.actors.push_back(tie.a);
    of.actors.push_back(tie.b);
  }
  std::ranges::sort(of.actors);
  of.actors.erase(std::ranges::unique(of.actors).begin(), of.actors.end());
}

}  // namespace

Snapshot snapshot(const ledger::History& history, Day on) {
  Snapshot found{.on = on, .ties = {}, .actors = {}};
  for (const auto& spell : history.spells) {
    if (on < spell.since || (spell.until && *spell.until <= on)) continue;
    const auto& pair = history.pairs[spell.pair];
    found.ties.push_back({.pair = spell.pair,
                          .a = pair.a,
                          .b = pair.b,
                          .layer = pair.layer,
                          .sector = pair.sector,
                          .title = spell.title,
                          .rung = spell.rung,
                          .in_force = spell.in_force,
                          .by_record = spell.by_record,
                          .act = spell.act,
                          .since = spell.since,
                          .until = spell.until});
  }
  gather_actors(found);
  return found;
}

Snapshot among(Snapshot of, const std::function<bool(const Tie&)>& keep) {
  std::erase_if(of.ties, [&](const Tie& tie) { return !keep(tie); });
  gather_actors(of);
  return of;
}

Snapshot in_layers(Snapshot of, std::span<const Layer> layers) {
  return among(std::move(of), [&](const Tie& tie) {
    return std::ranges::find(layers, tie.layer) != layers.end();
  });
}

}  // namespace comity::network
