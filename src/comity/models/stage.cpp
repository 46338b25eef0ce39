// SPDX-License-Identifier: Apache-2.0
#include "comity/models/stage.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "comity/models/memories.hpp"
#include "comity/models/outlook.hpp"

namespace comity::models {

namespace {

/// The model without the events that are drawn: neither in its list nor in any network.
Model emptied(Model model, const Timeline& timeline) {
  using Key = std::tuple<Time, Node, Node>;
  const auto key = [&](const auto& change) {
    const bool turn = !model.directed() && change.to < change.from;
    return turn ? Key{change.time, change.to, change.from}
                : Key{change.time, change.from, change.to};
  };
  std::multiset<Key> drawn;
  for (const auto& event : counted_events(model, timeline)) drawn.insert(key(event));
  auto& networks = model.history.networks;
  for (std::size_t k = 0; k < networks.size(); ++k) {
    if (k != model.dependent && !networks[k].follows) continue;
    auto left = drawn;
    std::erase_if(networks[k].changes, [&](const TieChange& change) {
      const auto found = left.find(key(change));
      if (found == left.end()) return false;
      left.erase(found);
      return true;
    });
  }
  for (const auto& shown : model.shown) {
    const auto& of = networks[shown.of];
    networks[shown.network].changes =
        shown.window > 0 ? windowed(of, shown.from, shown.window).changes : of.changes;
  }
  model.events.clear();
  return model;
}

/// Among what each recorded event was chosen, as things stood then.
std::vector<Choosing> choices_on_record(const Model& model, const Timeline& timeline) {
  std::vector<Choosing> choices;
  Replay replay(model, timeline);
  visit_events(replay, timeline, [&](const Event& event, const State& state) {
    choices.push_back(choosing_of(model, state, event));
  });
  return choices;
}

}  // namespace

std::vector<double> cells_of(const Ties& ties, std::size_t n) {
  std::vector<double> cells(n * n);
  for (Node i = 0; i < n; ++i)
    std::ranges::copy(ties.row(i), cells.begin() + static_cast<std::ptrdiff_t>(i * n));
  return cells;
}

std::vector<Event> counted_events(const Model& model, const Timeline& timeline) {
  std::vector<Event> events;
  for (const auto& moment : timeline.moments)
    if (moment.counts)
      for (auto e = moment.first; e < moment.first + moment.n_events; ++e)
        events.push_back(model.events[e]);
  return events;
}

Moment after_the_last(const Timeline& timeline) {
  const Time last = timeline.moments.empty() ? before_all : timeline.moments.back().time;
  return {.time = std::nextafter(last, after_all), .fades_at = last};
}

Stage stage_of(const Model& model, const Timeline& timeline) {
  Stage stage{.model = emptied(model, timeline)};
  stage.timeline = make_timeline(stage.model);
  if (!model.settings.timed) stage.choices = choices_on_record(model, timeline);
  return stage;
}

}  // namespace comity::models
