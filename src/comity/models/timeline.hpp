// SPDX-License-Identifier: Apache-2.0
// When things happen in a model: changes in order, and the moments at which it is looked at.
// A statistic sees what changed strictly before; who is present is seen on the day itself.
// Knows nothing of statistics.
#pragma once

#include <vector>

#include "comity/models/model.hpp"

namespace comity::models {

/// One change of one list.
struct Step {
  Time time = 0;
  std::uint32_t list = 0;  ///< networks first, then attributes; presence, then opportunity
  std::uint32_t row = 0;
};

/// A time at which the likelihood is evaluated.
struct Moment {
  Time time = 0;
  double waited = 0;      ///< timed models: how long the state before it lasted
  std::size_t first = 0;  ///< events of this time, in `Model::events`
  std::size_t n_events = 0;
  bool counts = true;  ///< remverse leaves the first time out
  Time fades_at = 0;   ///< the time at which fading memory is measured
};

struct Timeline {
  std::vector<Step> steps;       ///< ties and attributes
  std::vector<Step> admissions;  ///< presence and opportunity
  std::vector<Moment> moments;
  std::size_t n_events = 0;  ///< events that count
};

/// Orders the changes of a model and cuts its time into moments.
///
/// Source: [Stadtfeld2017] for the pieces of a timed model.
[[nodiscard]] Timeline make_timeline(const Model& model);

/// Whether a change of presence counts in the waiting before its own time: only goldfish lets it,
/// and models without waiting have none.
[[nodiscard]] inline bool sees_presence_at_once(const Settings& settings) {
  return settings.compat == Compat::goldfish || !settings.timed;
}

}  // namespace comity::models
