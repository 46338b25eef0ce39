// SPDX-License-Identifier: Apache-2.0
// The columns of one pair, as a likelihood counts them: where pairs are unordered, a column that
// differs by direction is the sum of both.
// Knows nothing of what the numbers are for.
#pragma once

#include <span>
#include <vector>

#include "comity/models/replay.hpp"

namespace comity::models {

class RowReader {
 public:
  explicit RowReader(const Model& model);

  /// Fills one number per column.
  void read(const Replay& replay, Node i, Node j, std::span<double> to) const;

 private:
  std::vector<char> both_ways_;  ///< per column: s_ij + s_ji
};

}  // namespace comity::models
