// SPDX-License-Identifier: Apache-2.0
// Recorded conflicts: where the coders of a record found that sources disagree, and what they
// chose. The audit reports each beside the disagreements that the rows themselves show.
// Knows nothing of files.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "comity/audit/finding.hpp"

namespace comity::audit {

struct Conflict {
  std::string id;
  std::vector<ledger::ActIndex> acts;  ///< what it is about; may be empty
  std::string issue;
  std::string version_a;
  std::string source_a;
  std::string version_b;
  std::string source_b;
  std::string chosen;
  std::string reason;
  std::uint32_t line = 0;
};

/// How the statement of a conflict ends when no row of evidence shows it.
inline constexpr std::string_view not_shown = "No row of evidence shows it.";

/// One finding `conflict` for each recorded conflict.
///
/// `printed` is the version not chosen, `derived_all` what the record chose; the statement says
/// whether the rows of evidence show the disagreement too (a finding among `shown` about one of its
/// acts). The verdict is always "differs": the sources do. A conflict whose reason is recorded is
/// explained, unless a decision of the case says otherwise.
///
/// Cost: O(conflicts x findings).
[[nodiscard]] std::vector<Finding> report_conflicts(const ledger::Log& log,
                                                    std::span<const Conflict> conflicts,
                                                    std::span<const Finding> shown);

}  // namespace comity::audit
