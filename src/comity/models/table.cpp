// SPDX-License-Identifier: Apache-2.0
#include "comity/models/table.hpp"

#include <algorithm>

namespace comity::models {

namespace {

bool adds_up(Form form) {
  return form == Form::path || form == Form::four || form == Form::triangles;
}

/// Forms that follow every change of time, or whose cells all lean on one sum.
bool is_restless_form(const Statistic& of) {
  switch (of.form) {
    case Form::recency:
    case Form::rank:
    case Form::shift:
    case Form::degree_share:
    case Form::partner_mean:
    case Form::partner_gap:
      return true;
    default:
      return of.standard;
  }
}

}  // namespace

Table::Table(const Statistic& of, const State& state)
    : of_(of), n_(state.n()), restless_(is_restless_form(of)) {
  const bool constant = of.form == Form::constant || of.form == Form::moment;
  const bool pair = of.side == Side::pair && !constant;
  stride_i_ = pair ? n_ : of.side == Side::sender ? 1 : 0;
  stride_j_ = pair || of.side == Side::receiver ? 1 : 0;
  if (of.standard) {
    stride_i_ = n_;
    stride_j_ = 1;
  }
  values_.assign(constant ? 1 : stride_i_ == n_ ? n_ * n_ : n_, 0.0);
  if (adds_up(of.form)) cores_.assign(values_.size(), 0.0);
  if (adds_up(of.form) && !of.standard) {
    std::ranges::fill(values_, transformed(of.transform, 0.0));
    return;
  }
  Moved none;
  renew(state, none);
}

void Table::put_pair(Node i, Node j, double core, Moved& moved) {
  const auto cell = i * n_ + j;
  const double value = transformed(of_.transform, core);
  if (values_[cell] == value) return;
  values_[cell] = value;
  moved.cells.push_back(static_cast<std::uint32_t>(cell));
}

void Table::put_actor(Node who, double core, Moved& moved) {
  const double value = transformed(of_.transform, core);
  if (values_[who] == value) return;
  values_[who] = value;
  (of_.side == Side::sender ? moved.senders : moved.receivers).push_back(who);
}

void Table::renew(const State& state, Moved& moved) {
  moved.all = true;
  if (of_.form == Form::constant || of_.form == Form::moment) {
    values_[0] = scratch_value(of_, state, 0, 0);
    return;
  }
  const auto n = static_cast<Node>(n_);
  if (of_.form == Form::partner_mean && !of_.standard) {
    // The mean over all is the same for everybody who has no partner: once is enough.
    for (Node who = 0; who < n; ++who) values_[who] = scratch_value(of_, state, who, who);
    return;
  }
  const bool pair = stride_i_ == n_;
  for (Node i = 0; i < n; ++i) {
    if (!pair) {
      values_[i] = scratch_value(of_, state, i, i);
      continue;
    }
    for (Node j = 0; j < n; ++j)
      if (i != j) values_[i * n_ + j] = scratch_value(of_, state, i, j);
  }
  if (of_.standard) standardize(state);
}

/// Less the mean, by the standard deviation, over the pairs at risk; all alike become 0.
void Table::standardize(const State& state) {
  double sum = 0;
  double squares = 0;
  double count = 0;
  const auto n = static_cast<Node>(n_);
  for (Node i = 0; i < n; ++i)
    for (Node j = 0; j < n; ++j)
      if (state.at_risk(i, j)) {
        sum += value(i, j);
        count += 1;
      }
  const double mean = count > 0 ? sum / count : 0;
  for (Node i = 0; i < n; ++i)
    for (Node j = 0; j < n; ++j)
      if (state.at_risk(i, j)) squares += (value(i, j) - mean) * (value(i, j) - mean);
  const double spread = count > 1 ? std::sqrt(squares / (count - 1)) : 0;
  for (double& value : values_) value = spread > 0 ? (value - mean) / spread : 0;
}

void Table::move_tie(const TieMove& move, Moved& moved) {
  const bool tied = move.after > 0;
  const double core = of_.form == Form::untied ? (tied ? 0.0 : 1.0)
                      : of_.weighted           ? move.after
                                               : (tied ? 1.0 : 0.0);
  of_.reversed ? put_pair(move.to, move.from, core, moved)
               : put_pair(move.from, move.to, core, moved);
}

void Table::move_degree(const State& state, Node who, Moved& moved) {
  auto plain = of_;
  plain.transform = Transform::identity;
  put_actor(who, scratch_value(plain, state, who, who), moved);
}

void Table::move_degree_pair(const State& state, Node who, Moved& moved) {
  auto plain = of_;
  plain.transform = Transform::identity;
  for (Node other = 0; other < n_; ++other) {
    if (other == who) continue;
    put_pair(who, other, scratch_value(plain, state, who, other), moved);
    put_pair(other, who, scratch_value(plain, state, other, who), moved);
  }
}

void Table::move_share(const State& state, Node who, Moved& moved) {
  auto plain = of_;
  plain.transform = Transform::identity;
  for (Node other = 0; other < n_; ++other)
    if (other != who) put_pair(who, other, scratch_value(plain, state, who, other), moved);
}

void Table::tie_moved(const State& state, const TieMove& move, Moved& moved) {
  const bool first = move.network == of_.network;
  const bool second = move.network == of_.network2;
  if (restless_ || (!first && !second)) return;
  const bool flips = (move.before > 0) != (move.after > 0);
  switch (of_.form) {
    case Form::tie:
    case Form::untied:
      return move_tie(move, moved);
    case Form::tie_share:
      return move_share(state, move.from, moved);
    case Form::degree:
      if (of_.direction != Direction::in) move_degree(state, move.from, moved);
      if (of_.direction != Direction::out) move_degree(state, move.to, moved);
      return;
    case Form::degree_pair:
      move_degree_pair(state, move.from, moved);
      return move_degree_pair(state, move.to, moved);
    case Form::path:
      if (of_.legs == Legs::both && !flips) return;
      if (first) move_first_leg(state, move, moved);
      if (second) move_second_leg(state, move, moved);
      return;
    case Form::four:
      if (flips) move_four(state.ties(of_.network), move, moved);
      return;
    case Form::triangles:
      if (flips) move_triangles(state.ties(of_.network), move, moved);
      return;
    default:
      return;
  }
}

void Table::attribute_moved(const State& state, std::size_t attribute, Node who, Moved& moved) {
  if (restless_ || (attribute != of_.attribute && attribute != of_.attribute2)) return;
  if (of_.form == Form::moment) {
    const double value = scratch_value(of_, state, 0, 0);
    moved.all |= values_[0] != value;
    values_[0] = value;
  } else if (of_.form == Form::attribute) {
    put_actor(who, state.attribute(attribute, who), moved);
  } else if (of_.form == Form::compare) {
    compare_anew(state, who, moved);
  }
}

void Table::compare_anew(const State& state, Node who, Moved& moved) {
  const auto& z_i = state.attribute(of_.attribute);
  const auto& z_j = state.attribute(of_.attribute2);
  bool differs = false;
  const auto put = [&](std::size_t cell, double value) {
    differs |= values_[cell] != value;
    values_[cell] = value;
  };
  for (Node other = 0; other < n_; ++other) {
    if (other == who) continue;
    put(who * n_ + other, compared(of_, z_i[who], z_j[other]));
    put(other * n_ + who, compared(of_, z_i[other], z_j[who]));
  }
  if (!differs) return;
  moved.senders.push_back(who);
  moved.receivers.push_back(who);
}

}  // namespace comity::models
