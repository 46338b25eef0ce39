// SPDX-License-Identifier: Apache-2.0
#include "comity/models/state.hpp"

#include <cmath>

namespace comity::models {

namespace {

/// The mean of the known values; 0 if there is none.
double mean_known(const std::vector<double>& values) {
  double sum = 0;
  std::size_t known = 0;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    sum += value;
    ++known;
  }
  return known == 0 ? 0 : sum / static_cast<double>(known);
}

}  // namespace

void Ties::add_up(std::span<const double> values, Sum& to) {
  to = {};
  for (const double value : values) {
    to.values += value;
    to.ties += value > 0 ? 1 : 0;
  }
}

double Ties::total() const {
  double sum = 0;
  for (Node i = 0; i < n_; ++i) sum += out(i).values;
  return sum;
}

void Ties::set(Node i, Node j, double value) {
  const double before = rows_[i * n_ + j];
  rows_[i * n_ + j] = value;
  columns_[j * n_ + i] = value;
  // Other than whole numbers are added up anew, so that no rounding gathers over a long history.
  const bool whole = std::trunc(value) == value && std::trunc(before) == before;
  const double ties = (value > 0 ? 1.0 : 0.0) - (before > 0 ? 1.0 : 0.0);
  for (auto* const sum : {&out_[i], &in_[j]}) {
    sum->values += value - before;
    sum->ties += ties;
    sum->stale |= !whole;
  }
}

void Ties::fade(double factor) {
  for (double& value : rows_) value *= factor;
  for (double& value : columns_) value *= factor;
  for (Node i = 0; i < n_; ++i) out_[i].stale = in_[i].stale = true;
}

State::State(const History& of, Missing missing, std::span<const std::size_t> attributes_in_use,
             std::span<const char> networks_in_use)
    : n_(of.n()),
      missing_(missing),
      imputed_(of.attributes.size(), 0),
      used_(of.attributes.size(), 0),
      unknown_(of.n(), 0),
      present_(of.present) {
  for (std::size_t k = 0; k < of.networks.size(); ++k)
    ties_.emplace_back(networks_in_use[k] != 0 ? n_ : 0, of.networks[k].directed);
  for (const auto which : attributes_in_use) used_[which] = 1;
  for (std::size_t which = 0; which < of.attributes.size(); ++which) {
    auto values = of.attributes[which].initial;
    const double mean = mean_known(values);
    not_known_.emplace_back(n_, 0);
    for (Node i = 0; i < n_; ++i) {
      if (!std::isnan(values[i])) continue;
      values[i] = mean;
      ++imputed_[which];
      not_known_[which][i] = 1;
      if (missing_ == Missing::drop && used_[which] != 0) ++unknown_[i];
    }
    attributes_.push_back(std::move(values));
  }
  if (!of.opportunity.empty()) closed_.assign(n_ * n_, 0);
}

void State::set_may_meet(Node i, Node j, bool may) {
  if (closed_.empty()) closed_.assign(n_ * n_, 0);
  closed_[i * n_ + j] = may ? 0 : 1;
}

void State::set_attribute(std::size_t which, Node i, double value) {
  auto& values = attributes_[which];
  const bool unknown = std::isnan(value);
  auto& before = not_known_[which][i];
  if (missing_ == Missing::drop && used_[which] != 0 && (before != 0) != unknown)
    unknown_[i] += unknown ? 1 : -1;
  before = unknown ? 1 : 0;
  if (!unknown) {
    values[i] = value;
    return;
  }
  ++imputed_[which];
  if (missing_ != Missing::mean) return;
  double sum = 0;
  for (Node other = 0; other < n_; ++other)
    if (other != i) sum += values[other];
  values[i] = n_ > 1 ? sum / static_cast<double>(n_ - 1) : 0;
}

}  // namespace comity::models
