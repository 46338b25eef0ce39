// SPDX-License-Identifier: Apache-2.0
// A ladder that the acts themselves reveal: an upgrade says that its new title is the closer one.
// The ranking with the fewest upgrades against it, with its ties, its cycles and what it breaks.
// Knows nothing of acts beyond their names, nor of what other ladders say.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "comity/titles/ladder.hpp"

namespace comity::titles {

/// One act that raised a pair from one title to another.
struct Upgrade {
  TitleId lower;
  TitleId higher;
  std::string act;
  bool operator==(const Upgrade&) const = default;
};

/// Where the upgrades put a title, and where else they would let it stand.
struct PlacedTitle {
  TitleId title;
  Rung rung;
  Rung lowest;                   ///< no best ranking needs it lower
  Rung highest;                  ///< no best ranking needs it higher
  std::uint32_t n_upgrades = 0;  ///< upgrades that begin or end at it
};

/// Upgrades that lead round in a circle, so that no ranking keeps all of them.
struct Cycle {
  std::vector<TitleId> titles;  ///< each is left for the next one, the last for the first
  std::vector<std::vector<std::string>> acts;  ///< the upgrades of each of these steps
};

struct Revealed {
  std::vector<PlacedTitle> titles;    ///< by rung from the lowest, then by title
  std::vector<std::size_t> violated;  ///< places of the upgrades that the ranking does not keep
  std::vector<std::size_t>
      same_title;             ///< places of upgrades to the same title: they order nothing
  std::vector<Cycle> cycles;  ///< for each violated step the shortest circle it closes
  std::size_t n_kept = 0;
  std::size_t needed = 0;  ///< no ranking violates fewer; equal to violated.size() when exact
  bool is_unique = true;   ///< every best ranking violates the same upgrades
  [[nodiscard]] bool is_exact() const { return violated.size() == needed; }
};

/// Ranks the titles that upgrades mention so that the fewest upgrades are violated.
///
/// Titles tied into circles are ordered by `order` (exact up to `most_exact_items` of them). What
/// then remains has no circle; the rung of a title is the number of titles on the longest chain of
/// kept upgrades that ends at it. `lowest` and `highest` count chains of those upgrades that every
/// best ranking keeps, from below and from the top.
///
/// Range:     rungs 1 to the length of the longest chain. Titles that no upgrade mentions are not
///            among `titles`: unranked.
/// Undefined: empty without upgrades between two different titles.
/// Cost:      O(upgrades log upgrades) beside the ordering of each knot of circles.
/// Source:    [Kemeny1959]; [Karp1972], problem 8; [Slater1961] for the fewest violations.
/// In R:      igraph::feedback_arc_set(g, weights, algo = "exact_ip") on the counted upgrades.
[[nodiscard]] Revealed reveal(const std::vector<Upgrade>& upgrades);

/// The name of the ladder learned from a case's own acts.
inline constexpr const char* learned_id = "learned";

/// What was revealed as a ladder like any other: one step per rung that lists its titles.
/// Labels name the title most upgrades mention.
[[nodiscard]] Ladder to_ladder(const Revealed& revealed, const Titles& titles);

}  // namespace comity::titles
