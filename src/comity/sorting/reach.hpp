// SPDX-License-Identifier: Apache-2.0
// Categories that at least one admissible set of parameters gives, found without drawing.
// If one category is left it is necessary: nothing that is uncertain can change it.
// Knows nothing of how likely they are.
#pragma once

#include <span>
#include <vector>

#include "comity/sorting/parameters.hpp"
#include "comity/sorting/weight_set.hpp"

namespace comity::sorting {

/// The categories an alternative can get while everything uncertain runs over all it may be.
struct Possible {
  std::vector<bool> categories;
  /// Whether each of them is really reached. Otherwise none outside them is, and those between the
  /// ends may not be: for methods other than MR-Sort, and where boundaries are uncertain.
  bool is_exact = false;
};

/// Answers for one problem; `problem` must outlive it.
class ReachFinder {
 public:
  explicit ReachFinder(const Problem& problem);
  /// Cost: O(boundaries criteria log criteria), times the ways uncertain data can fall.
  [[nodiscard]] Possible possible(const Alternative& alternative) const;

 private:
  [[nodiscard]] bool outranks(std::span<const double> x, std::size_t boundary, bool surely) const;
  [[nodiscard]] bool outranked(std::span<const double> x, std::size_t boundary, bool surely) const;
  [[nodiscard]] bool credible(const Parameters& of, std::span<const double> x,
                              std::span<const double> y, bool surely) const;
  [[nodiscard]] bool is_above(std::span<const double> x, std::size_t boundary, bool surely) const;
  [[nodiscard]] bool fits(std::span<const double> x, std::size_t category) const;
  void add_fitting(const Alternative& alternative, Possible& to) const;

  const Problem& problem_;
  WeightSet weights_;
  Parameters harsh_;  ///< boundaries at their highest, level at its highest, thresholds small
  Parameters kind_;   ///< the other ends
  bool is_exact_;     ///< MR-Sort between fixed boundaries
};

}  // namespace comity::sorting
