// SPDX-License-Identifier: Apache-2.0
// Laws of merging that hold for any contacts.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

#include "comity/exchanges/count.hpp"
#include "support/contacts.hpp"

namespace comity::exchanges {
namespace {

using Ids = std::set<std::string>;

/// A partner, two places, three levels, four forms, days within two months: near enough to merge.
Contact arbitrary_contact(testing::Met& met, std::size_t number) {
  const auto pick = [](int n) { return *rc::gen::inRange(0, n); };
  const Day day = parse_day("2014-01-01").value() + std::chrono::days(pick(60));
  Contact contact;
  contact.id = "K" + std::to_string(number);
  contact.start = When(day);
  if (pick(3) == 0) contact.end = When(day + std::chrono::days(pick(6)));
  contact.form = std::vector{Form::visit, Form::state_visit, Form::telephone, Form::co_presence,
                             Form::multilateral_meeting}[static_cast<std::size_t>(pick(5))];
  if (!is_remote(contact.form)) contact.venue = met.actor(pick(2) == 0 ? "CHN" : "BRA");
  contact.source = static_cast<SourceIndex>(pick(3));
  if (pick(4) == 0) contact.confidence = actors::Confidence::low;
  const auto level = [&] { return static_cast<actors::Level>(pick(2)); };
  contact.participants = {{met.actor("CHN"), level(), ""},
                          {met.actor(pick(2) == 0 ? "BRA" : "PER"), level(), ""}};
  return contact;
}

testing::Met arbitrary() {
  testing::Met met;
  for (const auto* code : {"CHN", "BRA", "PER"}) met.actor(code);
  const auto n = *rc::gen::inRange<std::size_t>(0, 25);
  for (std::size_t i = 0; i < n; ++i) met.contacts.push_back(arbitrary_contact(met, i));
  return met;
}

/// The ids of the contacts of each exchange that is none at a summit alone.
std::set<Ids> groups_of(const testing::Met& met, const std::vector<Exchange>& merged) {
  std::set<Ids> groups;
  for (const auto& one : merged) {
    if (one.is_co_presence()) continue;
    Ids ids;
    for (const auto i : one.contacts) ids.insert(met.contacts[i].id);
    groups.insert(ids);
  }
  return groups;
}

RC_GTEST_PROP(Merge, LosesNoContactAndTakesNoneTwice, ()) {
  const auto met = arbitrary();
  std::map<ContactIndex, int> taken;
  for (const auto& one : met.merged()) {
    for (const auto i : one.contacts) ++taken[i];
    for (const auto i : one.beside) ++taken[i];
  }
  RC_ASSERT(taken.size() == met.contacts.size());
  for (const auto& [contact, times] : taken) RC_ASSERT(times == 1);
}

RC_GTEST_PROP(Merge, DoesNotDependOnTheOrderOfContacts, ()) {
  auto met = arbitrary();
  const auto before = testing::lines_of(met, met.merged());
  std::ranges::reverse(met.contacts);
  if (met.contacts.size() > 2) std::swap(met.contacts.front(), met.contacts[1]);
  RC_ASSERT(testing::lines_of(met, met.merged()) == before);
}

RC_GTEST_PROP(Merge, OfItsOwnGroupsChangesNothing, ()) {
  const auto met = arbitrary();
  for (const auto& one : met.merged()) {
    if (one.is_co_presence()) continue;
    testing::Met alone;
    for (const auto* code : {"CHN", "BRA", "PER"}) alone.actor(code);
    for (const auto i : one.contacts) alone.contacts.push_back(met.contacts[i]);
    const auto again = alone.merged();
    RC_ASSERT(again.size() == 1U);
    RC_ASSERT(again[0].contacts.size() == one.contacts.size());
    RC_ASSERT(again[0].form == one.form);
    RC_ASSERT(again[0].first == one.first);
  }
}

RC_GTEST_PROP(Merge, OfOneSourceGivesPartsOfTheMerged, ()) {
  const auto met = arbitrary();
  const auto whole = groups_of(met, met.merged());
  std::size_t alone = 0;
  for (SourceIndex source = 0; source < 3; ++source) {
    const auto parts = groups_of(met, met.merged(source));
    alone += parts.size();
    for (const auto& part : parts) {
      RC_ASSERT(std::ranges::count_if(
                    whole, [&](const Ids& ids) { return std::ranges::includes(ids, part); }) == 1);
    }
  }
  RC_ASSERT(alone >= whole.size());
}

RC_GTEST_PROP(Merge, FollowsItsActorsUnderOtherCodes, ()) {
  const auto met = arbitrary();
  testing::Met renamed;
  for (const auto* code : {"PER", "CHN", "BRA"}) renamed.actor(code);
  const auto other = [&](actors::ActorId id) { return renamed.actor(met.actors.at(id).code); };
  for (auto contact : met.contacts) {
    for (auto& one : contact.participants) one.actor = other(one.actor);
    if (contact.venue) contact.venue = other(*contact.venue);
    renamed.contacts.push_back(std::move(contact));
  }
  RC_ASSERT(groups_of(renamed, renamed.merged()) == groups_of(met, met.merged()));
}

RC_GTEST_PROP(Count, StaysBetweenItsBoundsAndSumsOverWindows, ()) {
  const auto met = arbitrary();
  const auto merged = met.merged();
  CountRule rule{.principal = met.actors.find("CHN").value(),
                 .level = parse_level_rule("any").value(),
                 .dates = static_cast<DateRule>(*rc::gen::inRange(0, 4))};
  const auto total = [&](Day since, Day until) {
    rule.since = since;
    rule.until = until;
    int sum = 0;
    for (const auto& one : count(merged, rule, {})) {
      RC_ASSERT(one.low <= one.total);
      RC_ASSERT(one.total <= one.high);
      RC_ASSERT(one.total == static_cast<int>(one.exchanges.size()));
      sum += one.total;
    }
    return sum;
  };
  const Day cut = parse_day("2014-01-30").value();
  RC_ASSERT(total(distant_past, cut) + total(cut + std::chrono::days(1), distant_future) ==
            total(distant_past, distant_future));
}

}  // namespace
}  // namespace comity::exchanges
