// SPDX-License-Identifier: Apache-2.0
#include "comity/models/cells.hpp"

#include <algorithm>
#include <cmath>

namespace comity::models {

namespace {

/// Moved pairs are read so many at a time, or a whole row.
constexpr std::size_t pairs_at_once = 256;

}  // namespace

Cells::Cells(const Model& model, const Eigen::VectorXd& beta)
    : n_(model.history.n()),
      k_(model.columns.size()),
      reader_(model, beta, std::max(pairs_at_once, n_)),
      x_(n_ * n_ * k_),
      weight_(n_ * n_),
      stratum_(n_ * n_, -1),
      fresh_(k_),
      seen_(n_ * n_, 0) {}

int Cells::stratum_of(const Replay&, Node, Node) const { return 0; }

void Cells::fold() {
  folded_ = true;
  reader_.fold();
}

void Cells::visit(const Replay& replay, Node i, Node j) {
  if (i == j) return;
  if (folded_ && i > j) std::swap(i, j);
  const auto at = cell(i, j);
  if (seen_[at] == look_) return;
  seen_[at] = look_;
  const bool at_risk = replay.state().at_risk(i, j);
  if (!at_risk && stratum_[at] < 0) return;  // read when it may meet
  from_.push_back(i);
  to_.push_back(j);
  strata_.push_back(at_risk ? stratum_of(replay, i, j) : -1);
  if (from_.size() == pairs_at_once) recount_listed();
}

void Cells::recount_listed() {
  reader_.read(from_, to_);
  double* const fresh = fresh_.data();
  for (std::size_t b = 0; b < from_.size(); ++b) {
    const auto at = cell(from_[b], to_[b]);
    const int stratum = strata_[b];
    double* const kept = x_.data() + at * k_;
    reader_.copy(b, fresh);
    if (stratum == stratum_[at] && std::equal(fresh, fresh + k_, kept)) continue;
    const double weight = stratum >= 0 ? std::exp(reader_.utility(b)) : 0.0;
    recount(from_[b], to_[b], {kept, weight_[at], stratum_[at]}, {fresh, weight, stratum});
    std::copy(fresh, fresh + k_, kept);
    weight_[at] = weight;
    stratum_[at] = stratum;
  }
  from_.clear();
  to_.clear();
  strata_.clear();
}

void Cells::load(const Replay& replay) {
  for (Node i = 0; i < n_; ++i) {
    from_.clear();
    to_.clear();
    for (Node j = folded_ ? i + 1 : 0; j < n_; ++j) {
      const bool at_risk = replay.state().at_risk(i, j);
      stratum_[cell(i, j)] = at_risk ? stratum_of(replay, i, j) : -1;
      weight_[cell(i, j)] = 0;
      if (stratum_[cell(i, j)] < 0) continue;
      from_.push_back(i);
      to_.push_back(j);
    }
    if (to_.empty()) continue;
    // Whole rows are read faster, four numbers at a time, unless few of their pairs count.
    const bool whole = to_.size() > n_ / 8;
    whole ? reader_.read_row(i, n_) : reader_.read(from_, to_);
    for (std::size_t b = 0; b < to_.size(); ++b) {
      const auto at = cell(i, to_[b]);
      const auto read = whole ? to_[b] : b;
      weight_[at] = std::exp(reader_.utility(read));
      reader_.copy(read, x_.data() + at * k_);
    }
  }
  from_.clear();
  to_.clear();
}

void Cells::recount_each() {
  const Counted none{x_.data(), 0, -1};
  for (Node i = 0; i < n_; ++i)
    for (Node j = folded_ ? i + 1 : 0; j < n_; ++j) {
      const auto at = cell(i, j);
      if (stratum_[at] >= 0) recount(i, j, none, {x(at), weight_[at], stratum_[at]});
    }
}

void Cells::restart(const Replay& replay) {
  reader_.look_at(replay);
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
  recount_listed();
}

}  // namespace comity::models
