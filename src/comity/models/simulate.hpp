// SPDX-License-Identifier: Apache-2.0
// Other courses that events could have taken if the model were true: what happens is drawn, and
// what follows is drawn in the world that this makes. Knows nothing of files or of what is looked
// at in a course.
#pragma once

#include <memory>
#include <vector>

#include "comity/base/random.hpp"
#include "comity/models/model.hpp"
#include "comity/models/timeline.hpp"

namespace comity::models {

/// One course of events.
struct Course {
  std::vector<Event> events;  ///< in order of time
  /// The dependent network after the last moment, n x n.
  std::vector<double> ends;
  std::size_t without_choice = 0;  ///< events left out: nobody could do what was done
  bool ran_off = false;  ///< timed: cut short, at many times the recorded number of events
};

/// The course on record: the events that count, and the network they leave.
[[nodiscard]] Course recorded_course(const Model& model, const Timeline& timeline);

struct Stage;

/// Draws courses of one model. The model and its timeline outlive it.
class Simulator {
 public:
  Simulator(const Model& model, const Timeline& timeline);
  ~Simulator();
  Simulator(const Simulator&) = delete;
  Simulator& operator=(const Simulator&) = delete;
  Simulator(Simulator&&) = delete;
  Simulator& operator=(Simulator&&) = delete;

  /// Draws a course at these coefficients.
  ///
  /// Without waiting times each event keeps its time; who or which pair acts is drawn among those
  /// at risk, choices for the sender on record, ladder moves among the pairs on the rung of the
  /// move on record. In timed models the times are drawn too. Everything else, presence,
  /// attributes, other networks, changes that are no events, takes its recorded course; what would
  /// take off more than there is does not happen. Contract: the kind is not `rate`, which says who
  /// acts but not with whom. Cost: actors^2 per event, and the statistics. Source: [Gillespie1976]
  /// for timed models.
  [[nodiscard]] Course draw(const std::vector<double>& beta, Rng rng) const;

 private:
  const Model* model_;
  const Timeline* timeline_;
  std::unique_ptr<Stage> stage_;
};

}  // namespace comity::models
