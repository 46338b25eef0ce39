// SPDX-License-Identifier: Apache-2.0
// The partners of one actor, and what they have in common with another's.
// Knows nothing of where the two networks come from: they may be two cases.
#pragma once

#include "comity/network/assortativity.hpp"

namespace comity::network {

/// A partner and the rung of its closest tie; `no_rung` where the ladder ranks none.
struct Partner {
  ActorId actor;
  Rung rung;
  bool operator==(const Partner&) const = default;
};

/// The partners of an actor, in order of id. Cost: O(partners).
[[nodiscard]] std::vector<Partner> partners_of(const Adjacency& of, ActorId ego);

/// Who of two actors' partners is whose.
struct Overlap {
  std::vector<ActorId> shared;
  std::vector<ActorId> only_a;
  std::vector<ActorId> only_b;
  /// Shared partners among all: |A and B| / |A or B|.
  ///
  /// Range:     0 to 1.
  /// Undefined: empty when neither has a partner.
  /// Source:    [Jaccard1912].
  [[nodiscard]] std::optional<double> jaccard() const;
};

/// Compares the partners of `a` and `b` that stand at rung `least` or above (`no_rung` = all).
///
/// Both lists are in order of id. The two are nobody's partner here: neither can be its own.
/// Cost: O(partners).
[[nodiscard]] Overlap overlap(ActorId a, std::span<const Partner> of_a, ActorId b,
                              std::span<const Partner> of_b, Rung least = titles::no_rung);

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
