// SPDX-License-Identifier: Apache-2.0
// From performances to a category, by whichever method a problem names.
// What is not known about an alternative gives a range of categories, never a guess.
// Knows nothing of uncertain weights or boundaries.
#pragma once

#include <span>

#include "comity/sorting/parameters.hpp"

namespace comity::sorting {

/// The category of an alternative whose turned performances are all known.
[[nodiscard]] std::size_t assign(const Parameters& of, Method method, Rule rule,
                                 std::span<const double> performances);

/// The categories an alternative may be in, from the lowest to the highest.
struct Reach {
  std::size_t lowest = 0;
  std::size_t highest = 0;

  [[nodiscard]] bool is_decided() const { return lowest == highest; }
  bool operator==(const Reach&) const = default;
};

/// The categories an alternative reaches when what is missing or uncertain about it runs over all
/// it may be. Better performances never lower a category, so the two ends are enough.
[[nodiscard]] Reach assign(const Problem& problem, const Parameters& of,
                           const Alternative& alternative);

}  // namespace comity::sorting
