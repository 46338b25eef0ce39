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
  std::string since;
  std::string until;
};

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
