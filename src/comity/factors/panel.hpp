// SPDX-License-Identifier: Apache-2.0
// Panels: what the criteria gave for each partner on a day, brought to one range, and the factors
// made of them. Every step is kept, so that a score can be followed back to its measures.
// Knows nothing of how values were asked for.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "comity/base/when.hpp"
#include "comity/factors/criterion.hpp"

namespace comity::factors {

/// A number that may be known only to lie between two.
struct Range {
  double low = 0;
  double high = 0;
  bool operator==(const Range&) const = default;
};

/// What one criterion gave.
struct Measured {
  std::vector<std::optional<double>> raw;     ///< by partner, in the unit of the criterion
  std::vector<std::optional<double>> scaled;  ///< by partner, 0 (worst here) to 1 (best here)
  double worst = 0;                           ///< of the raw values
  double best = 0;
  bool constant = false;  ///< all known values are one: it tells nobody from anybody
  std::size_t n_missing = 0;
};

/// The criteria of a case measured on a day.
struct Panel {
  Day on;
  std::vector<actors::ActorId> partners;
  std::vector<Measured> criteria;  ///< in the order of the case
};

/// Brings the values of one criterion to the range 0 to 1.
///
/// Undefined: a constant criterion is 1 for all; a criterion without any value stays missing.
/// Errors:    data, for a negative value on a logarithmic scale (with the criterion's place).
/// Cost:      O(partners log partners).
[[nodiscard]] Result<Measured> scale(const Criterion& criterion,
                                     std::vector<std::optional<double>> raw);

/// The score of each partner on a factor: the weighted mean of its scaled criteria, 0 to 1.
///
/// A missing value runs from 0 to 1 (`unknown`) or takes its weight with it (`left_out`). A partner
/// without any value runs from 0 to 1.
///
/// Shape: one range per partner of the panel.
[[nodiscard]] std::vector<Range> score(std::span<const Criterion> criteria, const Panel& panel,
                                       Factor factor);

/// The factors that have criteria, in the order willingness, foundation, potential.
[[nodiscard]] std::vector<Factor> measured_factors(std::span<const Criterion> criteria);

}  // namespace comity::factors
