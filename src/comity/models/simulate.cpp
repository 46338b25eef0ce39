// SPDX-License-Identifier: Apache-2.0
#include "comity/models/simulate.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "comity/models/outlook.hpp"
#include "comity/models/stage.hpp"

namespace comity::models {

namespace {

/// A timed course longer than this share of the record, and a little more, is cut short.
constexpr std::size_t most_times_the_record = 10;

/// One course while it is drawn. Owns the world, since what is drawn becomes a part of it.
class Simulation {
 public:
  Simulation(const Model& record, const Timeline& timeline, const Stage& stage,
             const std::vector<double>& beta, Rng rng)
      : record_(record),
        recorded_(timeline),
        stage_(stage),
        model_(stage.model),
        timeline_(stage.timeline),
        rng_(rng),
        replay_(model_, timeline_),
        likelihood_(make_likelihood(
            model_,
            Eigen::Map<const Eigen::VectorXd>(beta.data(), static_cast<Eigen::Index>(beta.size())),
            {.information = false})) {
    for (const auto& shown : model_.shown)
      if (record.history.networks[shown.of].follows || shown.of == record.dependent)
        shows_[shown.of].push_back(shown);
  }

  Course run() {
    record_.settings.timed ? draw_times() : keep_times();
    advance(after_the_last(recorded_));
    course_.ends = cells_of(replay_.state().ties(model_.dependent), model_.history.n());
    return std::move(course_);
  }

 private:
  void keep_times() {
    std::size_t next = 0;
    for (const auto& moment : recorded_.moments) {
      if (moment.n_events == 0) continue;
      advance(moment);
      std::set<std::size_t> taken;
      std::vector<Event> now;
      for (auto e = moment.first; e < moment.first + moment.n_events; ++e, ++next) {
        likelihood_->weigh(replay_, stage_.choices[next], weights_);
        // A pair moves once at a time.
        std::erase_if(weights_, [&](const Weighed& of) { return taken.contains(of.cell); });
        if (auto drawn = draw(record_.events[e])) {
          if (record_.settings.kind == Kind::ladder) taken.insert(cell_of(model_, *drawn));
          now.push_back(*drawn);
        } else {
          ++course_.without_choice;
        }
      }
      for (const auto& event : now) happen(event);
    }
  }

  void draw_times() {
    const auto& moments = recorded_.moments;
    if (moments.empty()) return;
    const Time end = moments.back().time;
    const auto most = most_times_the_record * (recorded_.n_events + 10);
    Time now = moments.front().time - moments.front().waited;
    while (now < end) {
      advance({.time = std::nextafter(now, after_all), .fades_at = now});
      likelihood_->weigh(replay_, {}, weights_);
      const double rate = total_of(weights_);
      const Time next = std::min(end, next_change(now));
      const Time then = now - std::log(1 - rng_.uniform()) / rate;
      now = std::min(then, next);
      if (!(then < next)) continue;
      if (course_.events.size() == most) {
        course_.ran_off = true;
        return;
      }
      if (auto event = draw({.time = now, .value = usual_value()})) happen(*event);
    }
  }

  [[nodiscard]] double usual_value() const {
    return record_.events.empty() ? 1 : record_.events.front().value;
  }

  [[nodiscard]] Time next_change(Time now) const {
    const auto after = [&](const std::vector<Step>& steps) {
      const auto found = std::ranges::upper_bound(steps, now, {}, &Step::time);
      return found == steps.end() ? after_all : found->time;
    };
    return std::min(after(timeline_.steps), after(timeline_.admissions));
  }

  void advance(const Moment& moment) {
    if (std::isfinite(moment.time)) replay_.admit(moment.time, true);
    withhold(moment.time);
    replay_.advance_to(moment);
    likelihood_->absorb(replay_, replay_.moved());
    replay_.moved().clear();
  }

  /// Changes on record that would take off more than the drawn course has put there come to
  /// nothing.
  void withhold(Time until) {
    auto& of = model_.history.networks[model_.dependent];
    std::map<std::pair<Node, Node>, double> values;
    for (; seen_ < timeline_.steps.size() && timeline_.steps[seen_].time < until; ++seen_) {
      const auto& step = timeline_.steps[seen_];
      if (step.list != model_.dependent || of.change != Change::increment) continue;
      auto& change = of.changes[step.row];
      const auto [at, fresh] =
          values.try_emplace({change.from, change.to},
                             replay_.state().ties(model_.dependent).at(change.from, change.to));
      if (at->second + change.value < 0) change.value = 0;
      at->second += change.value;
    }
  }

  /// An event like the one on record, of whom or what chance and the weights decide.
  std::optional<Event> draw(const Event& like) {
    const double total = total_of(weights_);
    if (!(total > 0) || !std::isfinite(total)) return std::nullopt;
    double left = rng_.uniform() * total;
    std::size_t found = 0;
    for (const auto& [cell, weight] : weights_) {
      found = cell;
      left -= weight;
      if (left < 0) break;
    }
    auto event = like;
    event.from = static_cast<Node>(found / model_.history.n());
    event.to = static_cast<Node>(found % model_.history.n());
    return event;
  }

  void happen(const Event& event) {
    course_.events.push_back(event);
    TieChange change{event.time, event.from, event.to, event.value, event.line};
    // The value of a ladder's event is the rung it reaches.
    const auto& dependent = model_.history.networks[model_.dependent];
    if (model_.settings.kind == Kind::ladder && dependent.change == Change::increment)
      change.value -= replay_.state().ties(model_.dependent).at(event.from, event.to);
    for (std::size_t k = 0; k < record_.history.networks.size(); ++k) {
      if (k == model_.dependent) put(k, change);
      if (!record_.history.networks[k].follows) continue;
      auto tied = change;
      tied.value = 1;
      put(k, tied);
    }
  }

  /// Adds a change to a network and to whatever shows it.
  void put(std::size_t network, TieChange change) {
    insert(network, change);
    for (const auto& shown : shows_[network]) {
      auto seen = change;
      seen.time += shown.from;
      insert(shown.network, seen);
      if (shown.window == 0) continue;
      seen.time = change.time + shown.window;
      const bool adds = model_.history.networks[network].change == Change::increment;
      seen.value = adds ? -change.value : 0.0;
      insert(shown.network, seen);
    }
  }

  void insert(std::size_t network, const TieChange& change) {
    if (model_.read[network] == 0) return;
    auto& changes = model_.history.networks[network].changes;
    changes.push_back(change);
    const Step step{change.time, static_cast<std::uint32_t>(network),
                    static_cast<std::uint32_t>(changes.size() - 1)};
    auto& steps = timeline_.steps;
    steps.insert(std::ranges::upper_bound(steps, step.time, {}, &Step::time), step);
  }

  const Model& record_;
  const Timeline& recorded_;
  const Stage& stage_;
  Model model_;
  Timeline timeline_;
  Rng rng_;
  Replay replay_;
  std::unique_ptr<Likelihood> likelihood_;
  std::map<std::size_t, std::vector<Shown>> shows_;
  std::vector<Weighed> weights_;
  std::size_t seen_ = 0;
  Course course_;
};

}  // namespace

Course recorded_course(const Model& model, const Timeline& timeline) {
  Replay replay(model, timeline);
  replay.advance_to(after_the_last(timeline));
  return {.events = counted_events(model, timeline),
          .ends = cells_of(replay.state().ties(model.dependent), model.history.n())};
}

Simulator::Simulator(const Model& model, const Timeline& timeline)
    : model_(&model),
      timeline_(&timeline),
      stage_(std::make_unique<Stage>(stage_of(model, timeline))) {}

Simulator::~Simulator() = default;

Course Simulator::draw(const std::vector<double>& beta, Rng rng) const {
  return Simulation(*model_, *timeline_, *stage_, beta, rng).run();
}

}  // namespace comity::models
