// SPDX-License-Identifier: Apache-2.0
#include "comity/models/rung_spells.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace comity::models {

namespace {

using Pair = std::pair<Node, Node>;

/// What happens to one pair, in order of time; at one time its rung changes before its doors do.
struct Turn {
  Time time = 0;
  bool of_rung = true;
  double value = 0;
};

class Spells {
 public:
  Spells(const Model& model, const Timeline& timeline) : model_(model) {
    const auto& moments = timeline.moments;
    if (moments.empty()) return;
    last_ = std::isfinite(model.settings.until) ? model.settings.until : moments.back().time;
    first_ = std::isfinite(model.settings.since) ? model.settings.since : moments.front().time;
    for (const auto& moment : moments)
      for (auto e = moment.first; e < moment.first + moment.n_events; ++e)
        events_.insert({pair_of(model.events[e]), model.events[e].time});
    for (const auto& tie : of().initial) start_[pair_of(tie)] = tie.value;
    for (const auto& change : of().changes)
      turns_[pair_of(change)].push_back({change.time, true, change.value});
    for (const auto& change : model.history.opportunity)
      turns_[pair_of(change)].push_back({change.time, false, change.value});
    for (auto& [pair, turns] : turns_) std::ranges::stable_sort(turns, {}, &Turn::time);
  }

  std::vector<RungSpell> run() {
    const auto n = static_cast<Node>(model_.history.n());
    for (Node i = 0; i < n; ++i)
      for (Node j = model_.unordered() ? i + 1 : 0; j < n; ++j)
        if (i != j) walk({i, j});
    return std::move(spells_);
  }

 private:
  [[nodiscard]] const Network& of() const { return model_.history.networks[model_.dependent]; }

  template <class Tie>
  [[nodiscard]] Pair pair_of(const Tie& tie) const {
    const bool turn = model_.unordered() && tie.to < tie.from;
    return turn ? Pair{tie.to, tie.from} : Pair{tie.from, tie.to};
  }

  void walk(const Pair& pair) {
    const auto started = start_.find(pair);
    double rung = started == start_.end() ? 0 : started->second;
    bool open = true;
    Time since = before_all;  // of the rung, or of the opening
    const auto end = [&](Time until, bool rose) {
      const Time begun = rung == 0 ? std::max(since, first_) : since;
      if (!open || begun < first_ || begun > last_ || rung < 0) return;
      if (until > last_) return add(pair, rung, begun, last_, false);
      add(pair, rung, begun, until, rose);
    };
    const auto found = turns_.find(pair);
    if (found != turns_.end()) {
      for (const auto& turn : found->second) {
        if (!turn.of_rung) {
          if (open == (turn.value > 0)) continue;
          end(turn.time, false);
          open = turn.value > 0;
          since = turn.time;
          continue;
        }
        const double next = of().change == Change::replace ? turn.value : rung + turn.value;
        if (next == rung) continue;
        end(turn.time, events_.contains({pair, turn.time}));
        rung = next;
        since = turn.time;
      }
    }
    end(after_all, false);
  }

  void add(const Pair& pair, double rung, Time since, Time until, bool rose) {
    const auto& origins = model_.settings.origins;
    const int at = static_cast<int>(rung);
    if (!origins.empty() && std::ranges::find(origins, at) == origins.end()) return;
    if (until > since) spells_.push_back({pair.first, pair.second, at, since, until, rose});
  }

  const Model& model_;
  Time first_ = before_all, last_ = before_all;
  std::set<std::pair<Pair, Time>> events_;
  std::map<Pair, double> start_;
  std::map<Pair, std::vector<Turn>> turns_;
  std::vector<RungSpell> spells_;
};

}  // namespace

std::vector<RungSpell> rung_spells(const Model& model, const Timeline& timeline) {
  return Spells(model, timeline).run();
}

}  // namespace comity::models
