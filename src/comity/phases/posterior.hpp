// SPDX-License-Identifier: Apache-2.0
// How likely a phase begins in each cell, over all splits there are: exact, nothing is sampled.
// Rates are Gamma(1, 1 year) and integrated out; all splits with one number of breaks weigh the
// same. Knows nothing of the best split.
#pragma once

#include <vector>

#include "comity/phases/split.hpp"

namespace comity::phases {

struct Posterior {
  std::vector<double> n_breaks;  ///< probability of each number of breaks, 0 to most
  std::vector<double> support;   ///< by cell: that a phase begins there, whatever their number
  std::vector<std::vector<double>> given;  ///< the same by number of breaks, then by cell
};

/// The posterior of breaks in counts, with every number of breaks up to the rule's as likely
/// before.
///
/// Shape: `given[k][c]` sums to k over the cells; the first cell is never a break.
/// Cost:  O(most_breaks cells^2).
/// Source: [BarryHartigan1992], with Gamma-Poisson cells; [Fearnhead2006] for the recursions.
[[nodiscard]] Posterior posterior_of(const Series& series, const SplitRule& rule);

}  // namespace comity::phases
