// SPDX-License-Identifier: Apache-2.0
// What a fitted model leaves unexplained: events it did not expect, actors and pairs that acted
// more or less than it says, and events that hold the estimates up. Knows nothing of files or words
// for people.
#pragma once

#include <vector>

#include "comity/models/fit.hpp"
#include "comity/models/placing.hpp"

namespace comity::models {

/// One event, as surprising as it is and as much as it moves.
struct EventResidual {
  std::size_t event = 0;  ///< place in `Model::events`
  double part = 0;        ///< of the log-likelihood
  Placing placing;        ///< among all that could have happened instead
  /// How far every estimate would move without this event, in its standard errors, to first order.
  std::vector<double> influence;
  double displacement = 0;  ///< twice what the log-likelihood of the others would gain
};

/// How often an actor took part and how often it should have.
struct Tally {
  std::size_t observed = 0;
  double expected = 0;
  [[nodiscard]] double martingale() const { return static_cast<double>(observed) - expected; }
  /// The root of its part of the deviance, with the sign of the martingale residual.
  [[nodiscard]] double deviance() const;
};

struct PairTally {
  Node from = 0;
  Node to = 0;
  Tally tally;
};

struct Residuals {
  std::vector<EventResidual> events;
  std::vector<Tally> actors;     ///< of both roles; choices: as the chosen; rates: as the acting
  std::vector<PairTally> pairs;  ///< that were ever at risk; of rates none
};

/// Looks at every event with all that could have happened instead.
///
/// An expected number is the sum of an actor's or a pair's probabilities over the events; in timed
/// models of its rates over time. In a ladder model it is the compensator of a stratified Cox model
/// with Breslow's or Efron's rule.
/// Cost: actors^2 per event. Memory: actors^2.
/// Source: [Therneau1990] for both residuals, [Cain1984] for the influence of an event.
[[nodiscard]] Residuals residuals_of(const Model& model, const Timeline& timeline, const Fit& fit);

}  // namespace comity::models
