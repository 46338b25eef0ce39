// SPDX-License-Identifier: Apache-2.0
// Rules in ranks, and all rules that restore as many examples as any: families and profiles.
// Two rules count as one when they have the same family and lie between the same values.
// Knows nothing of how they are found.
#pragma once

#include <vector>

#include "comity/learning/examples.hpp"
#include "comity/learning/family.hpp"

namespace comity::learning {

/// A family with one profile per boundary, the worst first.
struct Rule {
  Family family;
  std::vector<Profile> profiles;
  bool operator==(const Rule&) const = default;
};

/// The same rule with the profiles of criteria that never matter at their lowest: it sorts alike.
[[nodiscard]] Rule without_idle(Rule rule);
/// The category a rule puts a row in.
[[nodiscard]] int sorted(const Rule& rule, const Ranked& ranked, std::size_t row);
/// How many examples a rule restores.
[[nodiscard]] int restored(const Rule& rule, const Ranked& ranked);

/// The lowest and highest rank of a boundary on one criterion, over some rules.
struct Range {
  Rank low = 0;
  Rank high = 0;
  bool operator==(const Range&) const = default;
};

/// The best rules of one family.
struct FamilyModels {
  Family family;
  double count = 0;                        ///< of profiles
  std::vector<std::vector<Range>> ranges;  ///< [boundary][criterion]
};

/// All rules that restore the most examples, or a sample of them.
///
/// Where a criterion never matters, its profiles do not make a rule another one.
struct Models {
  int reproduced = 0;
  bool complete = true;  ///< all rules, not a sample
  double count = 0;      ///< of family and profiles
  std::vector<FamilyModels> families;
  std::vector<std::vector<double>> shares;  ///< [row][category], of the rules
  /// Per row: of the best rules learned without it, the share that puts it where it belongs; 0 for
  /// rows that are no example, not a number where it was not worked out.
  std::vector<double> left_out;
};

}  // namespace comity::learning
