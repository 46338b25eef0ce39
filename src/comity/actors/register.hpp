// SPDX-License-Identifier: Apache-2.0
// States and organizations: their codes, their names in three languages, where they belong.
// Resolves a name someone wrote to one actor, or says which actors it may mean.
// Knows nothing of partnerships.
#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/base/when.hpp"

namespace comity::actors {

/// The place of an actor in its register.
struct ActorId {
  std::uint32_t value = 0;
  auto operator<=>(const ActorId&) const = default;
};

enum class ActorKind : std::uint8_t { state, organization };

/// A text in the three languages of the project; a missing one falls back to English.
struct Names {
  std::string en;
  std::string es;
  std::string zh;
  bool operator==(const Names&) const = default;
};

/// A name and code an actor bore in a period.
struct FormerName {
  When since;  ///< `..` = always before
  When until;  ///< the day it changed, itself not included; `..` = still borne
  Names names;
  std::string iso3;
};

/// Where one scheme of regions puts an actor.
struct Place {
  std::string scheme;  ///< "m49" ...
  std::string region;
  std::string subregion;
};

/// The scheme of regions that actors.csv itself follows.
inline constexpr std::string_view own_scheme = "paper";

struct Actor {
  std::string code;  ///< ISO 3166-1 alpha-3, or the usual abbreviation of an organization
  ActorKind kind = ActorKind::state;
  std::string iso3;
  std::string iso2;
  std::string gw;   ///< Gleditsch and Ward number
  std::string cow;  ///< Correlates of War number
  std::string m49;  ///< UN M49 number
  Names names;
  std::vector<std::string> aliases;
  std::string region;
  std::string subregion;
  std::optional<double> latitude;   ///< of the capital or seat, degrees north
  std::optional<double> longitude;  ///< of the capital or seat, degrees east
  When since;                       ///< when it began to exist; `..` = before any act
  When until;                       ///< its last day; `..` = still there
  std::vector<FormerName> former;
  std::vector<Place> places;  ///< beside `region` and `subregion`

  /// The names it bore on a day: a former name whose period surely holds it, else its own.
  [[nodiscard]] const Names& names_on(Day day) const;
  /// The ISO 3166 code it bore on a day, found in the same way.
  [[nodiscard]] const std::string& iso3_on(Day day) const;
  /// Whether it may have existed at some day of a date.
  [[nodiscard]] bool may_exist(const When& date) const;
};

/// Region and subregion of an actor in a scheme; empty where the scheme does not place it.
[[nodiscard]] std::pair<std::string_view, std::string_view> place_in(const Actor& actor,
                                                                     std::string_view scheme);
/// Whether an actor has this code, or belongs to a region or subregion of that name in any scheme.
[[nodiscard]] bool is_or_belongs_to(const Actor& actor, std::string_view name);

/// All actors of a case, found by code or by any of their names.
class Register {
 public:
  Register() = default;
  // NOLINTNEXTLINE(performance-noexcept-move-constructor): std::deque promises no more
  Register(Register&&) = default;
  Register& operator=(Register&&) = default;
  // The index points into the actors, which a copy would leave behind.
  Register(const Register&) = delete;
  Register& operator=(const Register&) = delete;
  ~Register() = default;

  /// Adds an actor. Errors: data, if its code is taken.
  Result<ActorId> add(Actor actor);

  [[nodiscard]] const Actor& at(ActorId id) const { return actors_[id.value]; }
  [[nodiscard]] std::size_t size() const { return actors_.size(); }
  [[nodiscard]] const std::deque<Actor>& all() const { return actors_; }

  /// Adds a name or code it bore; it is found by it from then on.
  void add_former_name(ActorId id, FormerName name);
  void add_place(ActorId id, Place place);
  /// The schemes of regions, its own first, then in order of the first actor placed.
  [[nodiscard]] std::vector<std::string> schemes() const;

  /// The actor with exactly this code. Cost: O(1).
  [[nodiscard]] std::optional<ActorId> find(std::string_view code) const;

  /// The actor a person means by a code, a name or an alias, whatever its case and accents.
  ///
  /// Errors: data, if nobody has that name (with the nearest names) or several have it.
  [[nodiscard]] Result<ActorId> resolve(std::string_view name) const;

  /// The codes and names nearest to one that nobody has, as a message says them.
  [[nodiscard]] std::string nearest(std::string_view name) const;

 private:
  void index_name(const std::string& name, ActorId id);

  std::deque<Actor> actors_;  // never moves its elements, so that the index may point into them
  std::unordered_map<std::string_view, ActorId> by_code_;
  std::unordered_map<std::string, std::vector<ActorId>> by_name_;
  std::vector<std::string> names_;
};

[[nodiscard]] std::string to_word(ActorKind kind);
[[nodiscard]] std::optional<ActorKind> parse_actor_kind(std::string_view text);

}  // namespace comity::actors

template <>
struct std::hash<comity::actors::ActorId> {
  std::size_t operator()(comity::actors::ActorId id) const noexcept { return id.value; }
};
