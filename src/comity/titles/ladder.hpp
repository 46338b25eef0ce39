// SPDX-License-Identifier: Apache-2.0
// Ladders: an author's ranking of titles. A higher rung is a closer partnership.
// A title the ladder does not know is unranked, which is a value and not an error.
// Knows nothing of acts.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/titles/title.hpp"

namespace comity::titles {

/// A place on a ladder; 0 is no partnership. Unranked is written as an empty optional.
struct Rung {
  std::int16_t value = 0;
  auto operator<=>(const Rung&) const = default;
};

inline constexpr Rung no_rung{0};

/// One step: the titles it lists, or the components that place a title on it.
struct Step {
  Rung rung;
  std::string label;
  std::vector<std::string> titles;
  std::vector<std::string> all_of;
  std::vector<std::string> none_of;
  std::string source;
  std::uint32_t line = 0;  ///< in its file
};

struct Ladder {
  std::string id;
  std::vector<Step> steps;
  std::string author;
  std::string year;
  std::string of;     ///< code of the actor whose partnerships it ranks; empty = anybody's
  std::string order;  ///< stated, partial or inferred
};

/// The rung of each title of a list on one ladder, by TitleId.
using Ranking = std::vector<std::optional<Rung>>;

/// The rung of a title: the highest that lists it; else the highest whose `all_of` it has and
/// whose `none_of` it lacks; else nothing.
[[nodiscard]] std::optional<Rung> rung_of(const Ladder& ladder, const Title& title);

/// Ranks every title of a list. Shape: one element per title. Cost: O(titles x steps).
[[nodiscard]] Ranking rank(const Ladder& ladder, const Titles& titles);

/// What is wrong with a ladder: a rung below 1, a title listed twice, a label on two rungs (a
/// circle), a step that can match nothing, a listed title that `titles` does not know.
[[nodiscard]] std::vector<Error> faults(const Ladder& ladder, const Titles& titles);

/// The highest rung of a ladder; 0 if it has none.
[[nodiscard]] Rung top(const Ladder& ladder);
/// The label of a rung: the first step's that stands on it; "none" for 0.
[[nodiscard]] std::string label(const Ladder& ladder, Rung rung);

}  // namespace comity::titles
