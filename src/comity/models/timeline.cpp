// SPDX-License-Identifier: Apache-2.0
#include "comity/models/timeline.hpp"

#include <algorithm>
#include <cmath>

namespace comity::models {

namespace {

template <class Changes>
void add_steps(const Changes& changes, std::uint32_t list, std::vector<Step>& to) {
  for (std::uint32_t row = 0; row < changes.size(); ++row)
    to.push_back({changes[row].time, list, row});
}

std::vector<Step> steps_of(const Model& model) {
  std::vector<Step> steps;
  const auto& history = model.history;
  const auto n_networks = static_cast<std::uint32_t>(history.networks.size());
  for (std::uint32_t k = 0; k < n_networks; ++k)
    if (model.read[k] != 0) add_steps(history.networks[k].changes, k, steps);
  for (const auto which : model.attributes)
    add_steps(history.attributes[which].changes, n_networks + static_cast<std::uint32_t>(which),
              steps);
  std::ranges::stable_sort(steps, {}, &Step::time);
  return steps;
}

std::vector<Step> admissions_of(const History& history) {
  std::vector<Step> steps;
  add_steps(history.presence, 0, steps);
  add_steps(history.opportunity, 1, steps);
  std::ranges::stable_sort(steps, {}, &Step::time);
  return steps;
}

/// The events as moments, one per distinct time.
std::vector<Moment> event_moments(const Model& model) {
  std::vector<Moment> moments;
  const auto& [since, until] = std::pair(model.settings.since, model.settings.until);
  for (std::size_t e = 0; e < model.events.size(); ++e) {
    const auto time = model.events[e].time;
    if (time < since || time > until) continue;
    if (moments.empty() || moments.back().time != time)
      moments.push_back({.time = time, .first = e, .fades_at = time});
    ++moments.back().n_events;
  }
  return moments;
}

/// Whether a statistic reads a list, or only the events come from it.
bool is_in_formula(const Model& model, std::size_t network) {
  return std::ranges::any_of(model.statistics, [&](const Statistic& statistic) {
    const bool reads = statistic.form != Form::constant && statistic.form != Form::attribute &&
                       statistic.form != Form::compare && statistic.form != Form::moment;
    return reads && (statistic.network == network || statistic.network2 == network);
  });
}

struct Cuts {
  std::vector<Time> times;
  Time first = after_all;
  Time last = before_all;
};

/// The times at which a timed model's pieces end, and the first and last recorded change.
Cuts cuts_of(const Model& model, const std::vector<Moment>& events) {
  Cuts cuts;
  const auto add = [&](Time time, bool recorded) {
    cuts.times.push_back(time);
    if (!recorded) return;
    cuts.first = std::min(cuts.first, time);
    cuts.last = std::max(cuts.last, time);
  };
  for (const auto& moment : events) add(moment.time, true);
  for (std::size_t k = 0; k < model.history.networks.size(); ++k) {
    if (!is_in_formula(model, k)) continue;
    for (const auto& change : model.history.networks[k].changes) add(change.time, change.line != 0);
  }
  for (const auto which : model.attributes)
    for (const auto& change : model.history.attributes[which].changes) add(change.time, true);
  if (model.settings.compat != Compat::goldfish)
    for (const auto& step : admissions_of(model.history)) add(step.time, false);
  if (std::isfinite(model.settings.since)) cuts.first = model.settings.since;
  if (std::isfinite(model.settings.until)) cuts.last = model.settings.until;
  cuts.times.push_back(cuts.last);
  std::ranges::sort(cuts.times);
  const auto same = std::ranges::unique(cuts.times);
  cuts.times.erase(same.begin(), same.end());
  return cuts;
}

/// Moments with the time waited since the one before.
std::vector<Moment> timed_moments(const Model& model, const std::vector<Moment>& events) {
  const auto cuts = cuts_of(model, events);
  std::vector<Moment> moments;
  Time before = cuts.first;
  auto event = events.begin();
  for (const auto time : cuts.times) {
    if (time < cuts.first || time > cuts.last) continue;
    Moment moment{.time = time, .waited = time - before, .fades_at = time};
    if (event != events.end() && event->time == time) {
      moment.first = event->first;
      moment.n_events = event->n_events;
      ++event;
    }
    if (moment.waited > 0 || moment.n_events > 0) moments.push_back(moment);
    before = time;
  }
  return moments;
}

/// Times of events alone; fading is measured at the time before, and the first time is left out.
void follow_remverse(const Model& model, std::vector<Moment>& moments) {
  Time before = before_all;
  for (auto& moment : moments) {
    moment.fades_at = before;
    moment.counts = std::isfinite(before);
    if (model.settings.timed && moment.counts) moment.waited = moment.time - before;
    before = moment.time;
  }
}

}  // namespace

Timeline make_timeline(const Model& model) {
  Timeline timeline{.steps = steps_of(model), .admissions = admissions_of(model.history)};
  timeline.moments = event_moments(model);
  if (model.settings.compat == Compat::remverse)
    follow_remverse(model, timeline.moments);
  else if (model.settings.timed)
    timeline.moments = timed_moments(model, timeline.moments);
  for (const auto& moment : timeline.moments)
    if (moment.counts) timeline.n_events += moment.n_events;
  return timeline;
}

}  // namespace comity::models
