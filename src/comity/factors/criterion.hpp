// SPDX-License-Identifier: Apache-2.0
// Criteria: one measured side of a factor each, with the question in SQL that measures it.
// A case names them; what they gave on a day is a panel.
// Knows nothing of databases, nor of the rule that sorts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/factors/indicator.hpp"

namespace comity::factors {

/// Which end of a measure is better.
enum class Better : std::uint8_t { higher, lower };

/// How a measure is brought to the range 0 (worst partner) to 1 (best partner).
///
/// linear: (x - worst) / (best - worst). logarithm: the same of log10(1 + x), for measures that are
/// not negative. rank: the share of the other partners that are worse, halves for equal ones.
enum class Scale : std::uint8_t { linear, logarithm, rank };

/// What a missing value means for a factor: anything from worst to best, or one criterion fewer.
enum class Missing : std::uint8_t { unknown, left_out };

/// One measured side of a factor.
struct Criterion {
  std::string id;
  Factor factor = Factor::willingness;
  actors::Names names;
  std::string unit;
  Better better = Better::higher;
  Scale scale = Scale::linear;
  Missing missing = Missing::unknown;
  double weight = 1;        ///< among the criteria of its factor
  std::optional<int> year;  ///< the year it is of, whatever day is asked for
  std::string of_case;      ///< folder of the case that is asked; empty = the one it stands in
  std::string sql;          ///< gives partner and value; $on is the day
  Origin where;

  bool operator==(const Criterion& other) const { return id == other.id && sql == other.sql; }
};

[[nodiscard]] std::string to_word(Better better);
[[nodiscard]] std::string to_word(Scale scale);
[[nodiscard]] std::string to_word(Missing missing);
[[nodiscard]] std::optional<Better> parse_better(std::string_view word);
[[nodiscard]] std::optional<Scale> parse_scale(std::string_view word);
[[nodiscard]] std::optional<Missing> parse_missing(std::string_view word);
[[nodiscard]] std::vector<std::string> scale_words();
[[nodiscard]] std::vector<std::string> missing_words();

}  // namespace comity::factors
