// SPDX-License-Identifier: Apache-2.0
// Measures of a network on a day: how many partners, how close, on which rungs.
// What needs more than a hub and its partners stands in the files beside this one.
// Knows nothing of how the ties came about.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <vector>

#include "comity/network/snapshot.hpp"

namespace comity::network {

/// What stands around one actor. Suspended ties count nowhere but in `suspended`.
struct Measures {
  ActorId actor;
  /// Number of other actors tied to it: |{j : some tie (i, j) is in force}|.
  ///
  /// Range:     0 to the number of actors - 1. A pair tied in several layers counts once.
  /// Undefined: never; 0 without ties in force.
  /// In R:      igraph::degree(igraph::simplify(g)).
  std::int64_t degree = 0;
  /// Sum of the rungs of its ties in force, unranked ties left out: sum over ties t of rung(t).
  ///
  /// Range:     0 and more; at least `degree` when every tie is ranked on rung 1 or above. A pair
  /// tied in two
  ///            ranked layers counts with both rungs. Rungs are ordinal: compare, do not average.
  /// Undefined: never; 0 without ranked ties, and `unranked` says how many are left out.
  /// In R:      igraph::strength(g, weights = E(g)$rung) on the ranked ties.
  std::int64_t strength = 0;
  /// The highest rung among its ties in force: max over ties t of rung(t).
  ///
  /// Range:     a rung of the ladder, 1 or more.
  /// Undefined: empty without ranked ties in force.
  /// In R:      max(E(g)[.inc(v)]$rung).
  std::optional<Rung> closest;
  /// Its partners by the rung of the closest tie they share; those with unranked ties only left
  /// out.
  ///
  /// Range:     counts of 1 and more, together at most `degree`.
  /// Undefined: empty without ranked ties in force.
  std::map<Rung, std::int64_t> by_rung;
  std::int64_t unranked = 0;           ///< ties in force that the ladder does not rank
  std::int64_t suspended = 0;          ///< ties out of force
  ledger::PerLayer per_layer{};        ///< ties in force, by `Layer`
  std::vector<ledger::ActIndex> acts;  ///< the acts that began its ties, suspended ones too
};

/// Measures every actor of a snapshot.
///
/// Shape: one element per element of `of.actors`, in that order.
/// Cost:  O(ties).
/// Source: [Barrat2004] for strength.
[[nodiscard]] std::vector<Measures> measure(const Snapshot& of);

/// The partners of one actor by the closest rung they share with it.
///
/// A partner counts once, on the highest rung of its ties in force with the ego; a partner with
/// unranked ties only is under `unranked`, one whose ties are all suspended under `suspended`.
///
/// Undefined: all empty when the ego has no ties to the actors asked for.
/// In R:      table(tapply(E(g)[.inc(ego)]$rung, partner, max)).
struct Closeness {
  std::map<Rung, std::vector<ActorId>> by_rung;
  std::vector<ActorId> unranked;
  std::vector<ActorId> suspended;
  [[nodiscard]] std::int64_t partners() const;  ///< ranked and unranked, suspended left out
};

/// Sorts the partners of `ego` by rung, among the actors where `among` is true (by ActorId).
///
/// Cost: O(ties log ties).
[[nodiscard]] Closeness closeness(const Snapshot& of, ActorId ego, const std::vector<bool>& among);

/// How much of a population an actor has reached: reached / of.
///
/// Range:     0 to 1.
/// Undefined: `share` is empty when the population is.
/// In R:      igraph::degree(g, ego) / n.
struct Reach {
  std::int64_t reached = 0;
  std::int64_t of = 0;
  [[nodiscard]] std::optional<double> share() const;
};

/// How many of the actors where `population` is true (by ActorId) share a tie in force with `ego`;
/// the ego itself is not part of its population. Cost: O(ties + actors).
[[nodiscard]] Reach reach(const Snapshot& of, ActorId ego, const std::vector<bool>& population);

/// Ties in force in each layer, by `Layer`.
[[nodiscard]] ledger::PerLayer ties_per_layer(const Snapshot& of);

}  // namespace comity::network
