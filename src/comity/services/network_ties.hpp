// SPDX-License-Identifier: Apache-2.0
// The ties of a snapshot as the rows of an answer.
// Knows nothing of measures.
#pragma once

#include <vector>

#include "comity/network/snapshot.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// The first `most` ties: the principal's before those of third parties, the closest first, of one
/// rung the oldest first. Actors bear the names of the view's day. Cost: O(ties log most).
[[nodiscard]] Value tie_rows(const View& view, const std::vector<network::Tie>& ties,
                             std::size_t most);

}  // namespace comity::services
