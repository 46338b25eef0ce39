// SPDX-License-Identifier: Apache-2.0
// Majority rule sorting (MR-Sort), and its variant with named coalitions (NCS).
// The criteria on which an alternative reaches a boundary vote for it; enough of them carry it
// over. Knows nothing of thresholds or credibility.
#pragma once

#include <span>

#include "comity/sorting/parameters.hpp"

namespace comity::sorting {

/// The criteria on which an alternative is at least as good as a boundary; equality counts.
[[nodiscard]] Coalition supporters(const Parameters& of, std::span<const double> performances,
                                   std::size_t boundary);
/// The criteria on which an alternative is as bad as the veto profile of a boundary, or worse.
[[nodiscard]] Coalition vetoers(const Parameters& of, std::span<const double> performances,
                                std::size_t boundary);
/// The weight of a coalition, from 0 to 1.
[[nodiscard]] double weight_of(const Parameters& of, Coalition coalition);
/// Whether a coalition suffices at a boundary: by its weight, or as one that is named sufficient.
[[nodiscard]] bool suffices(const Parameters& of, Method method, Coalition coalition,
                            std::size_t boundary);

/// The category of an alternative: that above the highest boundary it passes, 0 if none.
///
/// It passes a boundary when the criteria that support it suffice and none of them all has a veto.
///
/// Shape:  `performances` has one number per criterion, turned so that more is better.
/// Cost:   O(boundaries criteria).
/// Source: [Leroy2011]; [Bouyssou2007] for coalitions; vetoes as in [Meyer2017].
[[nodiscard]] std::size_t mr_sort(const Parameters& of, Method method,
                                  std::span<const double> performances);

}  // namespace comity::sorting
