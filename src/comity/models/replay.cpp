// SPDX-License-Identifier: Apache-2.0
#include "comity/models/replay.hpp"

#include <algorithm>
#include <cmath>

namespace comity::models {

namespace {

bool reads_networks(Form form) {
  return form != Form::constant && form != Form::attribute && form != Form::compare &&
         form != Form::moment && form != Form::recency && form != Form::rank && form != Form::shift;
}

bool looks_back(Form form) {
  return form == Form::recency || form == Form::rank || form == Form::shift;
}

}  // namespace

Replay::Replay(const Model& model, const Timeline& timeline)
    : model_(&model),
      timeline_(&timeline),
      state_(model.history, model.settings.missing, model.attributes, model.read),
      faded_(model.history.networks.size(), before_all),
      readers_(model.history.networks.size()) {
  const auto n = state_.n();
  state_.births.resize(model.history.networks.size());
  for (const auto& statistic : model.statistics) remembers_ |= looks_back(statistic.form);
  if (remembers_) {
    state_.memory.last.assign(n * n, before_all);
    state_.memory.sent.assign(n, before_all);
    state_.memory.received.assign(n, before_all);
  }
  for (std::size_t k = 0; k < model.statistics.size(); ++k) {
    const auto& statistic = model.statistics[k];
    if (statistic.order != Order::any) state_.births[statistic.network] = Births(n);
    tables_.emplace_back(statistic, state_);
    if (!reads_networks(statistic.form)) continue;
    readers_[statistic.network].push_back(k);
    if (statistic.network2 != statistic.network) readers_[statistic.network2].push_back(k);
    if (model.half_life[statistic.network] > 0 || model.half_life[statistic.network2] > 0)
      tables_.back().make_restless();
  }
  start_ties();
}

void Replay::start_ties() {
  for (std::size_t k = 0; k < model_->history.networks.size(); ++k) {
    if (model_->read[k] == 0) continue;
    for (const auto& tie : model_->history.networks[k].initial) {
      set_cell(k, tie.from, tie.to, tie.value, before_all);
      if (!model_->history.networks[k].directed)
        set_cell(k, tie.to, tie.from, tie.value, before_all);
    }
  }
  moved_.clear();
  moved_.all = true;
}

void Replay::advance_to(const Moment& moment) {
  const auto& steps = timeline_->steps;
  while (next_step_ < steps.size() && steps[next_step_].time < moment.time)
    apply(steps[next_step_++]);
  state_.now = moment.time;
  for (std::size_t k = 0; k < faded_.size(); ++k) fade(k, moment.fades_at);
  for (auto& table : tables_)
    if (table.is_restless()) table.renew(state_, moved_);
}

void Replay::admit(Time until, bool itself) {
  const auto& history = model_->history;
  const auto& admissions = timeline_->admissions;
  while (next_admission_ < admissions.size()) {
    const auto& step = admissions[next_admission_];
    if (step.time > until || (step.time == until && !itself)) return;
    ++next_admission_;
    if (step.list == 0) {
      const auto& change = history.presence[step.row];
      state_.set_present(change.node, change.value > 0);
      moved_.senders.push_back(change.node);
      moved_.receivers.push_back(change.node);
      continue;
    }
    const auto& change = history.opportunity[step.row];
    const auto n = static_cast<std::uint32_t>(state_.n());
    state_.set_may_meet(change.from, change.to, change.value > 0);
    moved_.cells.push_back(change.from * n + change.to);
    if (model_->directed() && !model_->unordered()) continue;
    state_.set_may_meet(change.to, change.from, change.value > 0);
    moved_.cells.push_back(change.to * n + change.from);
  }
}

void Replay::apply(const Step& step) {
  const auto& history = model_->history;
  if (step.list < history.networks.size())
    return apply_tie(step.list, history.networks[step.list].changes[step.row]);
  const auto which = step.list - history.networks.size();
  const auto& change = history.attributes[which].changes[step.row];
  const bool took_part = state_.takes_part(change.node);
  state_.set_attribute(which, change.node, change.value);
  for (auto& table : tables_) table.attribute_moved(state_, which, change.node, moved_);
  if (took_part == state_.takes_part(change.node)) return;
  moved_.senders.push_back(change.node);
  moved_.receivers.push_back(change.node);
}

void Replay::apply_tie(std::size_t network, const TieChange& change) {
  const auto& of = model_->history.networks[network];
  fade(network, change.time);
  if (network == model_->dependent && remembers_) remember(change);
  const double amount = std::isnan(change.value) ? 0 : change.value;
  const auto changed = [&](Node from, Node to) {
    return of.change == Change::increment ? state_.ties(network).at(from, to) + amount : amount;
  };
  set_cell(network, change.from, change.to, changed(change.from, change.to), change.time);
  if (!of.directed)
    set_cell(network, change.to, change.from, changed(change.to, change.from), change.time);
}

void Replay::set_cell(std::size_t network, Node from, Node to, double value, Time time) {
  auto& ties = state_.ties(network);
  const TieMove move{network, from, to, ties.at(from, to), value};
  if (move.before == move.after) return;
  ties.set(from, to, value);
  auto& births = state_.births[network];
  if (births.are_kept() && move.before <= 0 && value > 0) births.note(from, to, time);
  for (const auto table : readers_[network]) tables_[table].tie_moved(state_, move, moved_);
  if (model_->settings.kind == Kind::ladder && network == model_->dependent)
    moved_.cells.push_back(static_cast<std::uint32_t>(from * state_.n() + to));  // its rung
}

void Replay::remember(const TieChange& change) {
  if (!(change.value > 0)) return;
  auto& memory = state_.memory;
  const auto n = state_.n();
  const auto note = [&](Node from, Node to) {
    memory.last[from * n + to] = change.time;
    memory.sent[from] = change.time;
    memory.received[to] = change.time;
  };
  note(change.from, change.to);
  if (!model_->directed()) note(change.to, change.from);
  if (!memory.latest.empty() && memory.latest.front().time != change.time) memory.latest.clear();
  memory.latest.push_back(change);
  if (!model_->directed())
    memory.latest.push_back({change.time, change.to, change.from, change.value, change.line});
}

void Replay::fade(std::size_t network, Time until) {
  const double half_life = model_->half_life[network];
  if (half_life <= 0 || until <= faded_[network]) return;
  if (std::isfinite(faded_[network]))
    state_.ties(network).fade(std::exp2(-(until - faded_[network]) / half_life));
  faded_[network] = until;
}

}  // namespace comity::models
