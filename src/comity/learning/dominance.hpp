// SPDX-License-Identifier: Apache-2.0
// Examples that contradict dominance: at least as good everywhere, yet put lower.
// No rule that respects the directions restores both of such a pair; so they bound every rule.
// Knows nothing of families or profiles.
#pragma once

#include <cstdint>
#include <vector>

#include "comity/learning/examples.hpp"

namespace comity::learning {

/// Two examples that no rule restores together.
struct Contradiction {
  std::size_t better = 0;  ///< the row that is nowhere worse, in the lower category
  std::size_t worse = 0;   ///< the row in the higher category
  bool operator==(const Contradiction&) const = default;
};

struct Dominance {
  std::vector<Contradiction> pairs;  ///< by row
  int at_most = 0;                   ///< no rule of any kind restores more examples
};

/// Finds all contradictions, and how many examples are left when enough are taken out.
///
/// Contradicting is transitive, so the fewest rows that meet all pairs are as many as the largest
/// matching of better to worse rows has pairs (Dilworth, König).
/// Cost: O(rows^2 x criteria), and the matching O(pairs x sqrt(rows)).
/// Source: [Dilworth1950], [HopcroftKarp1973].
[[nodiscard]] Dominance contradictions(const Ranked& ranked);

}  // namespace comity::learning
