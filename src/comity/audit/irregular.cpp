// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/irregular.hpp"

#include <fmt/format.h>

#include <map>
#include <unordered_map>
#include <utility>

namespace comity::audit {

namespace {

/// Findings by code and act, so that each irregularity is told once.
using Places = std::map<std::pair<std::string, ledger::ActIndex>, std::size_t>;

/// The finding of an irregularity; a new one begins with "agrees" on both tellings.
Finding& finding_of(std::vector<Finding>& found, Places& places, const ledger::Log& log,
                    const ledger::Irregularity& what) {
  const auto [place, is_new] = places.try_emplace({to_word(what.code), what.act}, found.size());
  if (!is_new) return found[place->second];
  auto& finding = found.emplace_back();
  finding.code = to_word(what.code);
  finding.subject = log.acts[what.act].id;
  finding.statement = what.what;
  finding.hint = what.hint;
  finding.locator = log.place_of(what.act);
  finding.verdict = finding.verdict_all = Verdict::agrees;
  finding.acts = {what.act};
  return finding;
}

}  // namespace

std::vector<Finding> check_order(const ledger::Log& log,
                                 std::span<const ledger::History* const> stated,
                                 const ledger::History& resolved) {
  std::vector<Finding> found;
  Places places;
  for (const auto& what : resolved.irregularities)
    finding_of(found, places, log, what).verdict_all = Verdict::differs;
  for (const auto* history : stated) {
    for (const auto& what : history->irregularities)
      finding_of(found, places, log, what).verdict = Verdict::differs;
  }
  return found;
}

std::vector<Decision> decide(std::vector<Finding>& findings, std::span<const Decision> decisions) {
  std::unordered_map<std::string, std::vector<Finding*>> by_key;
  for (auto& finding : findings) by_key[finding.key()].push_back(&finding);
  std::vector<Decision> unused;
  for (const auto& decision : decisions) {
    const auto found = by_key.find(decision.finding);
    if (found == by_key.end()) {
      unused.push_back(decision);
      continue;
    }
    for (auto* finding : found->second) {
      finding->state = decision.state;
      finding->reason = decision.reason;
    }
  }
  return unused;
}

}  // namespace comity::audit
