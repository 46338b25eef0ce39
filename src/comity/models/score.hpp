// SPDX-License-Identifier: Apache-2.0
// How well a fitted model tells events that it was not fitted to.
// Scores are of who or which pair acts, given that something happens; the base is to know nothing.
// Knows nothing of how the coefficients were found.
#pragma once

#include <vector>

#include "comity/models/model.hpp"
#include "comity/models/timeline.hpp"

namespace comity::models {

/// The scores of some events.
struct Score {
  std::size_t n_events = 0;
  double log_score = 0;   ///< mean log-probability of what happened
  double base = 0;        ///< the same if all that could happen were as probable
  double gain_error = 0;  ///< standard error of `log_score - base`, events as if independent
  double rank = 0;        ///< mean share of what could have happened that was less probable
  double top_tenth = 0;   ///< share of events among the most probable tenth of what could happen
  /// Timed models: how many events were expected in the time; else the number of events.
  double expected = 0;
};

/// Scores all events of a model's window (`Settings::since`, `until`) at these coefficients.
///
/// What happens in the window moves the statistics of what comes after: each event is told one step
/// ahead. Cost: actors^2 per event. Source: [Gneiting2007] for the logarithmic score.
[[nodiscard]] Score score_of(const Model& model, const Timeline& timeline,
                             const std::vector<double>& beta);

}  // namespace comity::models
