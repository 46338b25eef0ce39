// SPDX-License-Identifier: Apache-2.0
// Sorting by a sum of values (UTADIS), as a contrast: a strong criterion pays for a weak one.
// The value of a measure is piecewise linear; beyond its corners it stays as it is.
// Knows nothing of majorities or vetoes.
#pragma once

#include <span>

#include "comity/sorting/parameters.hpp"

namespace comity::sorting {

/// The value of a turned measure, from 0 to 1.
[[nodiscard]] double value_of(std::span<const Corner> corners, double performance);
/// The sum of values, weighted.
[[nodiscard]] double value_of(const Parameters& of, std::span<const double> performances);
/// The value a boundary asks for: its own threshold, or else the value of its profile.
[[nodiscard]] double threshold_of(const Parameters& of, std::size_t boundary);

/// The category of an alternative: that above the highest boundary whose value it reaches.
///
/// Source: [Zopounidis2002].
[[nodiscard]] std::size_t utadis(const Parameters& of, std::span<const double> performances);

}  // namespace comity::sorting
