// SPDX-License-Identifier: Apache-2.0
// What all drawn courses begin with: the world without the events, and how each was chosen.
// Knows nothing of drawing.
#pragma once

#include <vector>

#include "comity/models/likelihood.hpp"

namespace comity::models {

struct Stage {
  Model model;
  Timeline timeline;
  std::vector<Choosing> choices;  ///< one per event; none where times are drawn too
};

[[nodiscard]] Stage stage_of(const Model& model, const Timeline& timeline);

/// The values of a network, row by row.
[[nodiscard]] std::vector<double> cells_of(const Ties& ties, std::size_t n);
/// The events that count.
[[nodiscard]] std::vector<Event> counted_events(const Model& model, const Timeline& timeline);
/// When everything that happened at the last moment is seen.
[[nodiscard]] Moment after_the_last(const Timeline& timeline);

}  // namespace comity::models
