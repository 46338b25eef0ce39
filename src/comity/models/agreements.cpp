// SPDX-License-Identifier: Apache-2.0
#include "comity/models/agreements.hpp"

#include <algorithm>

#include "comity/models/lanes.hpp"

namespace comity::models {

Agreements::Agreements(std::size_t n, std::size_t n_pair, std::size_t n_columns)
    : n_(n),
      stride_(lanes::padded(n)),
      n_pair_(n_pair),
      n_columns_(n_columns),
      weight_(n * stride_),
      pair_(n_pair, std::vector<double>(n * stride_)),
      ratio_(stride_),
      actor_(n_columns * stride_),
      q_(stride_),
      qt_(n_pair * stride_),
      shares_(stride_),
      tau_(n_pair * stride_),
      plain_(n_pair),
      square_(n_pair * n_pair) {}

void Agreements::set_weight(std::size_t i, std::size_t j, double weight) {
  weight_[std::max(i, j) * stride_ + std::min(i, j)] = weight;
}

void Agreements::set_pair(std::size_t pair_column, std::size_t i, std::size_t j, double value) {
  pair_[pair_column][std::max(i, j) * stride_ + std::min(i, j)] = value;
}

void Agreements::add_row(std::size_t i, bool second, AgreementSums& to) {
  const auto length = lanes::padded(i);
  const double ratio = ratio_[i];
  if (ratio == 0 || i == 0) return;
  const double row =
      ratio * lanes::multiply(&weight_[i * stride_], ratio_.data(), q_.data(), length);
  to.weights += row;
  shares_[i] += row;
  lanes::add_scaled(q_.data(), ratio, shares_.data(), length);
  for (std::size_t p = 0; p < n_pair_; ++p) {
    const double* const t = &pair_[p][i * stride_];
    if (!second) {
      plain_[p] += ratio * lanes::dot(q_.data(), t, length);
      continue;
    }
    double* const qt = &qt_[p * stride_];
    const double total = ratio * lanes::multiply(q_.data(), t, qt, length);
    plain_[p] += total;
    tau_[p * stride_ + i] += total;
    lanes::add_scaled(qt, ratio, &tau_[p * stride_], length);
    for (std::size_t other = 0; other <= p; ++other)
      square_[p * n_pair_ + other] += ratio * lanes::dot(qt, &pair_[other][i * stride_], length);
  }
  if (!second) return;
  for (std::size_t b = 0; b < n_columns_; ++b) {
    const double met = ratio * lanes::dot(q_.data(), &actor_[b * stride_], length);
    for (std::size_t a = 0; a < n_columns_; ++a)
      cross_(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)) +=
          actor_[a * stride_ + i] * met;
  }
}

/// Puts the sums of t and of h together: g = t + h_i + h_j.
void Agreements::finish(bool second, AgreementSums& to) const {
  const auto index = [](std::size_t at) { return static_cast<Eigen::Index>(at); };
  const auto h = [&](std::size_t column) { return &actor_[column * stride_]; };
  for (std::size_t a = 0; a < n_columns_; ++a)
    to.first(index(a)) = lanes::dot(shares_.data(), h(a), stride_);
  for (std::size_t p = 0; p < n_pair_; ++p) to.first(index(pair_columns_[p])) += plain_[p];
  if (!second) return;
  to.second = cross_ + cross_.transpose();
  std::vector<double> scaled(stride_);
  for (std::size_t a = 0; a < n_columns_; ++a) {
    lanes::multiply(shares_.data(), h(a), scaled.data(), stride_);
    for (std::size_t b = 0; b < n_columns_; ++b)
      to.second(index(a), index(b)) += lanes::dot(scaled.data(), h(b), stride_);
  }
  for (std::size_t p = 0; p < n_pair_; ++p) {
    const auto at = index(pair_columns_[p]);
    for (std::size_t b = 0; b < n_columns_; ++b) {
      const double mixed = lanes::dot(&tau_[p * stride_], h(b), stride_);
      to.second(at, index(b)) += mixed;
      to.second(index(b), at) += mixed;
    }
    for (std::size_t other = 0; other <= p; ++other) {
      const auto there = index(pair_columns_[other]);
      to.second(at, there) += square_[p * n_pair_ + other];
      if (other != p) to.second(there, at) += square_[p * n_pair_ + other];
    }
  }
}

AgreementSums Agreements::sum(bool second) {
  AgreementSums sums;
  const auto k = static_cast<Eigen::Index>(n_columns_);
  sums.first = Eigen::VectorXd::Zero(k);
  std::ranges::fill(shares_, 0.0);
  std::ranges::fill(plain_, 0.0);
  if (second) {
    std::ranges::fill(tau_, 0.0);
    std::ranges::fill(square_, 0.0);
    cross_ = Eigen::MatrixXd::Zero(k, k);
  }
  for (std::size_t i = 0; i < n_; ++i) add_row(i, second, sums);
  finish(second, sums);
  sums.of_actor.assign(shares_.begin(), shares_.begin() + static_cast<std::ptrdiff_t>(n_));
  return sums;
}

}  // namespace comity::models
