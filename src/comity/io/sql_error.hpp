// SPDX-License-Identifier: Apache-2.0
// DuckDB's messages as errors of ours: one sentence, the nearest name, where to look.
// Also says whether a text can be a question at all, before DuckDB sees it.
// Knows nothing of connections.
#pragma once

#include <string>
#include <string_view>

#include "comity/base/result.hpp"

namespace comity::io {

/// Turns a message of DuckDB into an error: what failed, its first sentence, its nearest names, its
/// position.
[[nodiscard]] Error sql_error(std::string_view message,
                              std::string_view what = "the query cannot be run");

/// The first word of a statement in lower case, after blanks, comments and opening parentheses.
[[nodiscard]] std::string first_word(std::string_view sql);

/// Nothing if a text may be a SELECT; otherwise why it is refused unseen.
///
/// Errors: data, if it is empty, too long or begins with another statement's word.
[[nodiscard]] Result<void> may_be_select(std::string_view sql);

}  // namespace comity::io
