// SPDX-License-Identifier: Apache-2.0
// The ladder on which two sides can be compared, if there is one, and what to say if not.
// Knows nothing of what is compared.
#pragma once

#include <array>
#include <string>

#include "comity/services/side.hpp"

namespace comity::services {

/// Two sides, in the order they were named.
using Sides = std::array<Side, 2>;

struct CommonLadder {
  bool comparable = false;
  std::string id;    ///< of the ladder; empty if there is none
  std::string said;  ///< one sentence: what can be compared and what cannot
};

/// Opens both sides on one ladder where they have it, each on its own where they do not.
///
/// The ladder is the request's, else the first side's case's. Both are seen on one day: the
/// request's, else the earlier end of their windows.
///
/// Errors: as open_side; usage, if both sides are the same, or if neither has the ladder asked for.
[[nodiscard]] Result<Sides> open_sides(const SideName& first, const SideName& second,
                                       const Request& request);

/// Whether both sides stand on one ladder: the same steps under one name, which rank titles of
/// both.
[[nodiscard]] CommonLadder common_ladder(const Sides& sides);

/// The member `ladders` of the answer: titles in common, ranked and unranked ones.
[[nodiscard]] Value ladders_value(const Sides& sides, const CommonLadder& common);

}  // namespace comity::services
