// SPDX-License-Identifier: Apache-2.0
// `sql`: one SELECT, asked of the tables of a case.
// It runs in a process of its own: the case, and the question, may come from a stranger.
// Knows nothing of how rows are shown.
#pragma once

#include <string>

#include "comity/io/database.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// Asks one SELECT of the tables of docs/formats.md, section 5.
///
/// Names without a schema are looked up among the acts as the request reads them: as resolved, or
/// as `request.source` states them. The schemas `resolved` and `stated_<source>` are there to be
/// named.
///
/// Errors: usage, if the text is not one SELECT, cannot be run or passes a limit.
[[nodiscard]] Result<Answer> query(const io::Case& of, const Request& request,
                                   const std::string& sql, const io::QueryLimits& limits = {});

}  // namespace comity::services
