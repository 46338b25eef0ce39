// SPDX-License-Identifier: Apache-2.0
#include "comity/network/standing.hpp"

#include <algorithm>
#include <unordered_map>

namespace comity::network {

namespace {

using actors::ActorId;
using ledger::Spell;
using titles::Rung;

/// The possible days of the acts of a reading.
class Dates {
 public:
  Dates(const ledger::Log& log, const ledger::Reading& reading)
      : log_(log), read_(log.acts.size(), nullptr) {
    for (const auto& read : reading.acts) read_[read.act] = &read;
  }
  [[nodiscard]] const When& of(ledger::ActIndex act) const { return date_of(log_, *read_[act]); }

 private:
  const ledger::Log& log_;
  std::vector<const ledger::ReadAct*> read_;  ///< by ActIndex
};

/// A tie, or ties in a row, from the act that began them to the act that ended them.
struct Run {
  ledger::ActIndex begun = 0;
  std::uint32_t ended_by = 0;  ///< 1-based; 0 = open
};

bool may_hold(const Run& run, const Dates& dates, Day on) {
  return dates.of(run.begun).first() <= on &&
         (run.ended_by == 0 || dates.of(run.ended_by - 1).last() > on);
}

bool surely_holds(const Run& run, const Dates& dates, Day on) {
  return dates.of(run.begun).last() <= on &&
         (run.ended_by == 0 || dates.of(run.ended_by - 1).first() > on);
}

bool holds(const Spell& spell, Day on) {
  return spell.since <= on && (!spell.until || on < *spell.until);
}

Rung shown(const std::optional<Rung>& rung) { return rung.value_or(titles::no_rung); }

/// What one partner holds, over all its pairs, while the spells go by.
struct Gathered {
  Partner partner;
  Rung surely_at_least = titles::no_rung;
};

void take(const Spell& spell, const Dates& dates, Day on, Gathered& to) {
  if (!spell.in_force) return;
  const Run run{spell.act, spell.ended_by};
  auto& partner = to.partner;
  if (holds(spell, on)) {
    partner.rung = partner.stands ? std::max(partner.rung, spell.rung) : spell.rung;
    partner.stands = true;
    partner.acts.push_back(spell.act);
  }
  if (may_hold(run, dates, on)) partner.possible.insert(shown(spell.rung));
  if (surely_holds(run, dates, on))
    to.surely_at_least = std::max(to.surely_at_least, shown(spell.rung));
}

}  // namespace

ledger::Count Standing::count() const {
  ledger::Count count;
  for (const auto& partner : partners) {
    count.value += partner.stands ? 1 : 0;
    count.low += partner.surely ? 1 : 0;
    ++count.high;
  }
  return count;
}

ledger::Count Standing::on_rung(Rung rung) const {
  ledger::Count count;
  for (const auto& partner : partners) {
    const bool may = partner.possible.contains(rung);
    count.value += partner.stands && shown(partner.rung) == rung ? 1 : 0;
    count.low += partner.surely && may && partner.possible.size() == 1 ? 1 : 0;
    count.high += may ? 1 : 0;
  }
  return count;
}

const Partner* Standing::find(ActorId actor) const {
  const auto found = std::ranges::lower_bound(partners, actor, {}, &Partner::actor);
  return found == partners.end() || found->actor != actor ? nullptr : &*found;
}

Standing standing(const ledger::Log& log, const ledger::Reading& reading,
                  const ledger::History& history, const Circle& of, Day on) {
  const Dates dates(log, reading);
  std::map<ActorId, Gathered> gathered;
  // Ties in a row, by pair: an upgrade of unknown day does not make the partnership uncertain.
  std::unordered_map<ledger::PairIndex, Run> runs;
  const auto close = [&](ledger::PairIndex pair) {
    const auto run = runs.find(pair);
    if (run == runs.end()) return;
    auto& to = gathered[*of.partner(history.pairs[pair])].partner;
    to.surely = to.surely || surely_holds(run->second, dates, on);
    runs.erase(run);
  };
  for (const auto& spell : history.spells) {
    const auto partner = of.partner(history.pairs[spell.pair]);
    if (!partner) continue;
    take(spell, dates, on, gathered[*partner]);
    const auto run = runs.find(spell.pair);
    const bool goes_on = run != runs.end() && run->second.ended_by == spell.act + 1;
    if (!goes_on || !spell.in_force) close(spell.pair);
    if (!spell.in_force) continue;
    runs.try_emplace(spell.pair, Run{spell.act, 0}).first->second.ended_by = spell.ended_by;
  }
  while (!runs.empty()) close(runs.begin()->first);
  Standing found;
  for (auto& [actor, to] : gathered) {
    to.partner.actor = actor;
    std::erase_if(to.partner.possible, [&](Rung rung) { return rung < to.surely_at_least; });
    if (to.partner.stands || !to.partner.possible.empty())
      found.partners.push_back(std::move(to.partner));
  }
  return found;
}

std::map<ActorId, Beginning> beginnings(const ledger::Log& log, const ledger::Reading& reading,
                                        const ledger::History& history, const Circle& of) {
  const Dates dates(log, reading);
  std::map<ActorId, Beginning> found;
  for (const auto& step : history.transitions) {
    const auto partner = of.partner(history.pairs[step.pair]);
    if (!partner || !step.title_after || found.contains(*partner)) continue;
    const bool is_first = step.kind == ledger::ActKind::establish && !step.title_before &&
                          step.rung_before == titles::no_rung;
    found.emplace(*partner, Beginning{step.act, &dates.of(step.act), is_first});
  }
  return found;
}

}  // namespace comity::network
