// SPDX-License-Identifier: Apache-2.0
// How closely two lists of numbers go together.
// Knows nothing of what they count.
#pragma once

#include <optional>
#include <span>

namespace comity::exchanges {

/// The product-moment correlation. Nothing where there are fewer than two pairs or one list does
/// not vary.
///
/// Range: -1 to 1.
/// Source: [Kendall1990]; `cor(x, y)` of R.
[[nodiscard]] std::optional<double> pearson(std::span<const double> x, std::span<const double> y);

/// The same of the ranks; equal numbers share the mean of their ranks.
///
/// Source: [Kendall1990]; `cor(x, y, method = "spearman")` of R.
[[nodiscard]] std::optional<double> spearman(std::span<const double> x, std::span<const double> y);

}  // namespace comity::exchanges
