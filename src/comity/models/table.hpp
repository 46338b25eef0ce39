// SPDX-License-Identifier: Apache-2.0
// The values of one statistic for all pairs, kept true while the state changes.
// A change touches only the cells it moves and says which they were.
// Knows nothing of likelihoods.
#pragma once

#include <cstdint>
#include <vector>

#include "comity/models/scratch.hpp"

namespace comity::models {

/// Which cells of a model's statistics a step may have moved. The same cell may be listed twice.
struct Moved {
  std::vector<std::uint32_t> cells;  ///< i * n + j
  std::vector<Node> senders;         ///< all cells (i, .)
  std::vector<Node> receivers;       ///< all cells (., j)
  bool all = false;

  void clear() {
    cells.clear();
    senders.clear();
    receivers.clear();
    all = false;
  }
};

/// A cell of a network that took a new value; the state has the new one already.
struct TieMove {
  std::size_t network = 0;
  Node from = 0;
  Node to = 0;
  double before = 0;
  double after = 0;
};

class Table {
 public:
  /// Starts from a state whose networks are empty.
  Table(const Statistic& of, const State& state);

  [[nodiscard]] const Statistic& statistic() const { return of_; }
  [[nodiscard]] double value(Node i, Node j) const {
    return values_[i * stride_i_ + j * stride_j_];
  }
  /// The first value, and the steps to the next sender and the next receiver (0 where it does not
  /// depend on one).
  [[nodiscard]] const double* values() const { return values_.data(); }
  [[nodiscard]] std::size_t stride_i() const { return stride_i_; }
  [[nodiscard]] std::size_t stride_j() const { return stride_j_; }

  void tie_moved(const State& state, const TieMove& move, Moved& moved);
  void attribute_moved(const State& state, std::size_t attribute, Node who, Moved& moved);
  /// Whether its values change with time itself, or all at once.
  [[nodiscard]] bool is_restless() const { return restless_; }
  /// Computes every value from its definition.
  void renew(const State& state, Moved& moved);
  /// Says that the statistic has to be renewed whenever time moves.
  void make_restless() { restless_ = true; }

 private:
  void put_pair(Node i, Node j, double core, Moved& moved);
  void put_actor(Node who, double core, Moved& moved);
  void move_tie(const TieMove& move, Moved& moved);
  void move_degree(const State& state, Node who, Moved& moved);
  void move_degree_pair(const State& state, Node who, Moved& moved);
  void move_first_leg(const State& state, const TieMove& move, Moved& moved);
  void move_second_leg(const State& state, const TieMove& move, Moved& moved);
  void move_four(const Ties& ties, const TieMove& move, Moved& moved);
  void move_triangles(const Ties& ties, const TieMove& move, Moved& moved);
  /// One row and one column of a comparison.
  void compare_anew(const State& state, Node who, Moved& moved);
  void move_share(const State& state, Node who, Moved& moved);
  void standardize(const State& state);

  Statistic of_;
  std::size_t n_;
  std::size_t stride_i_ = 0;
  std::size_t stride_j_ = 0;
  bool restless_ = false;
  std::vector<double> values_;
  std::vector<double> cores_;  ///< before the transform; empty where nothing is added up
};

}  // namespace comity::models
