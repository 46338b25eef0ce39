// SPDX-License-Identifier: Apache-2.0
// The condition that picks dependent events from a change list: `increment > 0`, `type = treaty`.
// Conditions are joined by `and`; each compares one column with one value.
// Knows nothing of models.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "comity/base/result.hpp"

namespace comity::io {

/// One comparison of a column with a value.
struct Comparison {
  enum class Sign : std::uint8_t { less, at_most, equal, unequal, at_least, more };
  bool is_type = false;  ///< the column `type`; otherwise the value of the row
  Sign sign = Sign::more;
  double number = 0;
  std::string word;
};

/// Reads `column sign value [and ...]`; an empty text is no condition.
///
/// Errors: data, for a column that is not `value_name` or `type`, or what is no comparison.
[[nodiscard]] Result<std::vector<Comparison>> parse_where(std::string_view text,
                                                          std::string_view value_name);

/// Whether a row meets all conditions.
[[nodiscard]] bool holds(const std::vector<Comparison>& where, double value, std::string_view type);

}  // namespace comity::io
