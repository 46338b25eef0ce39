// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "comity/ledger/replay.hpp"
#include "support/random_log.hpp"

namespace comity::ledger {
namespace {

using testing::history_of;
using testing::random_day_text;
using testing::random_log;
using testing::spells_of;
using testing::transitions_of;
using testing::World;
using testing::world_of;

using Key = std::tuple<std::uint32_t, std::uint32_t, Layer, std::string>;

/// The obviously right replay: for each pair of actors it walks the whole reading and keeps one
/// state. Slow, O(pairs x acts). It knows nothing of irregularities.
struct SlowSpell {
  Key key;
  TitleId title;
  std::optional<Rung> rung;
  bool in_force;
  ActIndex act;
  Day since;
  std::optional<Day> until;
  auto tie() const { return std::tuple(act, key, title.value, rung, in_force, since, until); }
  bool operator==(const SlowSpell& other) const { return tie() == other.tie(); }
  bool operator<(const SlowSpell& other) const { return tie() < other.tie(); }
};

bool binds(const Act& act, const Key& key) {
  const auto& [a, b, layer, sector] = key;
  if (act.layer != layer || act.sector != sector) return false;
  const auto takes_part = [&](std::uint32_t id) {
    return std::ranges::find(act.parties, ActorId{id}) != act.parties.end();
  };
  if (!takes_part(a) || !takes_part(b)) return false;
  return act.binding == Binding::all || act.parties.front().value == a ||
         act.parties.front().value == b;
}

void walk_pair(const World& world, const Reading& reading, const titles::Ranking& ranking,
               const Key& key, std::vector<SlowSpell>& spells) {
  std::optional<SlowSpell> held;
  const auto change = [&](const std::optional<SlowSpell>& next, Day day) {
    if (held) {
      held->until = day;
      spells.push_back(*held);
    }
    held = next;
  };
  bool is_first = true;
  for (const auto& read : reading.acts) {
    const auto& act = world.log.acts[read.act];
    if (!binds(act, key)) continue;
    const bool moves = read.kind == ActKind::establish || read.kind == ActKind::upgrade ||
                       read.kind == ActKind::downgrade;
    const bool ranked = act.layer != Layer::sectoral;
    // The first act of a pair shows the title it held, whatever its kind.
    const bool shows = is_first && (read.kind == ActKind::rename || read.kind == ActKind::reaffirm);
    is_first = false;
    if ((moves || shows) && read.title) {
      change(SlowSpell{key,
                       *read.title,
                       ranked ? ranking[read.title->value] : std::nullopt,
                       true,
                       read.act,
                       read.day,
                       {}},
             read.day);
    } else if (held && read.kind == ActKind::rename && read.title) {
      change(SlowSpell{key, *read.title, held->rung, held->in_force, read.act, read.day, {}},
             read.day);
    } else if (held && ((read.kind == ActKind::suspend && held->in_force) ||
                        (read.kind == ActKind::restore && !held->in_force))) {
      change(SlowSpell{key, held->title, held->rung, !held->in_force, read.act, read.day, {}},
             read.day);
    } else if (held && read.kind == ActKind::end) {
      change(std::nullopt, read.day);
    }
  }
  if (held) spells.push_back(*held);
}

std::vector<SlowSpell> slow_replay(const World& world, const Reading& reading) {
  std::set<Key> keys;
  for (const auto& act : world.log.acts) {
    for (const auto a : act.parties) {
      for (const auto b : act.parties) {
        if (a < b) keys.emplace(a.value, b.value, act.layer, act.sector);
      }
    }
  }
  std::vector<SlowSpell> spells;
  const auto ranking = world.ranking();
  for (const auto& key : keys) walk_pair(world, reading, ranking, key, spells);
  std::sort(spells.begin(), spells.end());
  return spells;
}

std::vector<SlowSpell> as_slow(const History& history) {
  std::vector<SlowSpell> spells;
  for (const auto& spell : history.spells) {
    const auto& pair = history.pairs[spell.pair];
    const auto [a, b] = std::minmax(pair.a.value, pair.b.value);
    spells.push_back({{a, b, pair.layer, pair.sector},
                      spell.title,
                      spell.rung,
                      spell.in_force,
                      spell.act,
                      spell.since,
                      spell.until});
  }
  std::sort(spells.begin(), spells.end());
  return spells;
}

RC_GTEST_PROP(Replay, EqualsTheSlowReplay, ()) {
  const auto world = world_of(random_log(40, *rc::gen::arbitrary<bool>()));
  const auto reading =
      read(world.log,
           {.with_proposed = *rc::gen::arbitrary<bool>(), .dates = DateRule::random, .seed = 3});
  RC_ASSERT(as_slow(replay(world.log, reading, world.ranking(), {})) ==
            slow_replay(world, reading));
}

RC_GTEST_PROP(Replay, HasNoTwoSpellsOfOnePairOnOneDay, ()) {
  const auto world = world_of(random_log(40, false));
  const auto history = history_of(world);
  std::map<PairIndex, std::optional<Day>> free_from;
  for (const auto& spell : history.spells) {
    if (spell.until) RC_ASSERT(spell.since <= *spell.until);
    const auto [earlier, is_first] = free_from.try_emplace(spell.pair, spell.until);
    if (!is_first) RC_ASSERT(earlier->second.has_value() && *earlier->second <= spell.since);
    earlier->second = spell.until;
  }
}

/// A history as it was known at the end of a day.
History cut(History history, Day day) {
  std::erase_if(history.transitions, [&](const Transition& step) { return step.day > day; });
  std::erase_if(history.spells, [&](const Spell& spell) { return spell.since > day; });
  for (auto& spell : history.spells) {
    if (spell.until && *spell.until > day) spell.until.reset();
  }
  return history;
}

RC_GTEST_PROP(Replay, OfAPrefixEqualsTheReplayCutAtThatDay, ()) {
  const auto world = world_of(random_log(40, false));
  const Day day = testing::day(random_day_text());
  const auto all = read(world.log, {});
  const auto prefix = replay(world.log, until(all, day), world.ranking(), {});
  const auto whole = cut(replay(world.log, all, world.ranking(), {}), day);
  RC_ASSERT(spells_of(world, prefix) == spells_of(world, whole));
  RC_ASSERT(transitions_of(world, prefix) == transitions_of(world, whole));
}

RC_GTEST_PROP(Replay, PermutesItsAnswersWhenActorsAreRenamed, ()) {
  const auto text = random_log(30, true);
  std::string renamed = text;
  for (auto at = renamed.find("AAA"); at != std::string::npos; at = renamed.find("AAA", at))
    renamed.replace(at, 3, "ZZZ");
  const auto world = world_of(text);
  const auto other = world_of(renamed);
  auto mine = spells_of(world);
  auto theirs = spells_of(other);
  for (auto* lines : {&mine, &theirs}) {
    for (auto& line : *lines) {
      for (auto at = line.find("ZZZ"); at != std::string::npos; at = line.find("ZZZ"))
        line.replace(at, 3, "AAA");
      if (line.substr(4, 3) < line.substr(0, 3))
        line = line.substr(4, 3) + " " + line.substr(0, 3) + line.substr(7);
    }
    std::ranges::sort(*lines);
  }
  RC_ASSERT(mine == theirs);
}

RC_GTEST_PROP(Replay, DoesNotDependOnTheOrderOfTheFileWhereDaysDiffer, ()) {
  std::vector<std::string> lines;
  std::set<std::string> days;
  for (int i = 0; i < 25; ++i) {
    const auto day = random_day_text();
    if (days.insert(day).second)
      lines.push_back(testing::random_act(day) + " id=X" + std::to_string(i));
  }
  const auto text = [](const std::vector<std::string>& all) {
    std::string joined;
    for (const auto& line : all) joined += line + "\n";
    return joined;
  };
  const auto first = world_of(text(lines));
  const auto second =
      world_of(text(*rc::gen::map(rc::gen::just(lines), [](std::vector<std::string> l) {
        std::ranges::reverse(l);
        return l;
      })));
  auto mine = spells_of(first, history_of(first, {}, {.principal = first.actors.find("AAA")}));
  auto theirs = spells_of(second, history_of(second, {}, {.principal = second.actors.find("AAA")}));
  for (auto* spells : {&mine, &theirs}) {
    for (auto& line : *spells) {
      if (line.substr(0, 3) != "AAA" && line.substr(4, 3) < line.substr(0, 3))
        line = line.substr(4, 3) + " " + line.substr(0, 3) + line.substr(7);
    }
    std::ranges::sort(*spells);
  }
  RC_ASSERT(mine == theirs);
}

RC_GTEST_PROP(Replay, ReportsEachIrregularityOnAnActOfTheReading, ()) {
  const auto world = world_of(random_log(40, false));
  const auto reading = read(world.log, {});
  for (const auto& found : replay(world.log, reading, world.ranking(), {}).irregularities) {
    RC_ASSERT(std::ranges::any_of(reading.acts,
                                  [&](const ReadAct& act) { return act.act == found.act; }));
    RC_ASSERT(!found.what.empty() && !found.hint.empty());
  }
}

}  // namespace
}  // namespace comity::ledger
