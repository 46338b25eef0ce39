// SPDX-License-Identifier: Apache-2.0
#include "comity/models/ladder.hpp"

#include <algorithm>
#include <map>

namespace comity::models {

namespace {

/// The rungs of all pairs while changes are applied.
class Rungs {
 public:
  explicit Rungs(const Network& of) : of_(of) {
    for (const auto& tie : of.initial) rungs_[key(tie.from, tie.to)] = tie.value;
  }
  [[nodiscard]] double at(Node from, Node to) const {
    const auto found = rungs_.find(key(from, to));
    return found == rungs_.end() ? 0 : found->second;
  }
  [[nodiscard]] double reached(const Event& event) const {
    return of_.change == Change::replace ? event.value : at(event.from, event.to) + event.value;
  }
  void advance_to(Time time) {
    for (; next_ < of_.changes.size() && of_.changes[next_].time < time; ++next_) {
      const auto& change = of_.changes[next_];
      auto& rung = rungs_[key(change.from, change.to)];
      rung = of_.change == Change::replace ? change.value : rung + change.value;
    }
  }

 private:
  [[nodiscard]] std::pair<Node, Node> key(Node from, Node to) const {
    return of_.directed || from < to ? std::pair(from, to) : std::pair(to, from);
  }
  const Network& of_;
  std::map<std::pair<Node, Node>, double> rungs_;
  std::size_t next_ = 0;
};

}  // namespace

void keep_rises(Model& model) {
  Rungs rungs(model.history.networks[model.dependent]);
  const auto& settings = model.settings;
  std::vector<Event> rises;
  for (auto event : model.events) {
    rungs.advance_to(event.time);
    const double origin = rungs.at(event.from, event.to);
    event.value = rungs.reached(event);
    const bool asked =
        settings.origins.empty() ||
        std::ranges::find(settings.origins, static_cast<int>(origin)) != settings.origins.end();
    const bool rises_far_enough = settings.destination == Destination::next
                                      ? event.value == origin + 1
                                      : event.value > origin;
    if (asked && rises_far_enough) rises.push_back(event);
  }
  model.events = std::move(rises);
}

}  // namespace comity::models
