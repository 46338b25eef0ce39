// SPDX-License-Identifier: Apache-2.0
// Offices: the level of whoever acts for a state, who is its chief executive by its constitution,
// and who held an office from when to when.
// Knows nothing of meetings.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "comity/actors/register.hpp"

namespace comity::actors {

/// The rank of an office, highest first. `unknown`: the source does not say who it was.
enum class Level : std::uint8_t {
  head_of_state,
  head_of_government,
  vice_president,
  foreign_minister,
  legislature_head,
  minister,
  other,
  unknown
};

[[nodiscard]] std::string to_word(Level level);
[[nodiscard]] std::optional<Level> parse_level(std::string_view text);
[[nodiscard]] std::vector<std::string> level_words();

/// Which office leads a state from one day to another, by its constitution.
struct ChiefExecutive {
  ActorId actor;
  Level level = Level::head_of_state;
  When since;  ///< `..` = always before
  When until;  ///< its last day; `..` = still so
  std::string source;
  std::uint32_t line = 0;  ///< in chief_executives.csv
};

/// Which office leads an actor on a day; nothing where no row says so, as for organizations.
///
/// Where the bounds of two rows leave the day open, the earlier row counts.
/// Cost: O(rows).
[[nodiscard]] std::optional<Level> chief_executive_on(std::span<const ChiefExecutive> rows,
                                                      ActorId actor, Day day);

/// The same, for many questions: the rows by actor.
class ChiefExecutives {
 public:
  ChiefExecutives() = default;
  explicit ChiefExecutives(std::span<const ChiefExecutive> rows);
  /// As chief_executive_on. Cost: O(rows of the actor).
  [[nodiscard]] std::optional<Level> on(ActorId actor, Day day) const;
  [[nodiscard]] bool knows(ActorId actor) const;

 private:
  std::vector<std::vector<ChiefExecutive>> by_actor_;
};

/// Whether two rows surely hold on one day; both name their last day, which belongs to them.
[[nodiscard]] bool surely_overlap(const ChiefExecutive& a, const ChiefExecutive& b);

/// A person in an office, from one day to another.
struct LeaderSpell {
  ActorId actor;
  std::string office;
  std::string person;
  std::string party;
  std::string orientation;  ///< left, centre, right; empty where no source that may ship says so
  When since;
  When until;  ///< the day the next one took office; `..` = still there
  std::string source;
  std::uint32_t line = 0;  ///< in leaders.csv
};

/// Whether two spells surely hold on one day; on the last day of one another may begin.
[[nodiscard]] bool surely_overlap(const LeaderSpell& a, const LeaderSpell& b);

}  // namespace comity::actors
