// SPDX-License-Identifier: Apache-2.0
// A fast search for good rules: improves one profile value or the weights at a time, from many
// starts. Proves nothing. Gives the exact methods a start, and a sample of equally good rules where
// there are too many. Knows nothing of solvers.
#pragma once

#include <cstdint>
#include <span>

#include "comity/base/progress.hpp"
#include "comity/learning/models.hpp"

namespace comity::learning {

struct SearchSettings {
  std::uint64_t seed = 0;
  double effort = 1;             ///< up to a third of a second each
  std::size_t most_rules = 500;  ///< kept of the equally good ones
  const Rule* start = nullptr;   ///< where to begin; nothing = anywhere
};

/// The best rules a search met: all restore the same number of examples.
struct Pool {
  int reproduced = -1;
  std::vector<Rule> rules;
};

/// Searches. `families` may be empty: then whole weights are searched in their place.
///
/// The same seed gives the same pool, unless it was stopped. Cost: as `effort` says.
[[nodiscard]] Pool search(const Ranked& ranked, std::span<const Family> families,
                          const SearchSettings& settings, Progress& progress);

/// What the rules of a pool have in common: families, ranges and shares; not complete.
[[nodiscard]] Models models_of(const Ranked& ranked, const Pool& pool);

}  // namespace comity::learning
