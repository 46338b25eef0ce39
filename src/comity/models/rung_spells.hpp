// SPDX-License-Identifier: Apache-2.0
// How long pairs stay on the rungs of a ladder, and whether they leave upwards.
// Knows nothing of curves or of what makes a pair rise.
#pragma once

#include <vector>

#include "comity/models/model.hpp"
#include "comity/models/timeline.hpp"

namespace comity::models {

/// The time of one pair on one rung, as far as the model looks.
struct RungSpell {
  Node from = 0;
  Node to = 0;
  int rung = 0;
  Time since = 0;
  Time until = 0;     ///< of the rise, or when nothing more is known
  bool rose = false;  ///< by an event of the model
};

/// All spells that begin while the model looks, in the order of pairs.
///
/// A spell begins when the pair reaches its rung, or may first meet on it; it ends with a rise, or
/// is cut by another change of rung, by the pair's leaving, or by the model's last moment. What
/// began earlier is left out, since those that had risen by then would be missing; but on rung 0,
/// where nothing has begun yet, it counts from the first moment the model looks at.
///
/// Contract: the kind is `ladder`. Cost: actors^2 + changes.
[[nodiscard]] std::vector<RungSpell> rung_spells(const Model& model, const Timeline& timeline);

}  // namespace comity::models
