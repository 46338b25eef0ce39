// SPDX-License-Identifier: Apache-2.0
// How much of each region one actor has reached.
// Knows nothing of which scheme the regions follow.
#pragma once

#include "comity/network/assortativity.hpp"

namespace comity::network {

/// How much of one region an actor has reached.
struct RegionShare {
  std::uint32_t label = no_label;
  std::int64_t states = 0;    ///< of the region; the ego is not part of its own
  std::int64_t partners = 0;  ///< of them, with a tie in force
  /// partners / states; empty for a region without states.
  [[nodiscard]] std::optional<double> share() const;
};

/// Shares of every label, in order of label, among the actors where `population` is true (by
/// ActorId). Cost: O(actors of the register + partners).
[[nodiscard]] std::vector<RegionShare> share_per_region(const Adjacency& of, ActorId ego,
                                                        const Labels& labels,
                                                        const std::vector<bool>& population);

}  // namespace comity::network
