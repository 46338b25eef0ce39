// SPDX-License-Identifier: Apache-2.0
// Queries and their results as bytes, to pass between two processes of the same program.
// Every length is checked on reading: the other side may have been taken over.
// Knows nothing of pipes.
#pragma once

#include <string>
#include <string_view>

#include "comity/io/database.hpp"

namespace comity::io {

[[nodiscard]] std::string to_bytes(const Query& query);
[[nodiscard]] std::string to_bytes(const Result<SqlTable>& result);

/// Errors: internal, if the bytes are not such a message.
[[nodiscard]] Result<Query> query_from(std::string_view bytes);
/// The result the other side sent, error or table. Errors: also internal, as above.
[[nodiscard]] Result<SqlTable> result_from(std::string_view bytes);

}  // namespace comity::io
