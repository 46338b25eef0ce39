// SPDX-License-Identifier: Apache-2.0
// Acts per year: how many partnerships were established and upgraded, and how sure that is.
// The table the paper prints as its Table 1.
// Knows nothing of files or claims.
#pragma once

#include <vector>

#include "comity/ledger/reading.hpp"

namespace comity::ledger {

/// A count, with the least and the most that the uncertain dates allow. low <= value <= high.
struct Count {
  std::int64_t value = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;
  bool operator==(const Count&) const = default;
};

struct YearCount {
  int year = 0;
  std::vector<ActIndex> established;
  std::vector<ActIndex> upgraded;
  Count n_established;
  Count n_upgraded;
};

struct YearlyCounts {
  std::vector<YearCount> rows;  ///< years in which an act happened or may have happened
  Count n_established;
  Count n_upgraded;
  std::vector<ActIndex> others;  ///< counted acts that neither establish nor upgrade
};

/// Whose acts are counted, and between which days.
struct CountRule {
  ActorId principal;
  std::vector<bool> region;  ///< by ActorId: who may become a partner
  std::vector<Layer> layers{Layer::bilateral, Layer::regional};
  Day since = distant_past;
  Day until = distant_future;
};

/// Whether a rule counts an act: the principal and somebody of the region are its parties.
[[nodiscard]] bool concerns(const Act& act, const CountRule& rule);

/// Counts establishments and upgrades of the principal with its region, year by year.
///
/// An act of several partners counts once. An act whose date crosses a new year counts in the year
/// of the day the date rule chose; it raises `high` of every year it may fall in.
///
/// Units: acts per calendar year.
/// Cost:  O(acts).
/// Source: [paper], Table 1.
[[nodiscard]] YearlyCounts count_per_year(const Log& log, const Reading& reading,
                                          const CountRule& rule);

}  // namespace comity::ledger
