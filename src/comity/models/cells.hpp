// SPDX-License-Identifier: Apache-2.0
// The pairs of a likelihood as they were last counted: statistics, weight, stratum.
// A moved cell is read again; if nothing differs it costs no exponential.
// Knows nothing of what the weights are summed for.
#pragma once

#include <Eigen/Dense>
#include <vector>

#include "comity/models/column_reader.hpp"
#include "comity/models/replay.hpp"

namespace comity::models {

/// One pair as counted. A weight of 0 = not at risk.
struct Counted {
  const double* x = nullptr;  ///< one value per column
  double weight = 0;
  int stratum = 0;
};

class Cells {
 public:
  Cells(const Model& model, const Eigen::VectorXd& beta);
  virtual ~Cells() = default;
  Cells(const Cells&) = delete;
  Cells& operator=(const Cells&) = delete;
  Cells(Cells&&) = delete;
  Cells& operator=(Cells&&) = delete;

  [[nodiscard]] std::size_t n() const { return n_; }
  [[nodiscard]] std::size_t n_columns() const { return k_; }
  [[nodiscard]] const double* x(std::size_t cell) const { return x_.data() + cell * k_; }
  [[nodiscard]] double weight(std::size_t cell) const { return weight_[cell]; }
  [[nodiscard]] std::size_t cell(Node i, Node j) const { return i * n_ + j; }
  [[nodiscard]] int stratum_counted(std::size_t cell) const { return stratum_[cell]; }

  void restart(const Replay& replay);
  void absorb(const Replay& replay, const Moved& moved);

 protected:
  /// A pair left its old sums and enters new ones.
  virtual void recount(Node i, Node j, const Counted& before, const Counted& after) = 0;
  /// All sums are taken anew from the cells; `recount_each` does so pair by pair.
  virtual void recount_all() = 0;
  void recount_each();
  /// The stratum of a pair, or -1 if it is in none. Pairs of a model without strata are in 0.
  [[nodiscard]] virtual int stratum_of(const Replay& replay, Node i, Node j) const;
  /// From now on (i, j) and (j, i) are one pair, counted with i < j.
  void fold();
  [[nodiscard]] bool is_folded() const { return folded_; }

 private:
  /// Lists a pair to be read, unless it was already at this look.
  void visit(const Replay& replay, Node i, Node j);
  void recount_listed();
  void load(const Replay& replay);

  std::size_t n_;
  std::size_t k_;
  bool folded_ = false;
  ColumnReader reader_;
  std::vector<double> x_;
  std::vector<double> weight_;
  std::vector<int> stratum_;
  std::vector<double> fresh_;        ///< columns of one pair
  std::vector<Node> from_, to_;      ///< pairs listed
  std::vector<int> strata_;          ///< of the pairs listed
  std::vector<std::uint32_t> seen_;  ///< the last look at each cell
  std::uint32_t look_ = 0;
};

}  // namespace comity::models
