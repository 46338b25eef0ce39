// SPDX-License-Identifier: Apache-2.0
// Answers as JSON, CSV and text tables: the doors to programs and people.
// The tree is the same for all three.
// Knows nothing of what the members mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/base/value.hpp"

namespace comity::io {

/// A value as JSON on one line per list element of the top lists; UTF-8, members in order.
[[nodiscard]] std::string to_json(const Value& value);

/// A list of objects as CSV: one column per member of any row, lists joined with `;`.
[[nodiscard]] std::string to_csv(const Value& rows);

/// A list of objects as an aligned table of the given columns for a terminal.
[[nodiscard]] std::string to_table(const Value& rows, const std::vector<std::string>& columns);

/// A single value as one cell of a table or CSV field.
[[nodiscard]] std::string to_cell(const Value& value);

/// Reads JSON back. Nothing if it is not JSON.
[[nodiscard]] std::optional<Value> parse_json(std::string_view text);

}  // namespace comity::io
