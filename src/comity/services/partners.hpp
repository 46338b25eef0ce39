// SPDX-License-Identifier: Apache-2.0
// How many partners an actor has on a day, with what uncertain dates and late records leave open.
// The same count stands in `network` and `compare`.
// Knows nothing of tables or pictures.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "comity/network/standing.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// A number of partners and who makes it uncertain. low <= n <= high.
struct PartnerCount {
  std::int64_t n = 0;
  std::int64_t low = 0;   ///< partners on every date the sources allow, and not by record only
  std::int64_t high = 0;  ///< partners on some date the sources allow, or in an unknown state
  std::vector<actors::ActorId> by_date;    ///< counted or not as uncertain dates fall
  std::vector<actors::ActorId> by_record;  ///< in force by record only
  std::vector<actors::ActorId> unknown;    ///< the record of the pair begins later
};

/// Counts the partners of a circle on the view's day, of which `standing` is already known.
///
/// Cost: O(spells).
[[nodiscard]] PartnerCount count_partners(const View& view, const network::Circle& circle,
                                          const network::Standing& standing);

/// Counts the partners of the view's principal in its region on its day, in the layers given.
///
/// Cost: O(spells + acts).
[[nodiscard]] PartnerCount count_partners(const View& view, std::span<const ledger::Layer> layers);

/// " (from 67 to 70 as dates and the record allow)"; empty where nothing is open.
[[nodiscard]] std::string range_of(const PartnerCount& count);

/// One sentence for each reason that leaves partners in doubt, with their names.
[[nodiscard]] std::vector<std::string> cautions_of(const View& view, const PartnerCount& count);

/// The count as answers show it: `value, low, high, by_date[], by_record[], unknown[]`.
[[nodiscard]] Value partners_value(const View& view, const PartnerCount& count);

}  // namespace comity::services
