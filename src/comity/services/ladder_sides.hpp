// SPDX-License-Identifier: Apache-2.0
// One case under each of its ladders: what every comparison of ladders looks at.
// Knows nothing of what is made of it.
#pragma once

#include <span>

#include "comity/services/side.hpp"
#include "comity/titles/agreement.hpp"

namespace comity::services {

/// The case under each of its ladders, and the titles its ranked layers use.
struct LadderSides {
  std::vector<Side> sides;              ///< one per ladder, in the order of the case
  std::vector<titles::TitleId> titles;  ///< in order of id
};

/// Opens a case once per ladder. Errors: as open_side.
[[nodiscard]] Result<LadderSides> open_ladders(const io::Case& of, const Request& request);

/// The id of the ladder a side stands on.
[[nodiscard]] const std::string& ladder_of(const Side& side);

/// The rungs a ladder gives the titles in use, in their order.
[[nodiscard]] titles::Ranking rungs_of_titles(const LadderSides& of, const Side& side);

/// Counts of an agreement: `n`, `tau_b`, `concordant`, `discordant`, `tied_first`, `tied_second`,
/// `tied_both`, after the ids of the two ladders.
[[nodiscard]] Value agreement_row(const std::string& first, const std::string& second,
                                  const titles::Agreement& agreement);

/// What one result of the case is on one ladder: how many of its parts rise (or keep their order),
/// are level, are turned round, or cannot be told.
struct UpgradeTally {
  std::int64_t same = 0;
  std::int64_t tied = 0;
  std::int64_t reversed = 0;
  std::int64_t unranked = 0;
  void add(const std::optional<titles::Rung>& lower, const std::optional<titles::Rung>& higher);
};

/// The upgrades of the principal with its region in the window: whether the new title stands
/// higher. An act of several pairs counts once for each step it takes.
[[nodiscard]] UpgradeTally upgrades_on(const Side& side);

/// `ladders[]`: author, year, titles ranked, acts unranked, upgrades by direction.
[[nodiscard]] Value ladder_rows(const LadderSides& of);
/// `agreement[]`: one row for every two ladders.
[[nodiscard]] Value agreement_rows(const LadderSides& of);
/// `title_pairs[]`: titles that some ladders order one way and some the other.
[[nodiscard]] Value title_pair_rows(const LadderSides& of);
/// `partner_pairs[]`: one row for every two ladders: pairs of partners that change their order.
[[nodiscard]] Value partner_pair_rows(const LadderSides& of);
/// `partners[]`: each partner with its rung on every ladder, the most affected first.
[[nodiscard]] Value partner_rows(const LadderSides& of);
/// `results[]`: upgrades and printed tiers on every ladder.
[[nodiscard]] Value result_rows(const LadderSides& of);
/// `learned`: what the acts reveal, and how it relates to the other ladders.
[[nodiscard]] Value learned_value(const LadderSides& of);

}  // namespace comity::services
