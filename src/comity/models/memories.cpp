// SPDX-License-Identifier: Apache-2.0
#include "comity/models/memories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace comity::models {

Network windowed(const Network& of, double from, double until) {
  Network seen{.name = of.name, .directed = of.directed, .change = of.change};
  // What leaves comes before what enters at the same time, so that a newer value stays.
  for (const auto& change : of.changes) {
    auto gone = change;
    gone.time += until;
    gone.value = of.change == Change::increment ? -change.value : 0.0;
    gone.line = 0;
    seen.changes.push_back(gone);
  }
  for (auto change : of.changes) {
    change.time += from;
    seen.changes.push_back(change);
  }
  std::ranges::stable_sort(seen.changes, {}, &TieChange::time);
  return seen;
}

std::size_t network_in(const Span& span, std::size_t network, Model& model) {
  if (span.window == 0 && span.half_life == 0) return network;
  auto& networks = model.history.networks;
  const auto name = fmt::format("{} [{:.17g} {:.17g} {:.17g}]", networks[network].name, span.from,
                                span.window, span.half_life);
  if (const auto known = find_named(networks, name)) return *known;
  auto copy =
      span.window > 0 ? windowed(networks[network], span.from, span.window) : networks[network];
  copy.name = name;
  networks.push_back(std::move(copy));
  model.half_life.push_back(span.half_life);
  model.shown.push_back({networks.size() - 1, network, span.from, span.window});
  return networks.size() - 1;
}

std::size_t network_of_repetitions(Model& model) {
  if (model.settings.compat != Compat::goldfish) return model.dependent;
  auto& networks = model.history.networks;
  const auto name = networks[model.dependent].name + " [once]";
  if (const auto known = find_named(networks, name)) return *known;
  auto copy = networks[model.dependent];
  copy.name = name;
  const auto pair = [&](const TieChange& change) {
    const bool turn = !copy.directed && change.to < change.from;
    return turn ? std::pair(change.to, change.from) : std::pair(change.from, change.to);
  };
  std::set<std::pair<Node, Node>> now;
  Time time = before_all;
  std::erase_if(copy.changes, [&](const TieChange& change) {
    if (change.time != time) now.clear();
    time = change.time;
    return !now.insert(pair(change)).second;
  });
  networks.push_back(std::move(copy));
  model.half_life.push_back(0);
  model.shown.push_back({networks.size() - 1, model.dependent, 0, 0});
  return networks.size() - 1;
}

}  // namespace comity::models
