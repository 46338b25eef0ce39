// SPDX-License-Identifier: Apache-2.0
// Laws of the network that hold for any log.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "comity/network/adjacency.hpp"
#include "comity/network/measures.hpp"
#include "support/log.hpp"

namespace comity::network {
namespace {

using ledger::ActKind;

constexpr std::uint32_t n_actors = 6;

ledger::Act random_act(std::size_t place, std::uint32_t n_titles) {
  ledger::Act act;
  act.id = "A" + std::to_string(place + 1);
  act.date = When(testing::day("1990-01-01") + std::chrono::days{*rc::gen::inRange(0, 4000)});
  act.kind = *rc::gen::element(ActKind::establish, ActKind::establish, ActKind::upgrade,
                               ActKind::downgrade, ActKind::suspend, ActKind::restore, ActKind::end,
                               ActKind::rename);
  act.layer =
      *rc::gen::element(ledger::Layer::bilateral, ledger::Layer::regional, ledger::Layer::sectoral);
  if (act.layer == ledger::Layer::sectoral)
    act.sector = *rc::gen::element<std::string>("energy", "digital");
  const auto first = *rc::gen::inRange<std::uint32_t>(0, n_actors);
  act.parties = {{first}, {(first + *rc::gen::inRange<std::uint32_t>(1, n_actors)) % n_actors}};
  const bool plain =
      act.kind == ActKind::suspend || act.kind == ActKind::restore || act.kind == ActKind::end;
  if (!plain) act.title = titles::TitleId{*rc::gen::inRange<std::uint32_t>(0, n_titles)};
  return act;
}

/// A log of random acts between six actors, whose titles stand on all rungs and on none.
testing::World random_world() {
  testing::World world;
  world.ladder = testing::small_ladder();
  for (const auto* code : {"AA", "BB", "CC", "DD", "EE", "FF"})
    testing::detail::actor_of(world, code);
  for (const auto* title : {"friendly partnership", "strategic partnership",
                            "comprehensive strategic partnership", "unheard of partnership"})
    testing::detail::title_of(world, title);
  const auto n = *rc::gen::inRange<std::size_t>(0, 40);
  for (std::size_t i = 0; i < n; ++i)
    world.log.acts.push_back(random_act(i, static_cast<std::uint32_t>(world.titles.size())));
  ledger::index_evidence(world.log);
  return world;
}

Day random_day() {
  return testing::day("1990-01-01") + std::chrono::days{*rc::gen::inRange(-10, 4010)};
}

/// Puts other actors in the same places.
void rename(testing::World& world, const std::vector<std::uint32_t>& to) {
  for (auto& act : world.log.acts) {
    for (auto& party : act.parties) party.value = to[party.value];
  }
}

using Numbers = std::tuple<std::int64_t, std::int64_t, std::optional<Rung>, std::int64_t,
                           std::int64_t, ledger::PerLayer>;

std::map<std::uint32_t, Numbers> numbers_of(const Snapshot& of) {
  std::map<std::uint32_t, Numbers> numbers;
  for (const auto& m : measure(of))
    numbers[m.actor.value] = {m.degree,   m.strength,  m.closest,
                              m.unranked, m.suspended, m.per_layer};
  return numbers;
}

RC_GTEST_PROP(NetworkLaws, RenamingActorsPermutesTheMeasures, ()) {
  auto world = random_world();
  std::vector<std::uint32_t> to(n_actors);
  std::iota(to.begin(), to.end(), 0);
  const auto shift = *rc::gen::inRange<std::uint32_t>(0, n_actors);
  std::rotate(to.begin(), to.begin() + shift, to.end());
  if (*rc::gen::arbitrary<bool>()) std::swap(to[0], to[3]);
  const auto on = random_day();
  std::map<std::uint32_t, Numbers> expected;
  for (const auto& [actor, numbers] : numbers_of(snapshot(testing::history_of(world), on)))
    expected[to[actor]] = numbers;
  rename(world, to);
  RC_ASSERT(numbers_of(snapshot(testing::history_of(world), on)) == expected);
}

/// Ties without what only later acts tell: when they end.
std::vector<Tie> without_ends(std::vector<Tie> ties) {
  for (auto& tie : ties) tie.until.reset();
  return ties;
}

RC_GTEST_PROP(NetworkLaws, TheNetworkOnADayNeedsOnlyThePrefixUpToIt, ()) {
  const auto world = random_world();
  const auto on = random_day();
  const auto whole = snapshot(testing::history_of(world), on);
  const auto prefix =
      snapshot(ledger::replay(world.log, ledger::until(ledger::read(world.log, {}), on),
                              world.ranking(), {}),
               on);
  RC_ASSERT(without_ends(whole.ties) == without_ends(prefix.ties));
  RC_ASSERT(whole.actors == prefix.actors);
}

RC_GTEST_PROP(NetworkLaws, StrengthIsAtLeastTheDegreeWhereAllIsRanked, ()) {
  const auto found = snapshot(testing::history_of(random_world()), random_day());
  for (const auto& m : measure(found)) {
    if (m.unranked == 0) RC_ASSERT(m.strength >= m.degree);
    RC_ASSERT(m.degree <= static_cast<std::int64_t>(found.actors.size()) - 1);
    RC_ASSERT(m.closest.has_value() == (m.strength > 0));
  }
}

RC_GTEST_PROP(NetworkLaws, HalfTheDegreesAreTheTiedPairs, ()) {
  const auto found = snapshot(testing::history_of(random_world()), random_day());
  std::int64_t degrees = 0;
  for (const auto& m : measure(found)) degrees += m.degree;
  RC_ASSERT(degrees == 2 * adjacency(found).pairs());
}

RC_GTEST_PROP(NetworkLaws, PartnersAreTheDegreeOfTheEgo, ()) {
  const auto found = snapshot(testing::history_of(random_world()), random_day());
  const std::vector<bool> everyone(n_actors, true);
  for (const auto& m : measure(found)) {
    RC_ASSERT(closeness(found, m.actor, everyone).partners() == m.degree);
    RC_ASSERT(reach(found, m.actor, everyone).reached == m.degree);
  }
}

}  // namespace
}  // namespace comity::network
