// SPDX-License-Identifier: Apache-2.0
// What an event model is fitted to: actors, who is present, attributes, networks, events in time.
// Everything is a starting state and a list of changes, in the order in which they were written.
// Knows nothing of formulas or likelihoods.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/base/day.hpp"

namespace comity::models {

/// An actor's place in `History::actors`.
using Node = std::uint32_t;
/// Seconds since 1970-01-01 UTC, or whatever unit a plain file counts in.
using Time = double;

inline constexpr Time before_all = -std::numeric_limits<double>::infinity();
inline constexpr Time after_all = std::numeric_limits<double>::infinity();

/// The first second of a day; the days without bounds are `before_all` and `after_all`.
[[nodiscard]] inline Time time_of(Day day) {
  constexpr double seconds_per_day = 86400;
  if (day == distant_past) return before_all;
  if (day == distant_future) return after_all;
  return static_cast<double>(day.time_since_epoch().count()) * seconds_per_day;
}

/// From this time on an actor has this value; not a number = unknown (attributes only).
struct NodeChange {
  Time time = 0;
  Node node = 0;
  double value = 0;
  bool operator==(const NodeChange&) const = default;
};

/// From this time on a pair has this value, or this much more of it.
struct TieChange {
  Time time = 0;
  Node from = 0;
  Node to = 0;
  double value = 0;
  std::uint32_t line = 0;  ///< in its file; 0 = derived
  bool operator==(const TieChange&) const = default;
};

struct Attribute {
  std::string name;
  std::vector<double> initial;  ///< one per actor; not a number = unknown
  std::vector<NodeChange> changes;
  bool global = false;  ///< one value for everybody; changes name node 0
};

/// Whether any of its values, at the start or later, is not known.
[[nodiscard]] bool is_ever_unknown(const Attribute& attribute);

/// How a change list speaks: `replace` sets a value, `increment` adds to it.
enum class Change : std::uint8_t { replace, increment };

struct Network {
  std::string name;
  bool directed = true;
  Change change = Change::increment;
  std::vector<TieChange> initial;  ///< non-zero cells; times are not read
  std::vector<TieChange> changes;  ///< in order of time; rows of one time keep their order
  std::size_t imputed = 0;         ///< values among them that stand for unknown ones
  bool follows = false;            ///< every event of the model makes its pair 1 here too
};

/// One dependent event: the change of a network that a model explains.
struct Event {
  Time time = 0;
  Node from = 0;
  Node to = 0;
  double value = 0;  ///< of its row: the increment, or the value it sets
  std::uint32_t line = 0;
  bool operator==(const Event&) const = default;
};

struct History {
  std::vector<std::string> actors;  ///< labels
  std::vector<char> present;        ///< at the start, one per actor
  std::vector<NodeChange> presence;
  std::vector<Attribute> attributes;
  std::vector<Network> networks;
  /// Who may meet whom from a time on; pairs without a row may. Value 0 = may not.
  std::vector<TieChange> opportunity;

  [[nodiscard]] std::size_t n() const { return actors.size(); }
};

/// The place of a name in a list of named things; nothing if it is not there.
template <class Named>
[[nodiscard]] std::optional<std::size_t> find_named(const std::vector<Named>& list,
                                                    std::string_view name) {
  for (std::size_t i = 0; i < list.size(); ++i)
    if (list[i].name == name) return i;
  return std::nullopt;
}

}  // namespace comity::models
