// SPDX-License-Identifier: Apache-2.0
// Who belonged to which organization, in which role, from when to when.
// Bounds may be known only roughly: an answer for a day is yes, no or maybe.
// Knows nothing of partnerships.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "comity/actors/register.hpp"

namespace comity::actors {

enum class MembershipStatus : std::uint8_t { in_force, suspended, withdrawn, declined };
enum class Confidence : std::uint8_t { high, medium, low };
/// An answer about a day when the bounds of a fact are uncertain.
enum class Certainty : std::uint8_t { no, maybe, yes };

struct Membership {
  ActorId actor;
  ActorId organization;
  std::string role;  ///< member, observer, associate, chair, partner, signatory ...
  MembershipStatus status = MembershipStatus::in_force;
  When since;  ///< `..` = always
  When until;  ///< `..` while open; `2023-05/..` = ended in May 2023 or later, or not yet
  std::string source;
  Confidence confidence = Confidence::high;
  std::string note;
  std::uint32_t line = 0;  ///< in memberships.csv
};

/// Whether this row holds on a day. The last day of `until` is included.
[[nodiscard]] Certainty holds_on(const Membership& membership, Day day);

/// Whether both rows hold on some day, whatever their uncertain bounds mean.
[[nodiscard]] bool surely_overlap(const Membership& a, const Membership& b);

/// Whether the actor held the role in the organization on that day, suspensions taken off.
///
/// Cost: O(memberships).
[[nodiscard]] Certainty belongs_on(std::span<const Membership> memberships, ActorId actor,
                                   ActorId organization, std::string_view role, Day day);

[[nodiscard]] std::string to_word(MembershipStatus status);
[[nodiscard]] std::optional<MembershipStatus> parse_membership_status(std::string_view text);
[[nodiscard]] std::string to_word(Confidence confidence);
[[nodiscard]] std::optional<Confidence> parse_confidence(std::string_view text);

}  // namespace comity::actors
