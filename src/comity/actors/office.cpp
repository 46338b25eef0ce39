// SPDX-License-Identifier: Apache-2.0
#include "comity/actors/office.hpp"

#include <algorithm>

#include "comity/base/words.hpp"

namespace comity::actors {

namespace {

constexpr Words<8> words{
    "head_of_state",    "head_of_government", "vice_president", "foreign_minister",
    "legislature_head", "minister",           "other",          "unknown"};

/// The last day on which a spell may have begun, the first on which it may have ended.
Day surely_from(const When& since) { return since.is_open() ? distant_past : since.last(); }
Day surely_to(const When& until) { return until.is_open() ? distant_future : until.first(); }

bool holds(const ChiefExecutive& row, Day day) {
  return row.since.first() <= day && day <= row.until.last();
}

}  // namespace

std::string to_word(Level level) { return comity::to_word(words, level); }
std::optional<Level> parse_level(std::string_view text) { return from_word<Level>(words, text); }
std::vector<std::string> level_words() { return {words.begin(), words.end()}; }

std::optional<Level> chief_executive_on(std::span<const ChiefExecutive> rows, ActorId actor,
                                        Day day) {
  for (const auto& row : rows) {
    if (row.actor == actor && holds(row, day)) return row.level;
  }
  return std::nullopt;
}

ChiefExecutives::ChiefExecutives(std::span<const ChiefExecutive> rows) {
  for (const auto& row : rows) {
    if (row.actor.value >= by_actor_.size()) by_actor_.resize(row.actor.value + 1);
    by_actor_[row.actor.value].push_back(row);
  }
  for (auto& own : by_actor_)
    std::ranges::stable_sort(own, {}, [](const auto& row) { return row.since.first(); });
}

std::optional<Level> ChiefExecutives::on(ActorId actor, Day day) const {
  if (!knows(actor)) return std::nullopt;
  return chief_executive_on(by_actor_[actor.value], actor, day);
}

bool ChiefExecutives::knows(ActorId actor) const {
  return actor.value < by_actor_.size() && !by_actor_[actor.value].empty();
}

bool surely_overlap(const ChiefExecutive& a, const ChiefExecutive& b) {
  return std::max(surely_from(a.since), surely_from(b.since)) <=
         std::min(surely_to(a.until), surely_to(b.until));
}

bool surely_overlap(const LeaderSpell& a, const LeaderSpell& b) {
  return std::max(surely_from(a.since), surely_from(b.since)) <
         std::min(surely_to(a.until), surely_to(b.until));
}

}  // namespace comity::actors
