// SPDX-License-Identifier: Apache-2.0
// All measures of a network on a day, and the same day after day.
// Each day is measured on its own: what a year says does not depend on which others are asked for.
// Knows nothing of names or files.
#pragma once

#include "comity/network/assortativity.hpp"
#include "comity/network/betweenness.hpp"
#include "comity/network/communities.hpp"
#include "comity/network/eigenvector.hpp"

namespace comity::network {

/// What is measured. The costly ones can be left out.
struct ProfileRule {
  Labels regions;                                             ///< by ActorId
  std::uint64_t seed = 0;                                     ///< of communities and pivots
  std::uint64_t betweenness_steps = BetweennessRule{}.steps;  ///< per day; 0 = not measured
  std::uint32_t pivots = BetweennessRule{}.pivots;            ///< at least, above that
  bool eigenvector = true;
};

/// Everything measured on one day.
struct Profile {
  Day on;
  std::vector<ActorId> actors;         ///< with a tie in force, in order of id
  std::vector<std::uint32_t> degree;   ///< by place in `actors`, as all that follow
  std::vector<std::int64_t> strength;  ///< sum of rungs of ties, as in `Measures`
  std::int64_t ties = 0;
  std::int64_t pairs = 0;
  std::int64_t triangles = 0;
  Measured<double> density;
  Measured<double> transitivity;
  Measured<double> degree_assortativity;
  Measured<double> region_assortativity;
  Measured<std::vector<std::uint32_t>> cores;
  Measured<Communities> communities;
  Measured<Betweenness> betweenness;
  Measured<Eigenvector> eigenvector;

  /// The place of an actor; nothing if it has no tie in force.
  [[nodiscard]] std::optional<Vertex> find(ActorId actor) const;
};

/// Measures one network.
[[nodiscard]] Profile profile(const Adjacency& of, Day on, const ProfileRule& rule);

/// Measures the network of these layers on each of the days; `threads` share the days, and the
/// answer does not depend on how many.
///
/// Dates: a tie stands from its `since`, included, to its `until`, not included.
/// Cost:  O(spells) once, then per day O(spells + ties) for all but betweenness (O(steps)) and
///        triangles (O(pairs x partners)).
[[nodiscard]] std::vector<Profile> over_time(const ledger::History& history,
                                             std::span<const Layer> layers,
                                             std::span<const Day> days, const ProfileRule& rule,
                                             unsigned threads = 1);

}  // namespace comity::network
