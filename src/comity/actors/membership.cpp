// SPDX-License-Identifier: Apache-2.0
#include "comity/actors/membership.hpp"

#include <algorithm>
#include <tuple>

#include "comity/base/words.hpp"

namespace comity::actors {

namespace {

constexpr Words<4> status_words{"in_force", "suspended", "withdrawn", "declined"};
constexpr Words<3> confidence_words{"high", "medium", "low"};

}  // namespace

Certainty holds_on(const Membership& membership, Day day) {
  const auto& [since, until] = std::tie(membership.since, membership.until);
  if (day < since.first() || day > until.last()) return Certainty::no;
  const bool begun = day >= since.last() || since.is_open();
  const bool may_have_ended = day > until.first() && !until.is_open();
  return begun && !may_have_ended ? Certainty::yes : Certainty::maybe;
}

bool surely_overlap(const Membership& a, const Membership& b) {
  const auto begins = [](const Membership& row) {
    return row.since.is_open() ? distant_past : row.since.last();
  };
  const auto ends = [](const Membership& row) {
    return row.until.is_open() ? distant_future : row.until.first();
  };
  // On the last day of one row another may begin.
  return std::max(begins(a), begins(b)) < std::min(ends(a), ends(b));
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

std::string to_word(MembershipStatus status) { return comity::to_word(status_words, status); }
std::optional<MembershipStatus> parse_membership_status(std::string_view text) {
  return from_word<MembershipStatus>(status_words, text);
}
std::string to_word(Confidence confidence) { return comity::to_word(confidence_words, confidence); }
std::optional<Confidence> parse_confidence(std::string_view text) {
  return from_word<Confidence>(confidence_words, text);
}

}  // namespace comity::actors
