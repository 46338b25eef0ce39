// SPDX-License-Identifier: Apache-2.0
#include "comity/services/partner_rows.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace comity::services {

namespace {

/// A bound as people wrote it; null where it is open.
Value bound(const When& date) { return date == When{} ? Value{} : Value(date.text()); }

/// Kinds of instruments that are messages: many, short, and told by the year.
bool is_message(std::string_view kind) {
  constexpr std::array kinds{"anniversary",  "condolence",  "congratulation",
                             "event_letter", "joint_event", "other_message"};
  return std::ranges::find(kinds, kind) != kinds.end();
}

using actors::LeaderSpell;

/// What changed from one leader to the next in the same office.
std::string change_between(const LeaderSpell& before, const LeaderSpell& after) {
  if (before.person == after.person) return "none";
  if (!before.party.empty() && !after.party.empty())
    return before.party == after.party ? "person" : "government";
  if (!before.orientation.empty() && !after.orientation.empty())
    return before.orientation == after.orientation ? "person" : "government";
  return "unknown";
}

std::vector<LeaderSpell> spells_of(const io::Case& of, actors::ActorId actor) {
  std::vector<LeaderSpell> spells;
  for (const auto& spell : of.leaders) {
    if (spell.actor == actor) spells.push_back(spell);
  }
  std::ranges::stable_sort(spells, {}, [](const LeaderSpell& spell) {
    return std::tuple(spell.office, spell.since.first());
  });
  return spells;
}

}  // namespace

Value leader_rows(const io::Case& of, actors::ActorId actor) {
  auto rows = Value::array();
  const auto spells = spells_of(of, actor);
  for (std::size_t i = 0; i < spells.size(); ++i) {
    const auto& spell = spells[i];
    const bool is_first = i == 0 || spells[i - 1].office != spell.office;
    const auto change = is_first ? std::string("first") : change_between(spells[i - 1], spell);
    rows.push(Value::object({{"office", spell.office},
                             {"person", spell.person},
                             {"party", spell.party},
                             {"orientation", spell.orientation},
                             {"since", spell.since.text()},
                             {"until", bound(spell.until)},
                             {"change_of_government", change == "government"},
                             {"change", change},
                             {"source", spell.source}}));
  }
  return rows;
}

Value instrument_rows(const View& view, actors::ActorId partner) {
  const auto& of = *view.of;
  using Key = std::tuple<std::string, std::string, std::uint32_t, std::string>;  // kind, year ...
  std::map<Key, std::int64_t> messages;
  auto rows = Value::array();
  for (const auto& row : of.instruments) {
    const bool forth = row.actor == view.principal && row.counterpart == partner;
    const bool back = row.actor == partner && row.counterpart == view.principal;
    if (!forth && !back) continue;
    if (is_message(row.kind)) {
      ++messages[{row.kind, row.since.text().substr(0, 4), row.actor.value, row.source}];
      continue;
    }
    rows.push(Value::object({{"kind", row.kind},
                             {"since", row.since.text()},
                             {"until", bound(row.until)},
                             {"value", row.value},
                             {"unit", row.unit},
                             {"source", row.source},
                             {"n", 1},
                             {"actor", of.actors.at(row.actor).code},
                             {"locator", row.locator}}));
  }
  for (const auto& [key, n] : messages) {
    const auto& [kind, year, actor, source] = key;
    rows.push(Value::object({{"kind", kind},
                             {"since", year},
                             {"until", Value{}},
                             {"value", n},
                             {"unit", "messages"},
                             {"source", source},
                             {"n", n},
                             {"actor", of.actors.at(actors::ActorId{actor}).code},
                             {"locator", ""}}));
  }
  return rows;
}

Value partner_memberships(const io::Case& of, actors::ActorId actor) {
  std::vector<const actors::Membership*> held;
  for (const auto& row : of.memberships) {
    if (row.actor == actor) held.push_back(&row);
  }
  std::ranges::stable_sort(held, {}, [&](const actors::Membership* row) {
    return std::tuple(of.actors.at(row->organization).code, row->since.first());
  });
  auto rows = Value::array();
  for (const auto* const row : held) {
    rows.push(Value::object({{"organization", of.actors.at(row->organization).code},
                             {"role", row->role},
                             {"status", to_word(row->status)},
                             {"since", bound(row->since)},
                             {"until", bound(row->until)},
                             {"source", row->source},
                             {"confidence", to_word(row->confidence)}}));
  }
  return rows;
}

}  // namespace comity::services
