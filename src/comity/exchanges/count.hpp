// SPDX-License-Identifier: Apache-2.0
// How many exchanges each partner has in a window, between leaders of a level, with a low and a
// high for what is uncertain.
// Knows nothing of tiers or sources.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "comity/exchanges/merge.hpp"

namespace comity::exchanges {

/// Between whom an exchange counts: the chief executives of both sides, anybody, or leaders the
/// lower of whom has a level.
struct LevelRule {
  enum class Kind : std::uint8_t { leader, any, lower };
  Kind kind = Kind::leader;
  actors::Level lower = actors::Level::unknown;
  bool operator==(const LevelRule&) const = default;
};

/// "leader", "any", or a word of actors::level_words().
[[nodiscard]] std::optional<LevelRule> parse_level_rule(std::string_view text);
[[nodiscard]] std::string to_word(const LevelRule& rule);
[[nodiscard]] std::vector<std::string> level_rule_words();

/// What is counted.
struct CountRule {
  actors::ActorId principal;
  LevelRule level;
  Day since = distant_past;
  Day until = distant_future;
  DateRule dates = DateRule::middle;  ///< picks the day of an exchange that lasted
  std::uint64_t seed = 0;
};

/// The exchanges of one partner that count. low <= total <= high.
struct PartnerCount {
  actors::ActorId partner;
  std::vector<std::size_t> exchanges;    ///< places in the list counted from
  std::vector<std::size_t> co_presence;  ///< summits without a meeting; in no number below
  int total = 0;
  int low = 0;            ///< surely in the window and well told; those that may be one are one
  int high = 0;           ///< also what crosses the window's edge, may be two, or tells no level
  int level_unknown = 0;  ///< exchanges that may be between such leaders: a level is not told
};

/// The day on which an exchange counts.
[[nodiscard]] Day day_of(const Exchange& exchange, const CountRule& rule);

/// Whether an exchange is between leaders of the level. Leaders are those of its first day.
[[nodiscard]] bool is_between(const Exchange& exchange, const CountRule& rule,
                              const actors::ChiefExecutives& chiefs);

/// Counts the exchanges of each partner, in order of the register; partners without any are left
/// out.
///
/// Low leaves out what has low confidence alone, what may have been a summit without a meeting, and
/// what may lie outside the window; exchanges within a week at one place are one.
/// High takes apart what doubtful links hold together, and adds what may lie inside the window and
/// what may be between such leaders.
/// Cost: O(exchanges x log).
/// Source: [paper], Figure 1; docs/decisions/0060.
[[nodiscard]] std::vector<PartnerCount> count(const std::vector<Exchange>& exchanges,
                                              const CountRule& rule,
                                              const actors::ChiefExecutives& chiefs);

}  // namespace comity::exchanges
