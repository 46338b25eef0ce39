// SPDX-License-Identifier: Apache-2.0
// The table `indicator` of docs/formats.md, section 5: cells as SQL sees them.
// Knows nothing of queries.
#pragma once

#include <string>

#include "comity/io/case.hpp"
#include "comity/io/database.hpp"

namespace comity::io {

/// Creates the table `indicator` in a schema, with all cells of a case or without rows.
///
/// Errors: io, if the database cannot take it; data, if the cells cannot be read.
/// Cost:   O(cells), and once the reading of their files.
[[nodiscard]] Result<void> write_indicator_table(Database& to, const std::string& schema,
                                                 const Case& of, bool filled);

}  // namespace comity::io
