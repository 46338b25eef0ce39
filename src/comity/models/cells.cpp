// SPDX-License-Identifier: Apache-2.0
#include "comity/models/cells.hpp"

#include <algorithm>
#include <cmath>

namespace comity::models {

namespace {

bool is_symmetric(const Model& model, const Statistic& of) {
  const auto undirected = [&](std::size_t network) {
    return !model.history.networks[network].directed;
  };
  switch (of.form) {
    case Form::constant:
    case Form::degree_pair:
      return true;
    case Form::tie:
    case Form::untied:
    case Form::four:
      return undirected(of.network);
    case Form::path:
      return of.network == of.network2 && undirected(of.network);
    case Form::compare:
      if (of.pairing == Pairing::gap || of.pairing == Pairing::likeness)
        return of.transform == Transform::absolute || of.transform == Transform::square;
      return of.attribute == of.attribute2;
    case Form::recency:
      return of.recency == Recency::pair && !model.directed();
    default:
      return false;
  }
}

}  // namespace

bool is_symmetric(const Model& model, const Column& column) {
  return std::ranges::all_of(column.factors, [&](std::size_t factor) {
    return is_symmetric(model, model.statistics[factor]);
  });
}

Cells::Cells(const Model& model, const Eigen::VectorXd& beta)
    : model_(&model),
      n_(model.history.n()),
      k_(model.columns.size()),
      beta_(beta.begin(), beta.end()),
      x_(n_ * n_ * k_),
      weight_(n_ * n_),
      stratum_(n_ * n_, -1),
      fresh_(k_),
      back_(k_),
      row_((k_ + 1) * n_),
      seen_(n_ * n_, 0) {
  for (const auto& column : model.columns)
    both_ways_.push_back(is_symmetric(model, column) ? 0 : 1);
}

int Cells::stratum_of(const Replay&, Node, Node) const { return 0; }

void Cells::find_factors(const Replay& replay) {
  factors_.clear();
  n_factors_.clear();
  for (const auto& column : model_->columns) {
    n_factors_.push_back(column.factors.size());
    for (const auto factor : column.factors) {
      const auto& table = replay.tables()[factor];
      factors_.push_back({table.values(), table.stride_i(), table.stride_j()});
    }
  }
  plain_ = factors_.size() == k_;
}

void Cells::gather(Node i, Node j, double* to) const {
  const Factor* factor = factors_.data();
  if (plain_) {
    for (std::size_t k = 0; k < k_; ++k)
      to[k] = factor[k].values[i * factor[k].stride_i + j * factor[k].stride_j];
    return;
  }
  for (std::size_t k = 0; k < k_; ++k) {
    double product = factor->values[i * factor->stride_i + j * factor->stride_j];
    ++factor;
    for (std::size_t more = 1; more < n_factors_[k]; ++more, ++factor)
      product *= factor->values[i * factor->stride_i + j * factor->stride_j];
    to[k] = product;
  }
}

double Cells::utility_of(Node i, Node j, double* to) {
  gather(i, j, to);
  if (folded) {
    gather(j, i, back_.data());
    for (std::size_t k = 0; k < k_; ++k)
      if (both_ways_[k] != 0) to[k] += back_[k];
  }
  double utility = 0;
  for (std::size_t k = 0; k < k_; ++k) utility += beta_[k] * to[k];
  return utility;
}

void Cells::visit(const Replay& replay, Node i, Node j) {
  if (i == j) return;
  if (folded && i > j) std::swap(i, j);
  const auto at = cell(i, j);
  if (seen_[at] == look_) return;
  seen_[at] = look_;
  const bool at_risk = replay.state().at_risk(i, j);
  if (!at_risk && stratum_[at] < 0) return;  // read when it may meet
  double* const fresh = fresh_.data();
  const double utility = utility_of(i, j, fresh);
  const int stratum = at_risk ? stratum_of(replay, i, j) : -1;
  double* const kept = x_.data() + at * k_;
  if (stratum == stratum_[at] && std::equal(fresh, fresh + k_, kept)) return;
  const double weight = stratum >= 0 ? std::exp(utility) : 0.0;
  recount(i, j, {kept, weight_[at], stratum_[at]}, {fresh, weight, stratum});
  std::copy(fresh, fresh + k_, kept);
  weight_[at] = weight;
  stratum_[at] = stratum;
}

/// All columns of one sender's pairs, then their utilities, each a row of n.
void Cells::load_row(Node i) {
  const Factor* factor = factors_.data();
  double* const utility = row_.data() + k_ * n_;
  std::fill(utility, utility + n_, 0.0);
  for (std::size_t k = 0; k < k_; ++k) {
    double* const to = &row_[k * n_];
    for (std::size_t f = 0; f < n_factors_[k]; ++f, ++factor) {
      const double* const from = factor->values + i * factor->stride_i;
      const auto step = factor->stride_j;
      if (f == 0)
        for (Node j = 0; j < n_; ++j) to[j] = from[j * step];
      else
        for (Node j = 0; j < n_; ++j) to[j] *= from[j * step];
    }
    if (folded && both_ways_[k] != 0) {
      const Factor* const first = factor - n_factors_[k];
      for (Node j = 0; j < n_; ++j) {
        double back = 1;
        for (std::size_t f = 0; f < n_factors_[k]; ++f)
          back *= first[f].values[j * first[f].stride_i + i * first[f].stride_j];
        to[j] += back;
      }
    }
    for (Node j = 0; j < n_; ++j) utility[j] += beta_[k] * to[j];
  }
}

void Cells::load(const Replay& replay) {
  find_factors(replay);
  for (Node i = 0; i < n_; ++i) {
    std::size_t n_at_risk = 0;
    for (Node j = folded ? i + 1 : 0; j < n_; ++j) {
      const bool at_risk = replay.state().at_risk(i, j);
      stratum_[cell(i, j)] = at_risk ? stratum_of(replay, i, j) : -1;
      weight_[cell(i, j)] = 0;
      n_at_risk += at_risk ? 1 : 0;
    }
    if (n_at_risk == 0) continue;
    // Whole rows are read faster, four numbers at a time, unless few of their pairs count.
    const bool whole = n_at_risk > n_ / 8;
    if (whole) load_row(i);
    for (Node j = folded ? i + 1 : 0; j < n_; ++j) {
      if (stratum_[cell(i, j)] < 0) continue;
      whole ? take_from_row(i, j) : read_pair(i, j);
    }
  }
}

void Cells::take_from_row(Node i, Node j) {
  const auto at = cell(i, j);
  weight_[at] = std::exp(row_[k_ * n_ + j]);
  for (std::size_t k = 0; k < k_; ++k) x_[at * k_ + k] = row_[k * n_ + j];
}

void Cells::read_pair(Node i, Node j) {
  double* const kept = x_.data() + cell(i, j) * k_;
  weight_[cell(i, j)] = std::exp(utility_of(i, j, kept));
}

void Cells::recount_each() {
  const Counted none{x_.data(), 0, -1};
  for (Node i = 0; i < n_; ++i)
    for (Node j = folded ? i + 1 : 0; j < n_; ++j) {
      const auto at = cell(i, j);
      if (stratum_[at] >= 0) recount(i, j, none, {x(at), weight_[at], stratum_[at]});
    }
}

void Cells::restart(const Replay& replay) {
  load(replay);
  recount_all();
}

void Cells::absorb(const Replay& replay, const Moved& moved) {
  // Where much has moved, all of it is read faster than piece by piece.
  const auto listed = moved.cells.size() + n_ * (moved.senders.size() + moved.receivers.size());
  if (moved.all || (listed > 1000 && listed > n_ * n_ / 2)) return restart(replay);
  ++look_;
  for (const auto at : moved.cells)
    visit(replay, static_cast<Node>(at / n_), static_cast<Node>(at % n_));
  for (const auto i : moved.senders)
    for (Node j = 0; j < n_; ++j) visit(replay, i, j);
  for (const auto j : moved.receivers)
    for (Node i = 0; i < n_; ++i) visit(replay, i, j);
}

}  // namespace comity::models
