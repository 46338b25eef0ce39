// SPDX-License-Identifier: Apache-2.0
#include "comity/io/learned_ladder.hpp"

#include <array>

#include "comity/ledger/upgrades.hpp"

namespace comity::io {

std::vector<titles::Upgrade> upgrades_of(const Case& of) {
  constexpr std::array layers{ledger::Layer::bilateral, ledger::Layer::regional};
  const auto reading = ledger::read(of.log, {.source = {}, .dates = of.settings.dates});
  return ledger::upgrades(of.log, of.titles, reading, layers);
}

void add_learned_ladder(Case& to) {
  if (to.find_ladder(titles::learned_id) != nullptr) return;
  if (to.log.acts.size() > most_acts_learned) return;
  auto ladder = titles::to_ladder(titles::reveal(upgrades_of(to)), to.titles);
  if (!ladder.steps.empty()) to.ladders.push_back(std::move(ladder));
}

}  // namespace comity::io
