// SPDX-License-Identifier: Apache-2.0
// A second coding of a record: what another coder made of the same texts, and how far both agree.
// Agreement is told in percent and, where both classify the same acts, as Cohen's kappa.
// Knows nothing of files.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace comity::audit {

/// One row: an agreement (field `all`), or a difference in one field.
struct Coding {
  std::string act;  ///< id of the act; empty or unknown where only the second coder has it
  std::string field;
  std::string first;
  std::string second;
  std::string resolution;
  std::string source;
};

/// How far two coders agree on a label.
struct Agreement {
  std::int64_t n = 0;
  std::int64_t same = 0;
  /// Cohen's kappa: (observed - expected) / (1 - expected), expected from both margins.
  ///
  /// Range:     -1 to 1; 1 is full agreement, 0 as much as by chance.
  /// Undefined: empty without pairs, or where both coders use one and the same label only.
  /// In R:      irr::kappa2(data.frame(first, second))$value.
  std::optional<double> kappa;
  [[nodiscard]] std::optional<double> percent() const;
};

/// Agreement over pairs of labels, one pair per act both coders have.
///
/// Cost: O(pairs). Source: [Cohen1960].
[[nodiscard]] Agreement agreement(std::span<const std::pair<std::string, std::string>> labels);

}  // namespace comity::audit
