// SPDX-License-Identifier: Apache-2.0
// What every profile of one boundary is worth under a family, for the whole grid at once.
// Counts per set of criteria are made once; a family only adds them with other signs.
// Knows nothing of other boundaries.
#pragma once

#include <span>
#include <vector>

#include "comity/learning/cells.hpp"
#include "comity/learning/family.hpp"

namespace comity::learning {

/// How a family's members are told by "at least these criteria": one factor per coalition.
///
/// Whether a coalition is in the family is the sum of the factors of its subsets.
[[nodiscard]] std::vector<int> factors_of(const Family& family);

/// Tables of the worth of one boundary.
class Passes {
 public:
  Passes(const Ranked& ranked, const Cells& cells, std::size_t boundary);
  /// Writes into `worth`, for each cell, the sum of the worth of the rows that pass it.
  ///
  /// Cost: O(cells x coalitions with a factor).
  void fill(std::span<const int> factors, std::vector<std::int32_t>& worth) const;

 private:
  /// The worth of the rows that reach a profile on all criteria of a coalition, by the ranks there.
  struct Marginal {
    std::vector<std::size_t> strides;  ///< one per criterion; 0 where it is not in the coalition
    std::vector<std::int32_t> worth;
  };
  [[nodiscard]] Marginal marginal(const Ranked& ranked, std::size_t boundary, Coalition set) const;

  const Cells& cells_;
  std::vector<Marginal> marginals_;  ///< one per coalition
};

}  // namespace comity::learning
