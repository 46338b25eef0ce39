// SPDX-License-Identifier: Apache-2.0
// A finding: where a source and the acts, or a source and itself, do not say the same.
// Its code is one of DESIGN section 5; its subject is an act, a claim or a place in a table.
// Knows nothing of how it is shown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "comity/ledger/act.hpp"

namespace comity::audit {

enum class Verdict : std::uint8_t { agrees, differs, undecidable };

struct Finding {
  std::string code;     ///< claim, printed-sum, printed-count, printed-sequence, evidence-kind ...
  std::string subject;  ///< the act, the claim, or table/row/column
  std::string statement;
  std::string printed;
  std::string derived;      ///< on the acts the source itself states; empty if nothing was derived
  std::string derived_all;  ///< on all accepted acts
  Verdict verdict = Verdict::undecidable;
  Verdict verdict_all = Verdict::undecidable;
  std::string locator;
  std::string hint;
  std::string state = "open";  ///< open, explained, accepted: from findings.csv
  std::string reason;
  std::vector<ledger::ActIndex> acts;
  std::vector<std::string> quotes;  ///< the numbers behind what was derived, and who reports them
  std::string others;               ///< sources that may not ship, and what they say

  /// The key people's decisions refer to: code:subject.
  [[nodiscard]] std::string key() const { return code + ":" + subject; }
};

[[nodiscard]] std::string to_word(Verdict verdict);

}  // namespace comity::audit
