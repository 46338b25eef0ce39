// SPDX-License-Identifier: Apache-2.0
// Whether drawn courses look like the course on record in what the model was not asked to explain:
// who has how many ties, how often pairs act and how long they wait.
// Knows nothing of how courses are drawn.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "comity/models/simulate.hpp"

namespace comity::models {

/// One number of a course: "degree" at "3-4" is how many actors have 3 or 4 ties at the end.
struct Trait {
  std::string what;   ///< see `traits_of`
  std::string among;  ///< of the count, or the quartile
  double value = 0;   ///< not a number = there is none, such as a wait where no pair acts twice
};

/// A trait on record among those of drawn courses.
struct TraitFit {
  Trait recorded;
  double mean = 0;
  double low = 0, high = 0;  ///< 95 % of the courses lie between
  double p = 1;              ///< how seldom a course is as far out, counted on both sides
  std::size_t n = 0;         ///< courses that have the trait
};

/// The traits that can be looked at, in the order in which they are given.
///
/// `events`: all of them. `degree` (undirected) or `in degree` and `out degree`: actors by the
/// number of their ties at the end. `rung` (ladders): pairs by where they end. `acts`: pairs by how
/// often they acted. `share`: the largest share of all events in which one actor took part. `wait`:
/// quartiles of the time between the acts of a pair, in the unit of the times. `triangles`: closed
/// triples at the end.
[[nodiscard]] std::vector<Trait> traits_of(const Model& model, const Course& course);

/// Compares a record with at least one drawn course, trait by trait.
///
/// Source: [Hunter2008]; the p-value counts the record among the courses [Davison1997].
[[nodiscard]] std::vector<TraitFit> goodness_of(const Model& model, const Course& recorded,
                                                std::span<const Course> drawn);

}  // namespace comity::models
