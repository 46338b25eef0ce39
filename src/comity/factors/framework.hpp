// SPDX-License-Identifier: Apache-2.0
// The framework of a case: its criteria, the factors they make, and how partners are sorted by
// them. Absent numbers are learned from the tiers that a source prints. Knows nothing of sorting
// itself, nor of databases.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "comity/factors/criterion.hpp"

namespace comity::factors {

/// The lower end of a category: a number for each factor or criterion.
struct Floor {
  std::string category;
  std::vector<std::pair<std::string, double>> at_least;
  Origin where;
};

struct Framework {
  std::vector<Criterion> criteria;
  std::string table;                                    ///< the printed table that gives tiers
  std::vector<std::string> categories;                  ///< worst first
  std::vector<std::pair<std::string, double>> weights;  ///< empty: learned, or equal
  std::optional<double> cutting_level;                  ///< absent: learned
  std::vector<Floor> floors;                            ///< empty: learned
  Origin where;                                         ///< of `[sorting]`

  [[nodiscard]] bool sorts() const { return !categories.empty(); }
};

}  // namespace comity::factors
