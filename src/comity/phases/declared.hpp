// SPDX-License-Identifier: Apache-2.0
// Declared phases put to the test: what speaks for each boundary, and against it.
// A declared split is one of many; it is compared with a constant rate and with its neighbours.
// Knows nothing of why it was declared.
#pragma once

#include <cstdint>
#include <vector>

#include "comity/phases/split.hpp"

namespace comity::phases {

/// Whether the rates of given phases differ by more than chance.
struct RateTest {
  double likelihood_ratio = 0;  ///< twice the gain in log-likelihood over one constant rate
  double p = 1;  ///< share of simulated series with as much, (1 + hits) / (1 + draws)
  std::uint64_t draws = 0;
};

/// Tests a split that was named beforehand, by simulation under one constant rate per series.
///
/// Each draw spreads the events of a series over the cells, in proportion to their length, so that
/// totals stay as they are. Only for counts. Source: [Barnard1963] for the simulated test.
[[nodiscard]] RateTest test_rates(const Series& series, const std::vector<std::size_t>& starts,
                                  std::uint64_t draws, std::uint64_t seed);

/// One boundary of a split: what leaving it out or moving it would do.
struct Boundary {
  std::size_t start = 0;        ///< first cell of the phase that begins there
  double gain = 0;              ///< BIC without it minus BIC with it: above 0, it earns its place
  std::size_t alternative = 0;  ///< where between its neighbours it would stand best
  double alternative_gain = 0;  ///< BIC here minus BIC there; 0 if it stands best
};

/// Every boundary of a split, in order. Cost: O(boundaries cells).
[[nodiscard]] std::vector<Boundary> boundaries_of(const Series& series, const SplitRule& rule,
                                                  const Split& split);

/// The cells in which phases that begin on these days begin; days outside the series and the first
/// cell are left out, the first cell itself stands first.
[[nodiscard]] std::vector<std::size_t> starts_on(const Series& series,
                                                 const std::vector<Day>& days);

}  // namespace comity::phases
