// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/ground.hpp"

#include "comity/base/text.hpp"

namespace comity::audit {

std::vector<actors::ActorId> partners_of(const ledger::Act& act, const ledger::CountRule& rule) {
  std::vector<actors::ActorId> partners;
  for (const auto party : act.parties) {
    if (party != rule.principal) partners.push_back(party);
  }
  return partners;
}

std::string name_of(const Ground& ground, actors::ActorId actor) {
  const auto& found = ground.actors.at(actor);
  return found.names.en.empty() ? found.code : found.names.en;
}

std::string partner_names(const Ground& ground, const ledger::Act& act) {
  std::vector<std::string> names;
  for (const auto partner : partners_of(act, ground.rule))
    names.push_back(name_of(ground, partner));
  return join(names, ", ");
}

}  // namespace comity::audit
