// SPDX-License-Identifier: Apache-2.0
// The parts of `check`: weights, boundaries and thresholds.
// Each adds what it finds; none stops the others.
// Knows nothing of their order.
#pragma once

#include <utility>

#include "comity/sorting/check.hpp"

namespace comity::sorting {

struct Findings {
  std::vector<Finding> list;

  void error(Path path, std::string what, std::string hint) {
    list.push_back({std::move(path), std::move(what), std::move(hint), false});
  }
  void warning(Path path, std::string what, std::string hint) {
    list.push_back({std::move(path), std::move(what), std::move(hint), true});
  }
};

/// Weights, their sum, and what a robustness run needs to know of them.
void check_weights(const Problem& problem, Findings& findings);
/// Order of the boundaries and of their vetoes; coalitions.
void check_boundaries(const Problem& problem, Findings& findings);
/// 0 <= q <= p < v.
void check_thresholds(const Problem& problem, std::size_t criterion, Findings& findings);
/// Corners of a value function: rising with what is better, from 0 to 1.
void check_values(const Problem& problem, std::size_t criterion, Findings& findings);

}  // namespace comity::sorting
