// SPDX-License-Identifier: Apache-2.0
// Coalition families: which sets of criteria together reach the cutting level.
// Two rules with the same family sort alike, whatever their weights; so families are what can be
// learned. Knows nothing of profiles.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/solving/program.hpp"

namespace comity::learning {

/// A set of criteria, one bit each.
using Coalition = std::uint32_t;

/// For each coalition whether it reaches the cutting level; 2^(number of criteria) long.
using Family = std::vector<bool>;

/// Most criteria a rule can be learned for: a family is a table of all coalitions.
inline constexpr std::size_t most_criteria = 12;
/// Most criteria for which all families are listed.
inline constexpr std::size_t most_listed = 5;

/// The family of whole weights and a quota.
[[nodiscard]] Family family_of(const std::vector<int>& weights, int quota);

/// Every family that weights and a cutting level from 0.5 to 1 can express, in a fixed order.
///
/// For 1 to 5 criteria there are 1, 4, 17, 121 and 2228; for 6 already 143,533, too many to list.
/// Cost: milliseconds.
/// Source: [Muroga1971] for the whole weights that suffice.
[[nodiscard]] std::vector<Family> expressible_families(std::size_t n_criteria);

/// The smallest coalitions that reach the cutting level, smaller and earlier first.
[[nodiscard]] std::vector<Coalition> smallest(const Family& family);
/// The largest coalitions that do not.
[[nodiscard]] std::vector<Coalition> largest_short(const Family& family);

/// The criteria that matter: those in some smallest coalition.
[[nodiscard]] Coalition used_by(const Family& family);

/// Weights and a cutting level that express a family.
struct Weights {
  std::vector<double> weights;  ///< sum 1
  double cutting_level = 0.5;   ///< midway between the lightest enough and the heaviest short
  double separation = 0;        ///< between those two
  double spread = 0;            ///< heaviest less lightest weight of the criteria that matter
};

/// The least distance between a coalition that is enough and one that is short.
inline constexpr double least_separation = 0.01;

/// The most even weights: the smallest difference between the heaviest and the lightest.
///
/// A criterion that never matters has weight 0 and is not compared.
/// The separation is at least `least_separation`, or half of the greatest one if that is smaller.
/// Errors: numeric, if no weights with a cutting level from 0.5 to 1 express the family.
[[nodiscard]] Result<Weights> most_even(const Family& family, const solving::Solver& solver);

/// The family in words: "willingness and any one other".
[[nodiscard]] std::string in_words(const Family& family, const std::vector<std::string>& names);

}  // namespace comity::learning
