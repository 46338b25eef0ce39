// SPDX-License-Identifier: Apache-2.0
// What an audit stands on: the log, told twice, as one source states it and as resolved.
// Every check of a printed table or of evidence takes it.
// Knows nothing of any check.
#pragma once

#include <string>

#include "comity/audit/finding.hpp"
#include "comity/ledger/counts.hpp"
#include "comity/ledger/replay.hpp"

namespace comity::audit {

/// The log told one way.
struct Told {
  const ledger::Reading& reading;
  const ledger::History& history;
};

/// The acts as a source states them beside all accepted acts, and whose acts count.
struct Ground {
  const actors::Register& actors;
  const titles::Titles& titles;
  const ledger::Log& log;
  ledger::CountRule rule;
  Told stated;
  Told resolved;
};

/// "differs" if something is wrong, otherwise "agrees".
[[nodiscard]] inline Verdict agrees_unless(bool wrong) {
  return wrong ? Verdict::differs : Verdict::agrees;
}

/// Whether a finding says that something differs, on either telling.
[[nodiscard]] inline bool differs(const Finding& finding) {
  return finding.verdict == Verdict::differs || finding.verdict_all == Verdict::differs;
}

/// The partners of the principal in an act, in its order.
[[nodiscard]] std::vector<actors::ActorId> partners_of(const ledger::Act& act,
                                                       const ledger::CountRule& rule);

/// An actor's English name, or its code where it has none.
[[nodiscard]] std::string name_of(const Ground& ground, actors::ActorId actor);

/// "with Brazil": the partners of an act by name.
[[nodiscard]] std::string partner_names(const Ground& ground, const ledger::Act& act);

}  // namespace comity::audit
