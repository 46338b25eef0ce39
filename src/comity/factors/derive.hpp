// SPDX-License-Identifier: Apache-2.0
// Series made from others by the rules of the catalogue: sums, growth, shares, ranks, spreads.
// A derived value is there only where everything it is made of is; elsewhere it is not covered.
// Knows nothing of any particular indicator.
#pragma once

#include "comity/factors/series.hpp"

namespace comity::factors {

/// Whose series are asked for.
struct Question {
  std::uint32_t partner = nobody;
  std::uint32_t principal = nobody;
  std::vector<std::uint32_t> beside;  ///< further powers the partner is seen with
  std::vector<bool> region;           ///< by actor: whose total a share is taken of

  /// Whether an actor is the principal or stands beside it.
  [[nodiscard]] bool is_power(std::uint32_t actor) const;
  /// Whether a cell is about the partner: of it alone, or of it and a power. Indicators that name
  /// everybody (`with_all`) are about it whoever the counterpart is.
  [[nodiscard]] bool is_about(const Catalogue& catalogue, const Cell& cell) const;
};

/// The derived series of a partner, in the order of the catalogue.
///
/// sum:    export and import of one reporter together; class `total`.
/// growth: percent against the year before, which must be there and not be zero.
/// share:  of the total of the region's covered states; `basis` says how many of how many.
/// rank:   1 is the largest among all counterparts with a value; equal values share a rank.
/// spread: (highest - lowest) / highest of the reporters of one cell, where there are two or more
///         and all are above zero.
/// mirror: the same, between what the principal, the partner and a share times a total say of one
///         flow; `of` names flow, share and total.
/// Cost:   O(cells) for each rule.
[[nodiscard]] std::vector<Series> derive(const Catalogue& catalogue, const Cells& cells,
                                         const Question& question);

/// A number to six significant digits: more is spurious in a derived value.
[[nodiscard]] double rounded(double value);

}  // namespace comity::factors
