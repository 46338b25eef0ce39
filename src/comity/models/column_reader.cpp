// SPDX-License-Identifier: Apache-2.0
#include "comity/models/column_reader.hpp"

#include <algorithm>

namespace comity::models {

namespace {

bool is_symmetric(const Model& model, const Statistic& of) {
  const auto undirected = [&](std::size_t network) {
    return !model.history.networks[network].directed;
  };
  switch (of.form) {
    case Form::constant:
    case Form::moment:
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

ColumnReader::ColumnReader(const Model& model, const Eigen::VectorXd& beta, std::size_t room)
    : model_(&model),
      beta_(beta.begin(), beta.end()),
      stride_(room + 8),
      both_ways_(model.columns.size(), 0),
      values_(model.columns.size() * stride_),
      back_(stride_),
      utility_(stride_) {
  for (const auto& column : model.columns) n_factors_.push_back(column.factors.size());
}

void ColumnReader::fold() {
  for (std::size_t k = 0; k < both_ways_.size(); ++k)
    both_ways_[k] = is_symmetric(*model_, model_->columns[k]) ? 0 : 1;
}

void ColumnReader::look_at(const Replay& replay) {
  factors_.clear();
  for (const auto& column : model_->columns)
    for (const auto factor : column.factors) {
      const auto& table = replay.tables()[factor];
      factors_.push_back({table.values(), table.stride_i(), table.stride_j()});
    }
}

template <class ReadFactor>
void ColumnReader::read_columns(std::size_t n, const ReadFactor& read_factor) {
  std::fill_n(utility_.data(), n, 0.0);
  const Factor* factor = factors_.data();
  for (std::size_t k = 0; k < n_factors_.size(); ++k) {
    double* const to = &values_[k * stride_];
    for (std::size_t f = 0; f < n_factors_[k]; ++f) read_factor(factor[f], to, f == 0);
    if (both_ways_[k] != 0) {
      for (std::size_t f = 0; f < n_factors_[k]; ++f) {
        const Factor swapped{factor[f].values, factor[f].stride_j, factor[f].stride_i};
        read_factor(swapped, back_.data(), f == 0);
      }
      for (std::size_t b = 0; b < n; ++b) to[b] += back_[b];
    }
    factor += n_factors_[k];
    const double beta = beta_[k];
    for (std::size_t b = 0; b < n; ++b) utility_[b] += beta * to[b];
  }
}

void ColumnReader::read(std::span<const Node> from, std::span<const Node> to) {
  const auto n = from.size();
  read_columns(n, [&](const Factor& factor, double* values, bool first) {
    const auto at = [&](std::size_t b) {
      return factor.values[from[b] * factor.stride_i + to[b] * factor.stride_j];
    };
    if (first)
      for (std::size_t b = 0; b < n; ++b) values[b] = at(b);
    else
      for (std::size_t b = 0; b < n; ++b) values[b] *= at(b);
  });
}

void ColumnReader::read_row(Node i, std::size_t n) {
  read_columns(n, [&](const Factor& factor, double* values, bool first) {
    const double* const from = factor.values + i * factor.stride_i;
    const auto step = factor.stride_j;
    if (first)
      for (std::size_t j = 0; j < n; ++j) values[j] = from[j * step];
    else
      for (std::size_t j = 0; j < n; ++j) values[j] *= from[j * step];
  });
}

}  // namespace comity::models
