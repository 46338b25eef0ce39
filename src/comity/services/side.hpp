// SPDX-License-Identifier: Apache-2.0
// One side of a comparison: a principal with a case's region, or with a part of it.
// A comparison opens two of them and asks each the same.
// Knows nothing of the other side.
#pragma once

#include <string>
#include <vector>

#include "comity/network/standing.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// A side as it is named: a case, and a region of its actors; empty = the case's own.
struct SideName {
  const io::Case* of = nullptr;
  std::string region;

  /// "china-world@Africa"
  [[nodiscard]] std::string text() const;
};

struct Side {
  std::string name;
  std::string region;  ///< as people read it
  View view;
  network::Circle circle;
  network::Standing standing;           ///< on `view.on`
  std::vector<titles::TitleId> titles;  ///< that its acts give up to that day, in order of id
};

/// Splits "cases/china-world@Africa" at the last `@`, or "china-world@Africa" of a route: the case,
/// then the region. Without an `@` the region is empty.
[[nodiscard]] std::pair<std::string, std::string> split_side(const std::string& side);

/// Opens the view of a side and narrows it to its region. `circle.layers` are those the request
/// names, else those the case ranks.
///
/// Errors: as open_view; usage, if nobody of the case's region belongs to the side's (with the
/// nearest regions).
[[nodiscard]] Result<Side> open_side(const SideName& name, const Request& request);

/// Looks at the sides on one day, the earlier of theirs if the request names none, and no further.
void look_on(Side& side, Day on, Day until);

/// The states of a side's region: the population of its shares.
[[nodiscard]] std::int64_t states_of(const Side& side);

/// The years from the window's first day (the first act's, if the window is open) to its last.
[[nodiscard]] double years_of(const Side& side);

/// The rule that counts the acts of a side in its window.
[[nodiscard]] ledger::CountRule count_rule(const Side& side);

}  // namespace comity::services
