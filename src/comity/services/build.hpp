// SPDX-License-Identifier: Apache-2.0
// `build`: the tables of a case as a DuckDB file for R, Python and SQL users.
// The file appears whole or not at all.
// Knows nothing of questions.
#pragma once

#include <filesystem>

#include "comity/services/view.hpp"

namespace comity::services {

/// Writes the tables of docs/formats.md, section 5, to a DuckDB file.
///
/// Schema `resolved` holds the facts and all accepted acts, `stated_<source>` the acts as a source
/// with claims or printed tables states them, and `main` views of what the request reads.
///
/// Errors: usage, if the target exists and `force` is not set; io, if it cannot be written.
[[nodiscard]] Result<Answer> build(const io::Case& of, const Request& request,
                                   const std::filesystem::path& target, bool force);

}  // namespace comity::services
