// SPDX-License-Identifier: Apache-2.0
// The table `indicator` of docs/formats.md, section 5: cells as SQL sees them.
// It is large, so that its rows are written only for whom they are needed.
// Knows nothing of queries beyond whether they name it.
#pragma once

#include <string>
#include <string_view>

#include "comity/io/case.hpp"
#include "comity/io/database.hpp"

namespace comity::io {

/// Whether the rows of large tables are written, or the tables left empty.
enum class LargeTables : std::uint8_t { empty, full };

/// Creates the table `indicator` in a schema, and fills it where that is asked for.
///
/// Errors: io, if the database cannot take it; data, if the cells cannot be read.
/// Cost:   a million rows a second.
[[nodiscard]] Result<void> write_indicator_table(Database& to, const std::string& schema,
                                                 const Case& of, LargeTables large);

/// Full, if a query may read the table `indicator`: where it writes the word, or builds names of
/// tables itself.
[[nodiscard]] LargeTables large_tables_for(std::string_view sql);

}  // namespace comity::io
