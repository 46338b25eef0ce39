// SPDX-License-Identifier: Apache-2.0
// Which changes of rung a ladder model explains: moves upwards, from rungs that were asked for.
// A pair's origin is its rung before the day of the act.
// Knows nothing of titles.
#pragma once

#include "comity/models/model.hpp"

namespace comity::models {

/// Leaves the events that are moves to a higher rung, or to the next one, from a rung in `origins`;
/// `value` of each becomes the rung reached.
void keep_rises(Model& model);

}  // namespace comity::models
