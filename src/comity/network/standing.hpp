// SPDX-License-Identifier: Apache-2.0
// Who is a partner on a day, and how sure that is where dates are known to a month or a year only.
// Each partner with the rungs it stands on, surely or perhaps.
// Knows nothing of files or of other days.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "comity/ledger/counts.hpp"
#include "comity/network/lifetimes.hpp"

namespace comity::network {

/// An actor that is, or as dates allow may be, a partner of the hub on a day.
struct Partner {
  actors::ActorId actor;
  bool stands = false;                 ///< on the days the date rule chose
  bool surely = false;                 ///< on whatever days the dates allow
  std::optional<titles::Rung> rung;    ///< the closest rung, as the date rule has it
  std::set<titles::Rung> possible;     ///< rungs it may stand on as its closest; 0 = unranked
  std::vector<ledger::ActIndex> acts;  ///< that began the ties it holds
};

/// The partners of a circle on a day, by actor; suspended ties do not count.
struct Standing {
  std::vector<Partner> partners;
  [[nodiscard]] ledger::Count count() const;
  /// Partners whose closest tie stands on a rung; 0 asks for the unranked ones.
  [[nodiscard]] ledger::Count on_rung(titles::Rung rung) const;
  [[nodiscard]] const Partner* find(actors::ActorId actor) const;
};

/// Who stands where on a day, with the least and the most that uncertain dates allow.
///
/// A tie surely holds on the day if its first act can be no later and its last no earlier; it may
/// hold if some day of each would do. Ties that follow each other without a break are one for the
/// question who is a partner, and several for the question on which rung.
///
/// Cost: O(spells + acts).
[[nodiscard]] Standing standing(const ledger::Log& log, const ledger::Reading& reading,
                                const ledger::History& history, const Circle& of, Day on);

/// The act with which a partnership began in the log, and whether it is known that none was before.
struct Beginning {
  ledger::ActIndex act = 0;
  const When* date = nullptr;
  bool is_first = true;  ///< false: the first known act presupposes an earlier one
};

/// For each partner of a circle its first known act; by actor.
[[nodiscard]] std::map<actors::ActorId, Beginning> beginnings(const ledger::Log& log,
                                                              const ledger::Reading& reading,
                                                              const ledger::History& history,
                                                              const Circle& of);

}  // namespace comity::network
