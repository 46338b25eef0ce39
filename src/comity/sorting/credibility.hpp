// SPDX-License-Identifier: Apache-2.0
// Credibility of "x is at least as good as y" (ELECTRE III), and sorting by it (ELECTRE TRI-B).
// Small differences do not count, large ones may block; between them everything is continuous.
// Knows nothing of coalitions.
#pragma once

#include <span>

#include "comity/sorting/parameters.hpp"

namespace comity::sorting {

/// How far x, short of y by `shortfall`, still counts as at least as good: 1 up to q, 0 from p on.
[[nodiscard]] double partial_concordance(double shortfall, double q, double p);
/// How far x, short of y by `shortfall`, is out of the question: 0 up to p, 1 from v on.
[[nodiscard]] double partial_discordance(double shortfall, double p, double v);
/// Credibility from the overall concordance and the partial discordances.
[[nodiscard]] double credibility(double concordance, std::span<const double> discordances);

/// Credibility of "x is at least as good as y", both turned so that more is better.
///
/// Range:  0 to 1. Continuous in both where q < p < v.
/// Source: [Roy1991], [Mousseau2000].
[[nodiscard]] double credibility(const Parameters& of, std::span<const double> x,
                                 std::span<const double> y);

/// Whether a credibility reaches the cutting level.
[[nodiscard]] inline bool reaches(double credibility, double level) {
  return credibility >= level - tolerance;
}

/// The category of an alternative by ELECTRE TRI-B.
///
/// Pessimistic: that above the highest boundary it outranks. Optimistic: that below the lowest
/// boundary that outranks it and is not outranked by it. The optimistic one is never lower; they
/// differ where an alternative is not comparable to a boundary.
[[nodiscard]] std::size_t electre_tri(const Parameters& of, Rule rule,
                                      std::span<const double> performances);

}  // namespace comity::sorting
