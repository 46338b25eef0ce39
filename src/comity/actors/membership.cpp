// SPDX-License-Identifier: Apache-2.0
#include "comity/actors/membership.hpp"

#include <algorithm>

#include "comity/base/words.hpp"

namespace comity::actors {

namespace {

constexpr Words<4> status_words{"in_force", "suspended", "withdrawn", "declined"};
constexpr Words<3> confidence_words{"high", "medium", "low"};

}  // namespace

Certainty holds_on(const Membership& membership, Day day) {
  if (day < membership.since.first() || day > membership.until.last()) return Certainty::no;
  const bool begun = day >= membership.since.last() || membership.since.is_open_end();
  const bool ended = !membership.until.is_open_end() && day > membership.until.first();
  return begun && !ended ? Certainty::yes : Certainty::maybe;
}

Certainty belongs_on(std::span<const Membership> memberships, ActorId actor, ActorId organization,
                     std::string_view role, Day day) {
  auto held = Certainty::no;
  auto taken_off = Certainty::no;
  for (const auto& row : memberships) {
    if (row.actor != actor || row.organization != organization || row.role != role) continue;
    auto& sum = row.status == MembershipStatus::in_force ? held : taken_off;
    sum = std::max(sum, holds_on(row, day));
  }
  if (taken_off == Certainty::yes) return Certainty::no;
  if (taken_off == Certainty::maybe) return std::min(held, Certainty::maybe);
  return held;
}

std::string to_word(MembershipStatus status) {
  return comity::to_word(status_words, status);
}
std::optional<MembershipStatus> parse_membership_status(std::string_view text) {
  return from_word<MembershipStatus>(status_words, text);
}
std::string to_word(Confidence confidence) {
  return comity::to_word(confidence_words, confidence);
}
std::optional<Confidence> parse_confidence(std::string_view text) {
  return from_word<Confidence>(confidence_words, text);
}

}  // namespace comity::actors
