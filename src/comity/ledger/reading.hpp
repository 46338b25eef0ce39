// SPDX-License-Identifier: Apache-2.0
// A reading of the log: which acts count, and the day, kind and title each is taken to have.
// The log as resolved is one reading; what a single source states is another.
// Knows nothing of ladders.
#pragma once

#include <optional>
#include <vector>

#include "comity/ledger/act.hpp"

namespace comity::ledger {

/// Which acts count and how uncertain dates are settled.
struct ReadingRule {
  std::optional<SourceIndex> source;  ///< the acts as this source states them; absent = as resolved
  bool with_proposed = false;
  DateRule dates = DateRule::middle;
  std::uint64_t seed = 0;
};

/// One act as the reading takes it.
struct ReadAct {
  ActIndex act = 0;
  ActKind kind = ActKind::establish;
  Day day;
  std::optional<TitleId> title;
  std::uint32_t dated_by =
      0;  ///< 1-based place in Log::evidence of the row that dates it; 0 = the act itself
};

struct Reading {
  std::vector<ReadAct> acts;  ///< in order of day; on one day establishments first, ends last
};

/// Takes the acts of a log under a rule.
///
/// As resolved: every accepted act that no counted act supersedes, with its own date, kind and
/// title. As a source states them: of these, the acts it gives evidence for; for each of date, kind
/// and title the first value among its rows, the resolved one where it is silent. An act that its
/// first stated kind only proposes does not count.
///
/// Cost: O(acts log acts + evidence).
[[nodiscard]] Reading read(const Log& log, const ReadingRule& rule);

/// The date a read act has in its reading, with its uncertainty.
[[nodiscard]] const When& date_of(const Log& log, const ReadAct& act);

/// The same reading without what happened after a day.
[[nodiscard]] Reading until(Reading reading, Day last);

}  // namespace comity::ledger
