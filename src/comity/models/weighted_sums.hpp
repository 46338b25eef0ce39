// SPDX-License-Identifier: Apache-2.0
// Sums of w, w x and w x x' over many rows x that come and go.
// Rows wait until a room of them is full and are then added column by column, four at a time.
// Knows nothing of pairs.
#pragma once

#include <Eigen/Dense>
#include <vector>

namespace comity::models {

class WeightedSums {
 public:
  /// With `second`, also the products of columns.
  WeightedSums(std::size_t n_columns, bool second);

  /// A row of one value per column enters; with a negative weight it leaves. Cost: columns, and
  /// columns^2 / 2 by the time it is settled.
  void add(const double* x, double weight) {
    double* to = waiting_.data() + n_waiting_;
    *to = weight;
    for (std::size_t k = 0; k < n_columns_; ++k) *(to += stride) = x[k];
    if (++n_waiting_ == room) settle();
  }
  /// Adds up the rows that wait. What follows must not be read while any do.
  void settle();

  [[nodiscard]] double weights() const { return weights_; }
  [[nodiscard]] const Eigen::VectorXd& first() const { return first_; }
  /// The whole of the matrix, which is symmetric.
  [[nodiscard]] Eigen::MatrixXd second() const;

 private:
  static constexpr std::size_t room = 128;
  /// Columns begin a little apart, so that one row of them does not fall on one line of the cache.
  static constexpr std::size_t stride = room + 8;

  std::size_t n_columns_;
  bool wants_second_;
  std::size_t n_waiting_ = 0;
  std::vector<double> waiting_;  ///< weights, then every column, each a row of the room
  std::vector<double> scaled_;   ///< one column times the weights
  double weights_ = 0;
  Eigen::VectorXd first_;
  Eigen::MatrixXd second_;  ///< lower triangle
};

}  // namespace comity::models
