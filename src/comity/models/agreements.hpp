// SPDX-License-Identifier: Apache-2.0
// Sums over all pairs of what both wish: weights a_ij r_i r_j, scores t_ij + h_i + h_j.
// Rows are contiguous and read four numbers at a time; the order of additions is fixed.
// Knows nothing of events.
#pragma once

#include <Eigen/Dense>
#include <cstdint>
#include <vector>

namespace comity::models {

struct AgreementSums {
  double weights = 0;
  Eigen::VectorXd first;         ///< sum of w g
  Eigen::MatrixXd second;        ///< sum of w g g'; empty if it was not wanted
  std::vector<double> of_actor;  ///< sum of w over the pairs of each actor
};

class Agreements {
 public:
  /// For n actors; `n_pair` columns have a t_ij of their own, among `n_columns`.
  Agreements(std::size_t n, std::size_t n_pair, std::size_t n_columns);

  void set_weight(std::size_t i, std::size_t j, double weight);
  void set_pair(std::size_t pair_column, std::size_t i, std::size_t j, double value);
  void set_ratio(std::size_t i, double ratio) { ratio_[i] = ratio; }
  void set_actor(std::size_t column, std::size_t i, double value) {
    actor_[column * stride_ + i] = value;
  }
  /// Which columns have a t_ij, in order.
  void set_columns(const std::vector<std::size_t>& pair_columns) { pair_columns_ = pair_columns; }

  /// Cost: pairs x (pair columns + 2); with `second` also pairs x pair columns^2 / 2 and more.
  [[nodiscard]] AgreementSums sum(bool second);

 private:
  void add_row(std::size_t i, bool second, AgreementSums& to);
  void finish(bool second, AgreementSums& to) const;

  std::size_t n_;
  std::size_t stride_;  ///< of a row: n rounded up, so that every row begins at a multiple of 4
  std::size_t n_pair_;
  std::size_t n_columns_;
  std::vector<double> weight_;             ///< a_ij, j < i; 0 elsewhere
  std::vector<std::vector<double>> pair_;  ///< t_ij per pair column, j < i
  std::vector<double> ratio_;
  std::vector<double> actor_;  ///< h_i, one row per column
  std::vector<std::size_t> pair_columns_;
  // Of one `sum`:
  std::vector<double> q_;       ///< a_ij r_j of a row
  std::vector<double> qt_;      ///< times t_ij, one row per pair column
  std::vector<double> shares_;  ///< sum of w over the pairs of an actor
  std::vector<double> tau_;     ///< sum of w t over the pairs of an actor, one row per pair column
  std::vector<double> plain_;   ///< sum of w t
  std::vector<double> square_;  ///< sum of w t t'
  Eigen::MatrixXd cross_;       ///< sum over i > j of w h_i h_j'
};

}  // namespace comity::models
