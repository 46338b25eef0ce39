// SPDX-License-Identifier: Apache-2.0
// Reads the columns of many pairs from the tables of a replay, one column after the other, and what
// they come to with the coefficients. Pairs read together cost a third of pairs read alone.
// Knows nothing of who is at risk.
#pragma once

#include <Eigen/Dense>
#include <span>
#include <vector>

#include "comity/models/replay.hpp"

namespace comity::models {

class ColumnReader {
 public:
  /// Reads at most `room` pairs at once.
  ColumnReader(const Model& model, const Eigen::VectorXd& beta, std::size_t room);

  /// From now on (i, j) and (j, i) are one pair, with s_ij + s_ji where the two may differ.
  void fold();
  /// Tables are read where they now are.
  void look_at(const Replay& replay);
  /// Reads the pairs (from[b], to[b]).
  void read(std::span<const Node> from, std::span<const Node> to);
  /// Reads (i, j) for every j below n.
  void read_row(Node i, std::size_t n);

  /// Of what was read last: the utility of pair b, and its columns.
  [[nodiscard]] double utility(std::size_t b) const { return utility_[b]; }
  void copy(std::size_t b, double* to) const {
    for (std::size_t k = 0; k < n_factors_.size(); ++k) to[k] = values_[k * stride_ + b];
  }

 private:
  struct Factor {
    const double* values;
    std::size_t stride_i, stride_j;
  };
  /// Walks over the columns; `read_factor(factor, to, first)` sets what is first, and multiplies.
  template <class ReadFactor>
  void read_columns(std::size_t n, const ReadFactor& read_factor);

  const Model* model_;
  std::vector<double> beta_;
  std::size_t stride_;
  std::vector<Factor> factors_;         ///< of all columns, in order
  std::vector<std::size_t> n_factors_;  ///< per column
  std::vector<char> both_ways_;         ///< per column: s_ij + s_ji
  std::vector<double> values_;          ///< one row per column
  std::vector<double> back_;            ///< of (j, i)
  std::vector<double> utility_;
};

/// Whether a column has the same value for (i, j) and (j, i) whatever happens.
[[nodiscard]] bool is_symmetric(const Model& model, const Column& column);

}  // namespace comity::models
