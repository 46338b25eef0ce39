// SPDX-License-Identifier: Apache-2.0
// Where one thing stands among all that could have happened: its probability and its rank.
// Knows nothing of models.
#pragma once

#include <cstddef>
#include <span>

namespace comity::models {

/// Something that may happen, and its weight. A cell is i * n + j; unordered pairs have i < j,
/// rates of actors i = j.
struct Weighed {
  std::size_t cell = 0;
  double weight = 0;  ///< above 0
};

/// Where one thing stands among all that could have happened.
struct Placing {
  double probability = 0;
  std::size_t n_alternatives = 0;  ///< what could have happened, itself among it
  /// Share of the others that were less probable, those as probable half counted: 1/2 on average
  /// where nothing is known, and where it was the only one.
  double rank = 0.5;
};
[[nodiscard]] Placing placing_of(std::span<const Weighed> weights, std::size_t own);
/// The weight of a cell among weights in order of cells; 0 if it is not there.
[[nodiscard]] double weight_of(std::span<const Weighed> weights, std::size_t cell);
[[nodiscard]] double total_of(std::span<const Weighed> weights);

}  // namespace comity::models
