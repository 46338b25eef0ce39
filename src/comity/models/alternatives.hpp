// SPDX-License-Identifier: Apache-2.0
// The rows of a model: every event with all that could have happened instead, and their statistics.
// What another program needs to fit the same model.
// Knows nothing of likelihoods or files.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "comity/models/model.hpp"
#include "comity/models/timeline.hpp"

namespace comity::models {

/// One thing that could happen, or could have happened in a time of waiting.
struct Alternative {
  std::size_t choice = 0;  ///< events that share a number are chosen among the same rows
  Time time = 0;
  double waited = 0;  ///< timed: for how long it could happen; 0 in the rows of an event
  Node from = 0;
  Node to = 0;
  int stratum = 0;  ///< ladders: the rung it would leave
  bool happened = false;
  std::span<const double> x;  ///< one number per column
};

/// Visits the rows in order of time, until `visit` says false.
///
/// Each event has its own choice. Kinds with unordered pairs have one row per pair, but
/// coordination has both directions, since each has its wish; an event is then two rows that
/// happened. In timed models each piece of waiting is a choice of rows that did not happen: the
/// log-likelihood is the sum of b x over what happened, less the sum of waited times exp(b x).
/// Cost: actors^2 per event and piece.
void visit_alternatives(const Model& model, const Timeline& timeline,
                        const std::function<bool(const Alternative&)>& visit);

}  // namespace comity::models
