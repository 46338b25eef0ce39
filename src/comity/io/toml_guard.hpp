// SPDX-License-Identifier: Apache-2.0
// What must not reach the TOML library, because the library does not refuse it safely.
// Looks only between strings and comments, where keys and values stand.
// Knows nothing of what the keys mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "comity/base/result.hpp"

namespace comity::io {

/// The first thing in a text that toml++ 3.3 cannot take.
///
/// A file of more than 16 MiB; bytes that are not UTF-8; a key of more than 64 parts (tables are
/// freed by recursion, which exhausts the stack); a character that is not ASCII outside quotes
/// (undefined behaviour in its `is_non_ascii_horizontal_whitespace`, found by
/// tests/fuzz/toml_fuzz.cpp; TOML allows none there).
[[nodiscard]] std::optional<Error> find_toml_hazard(std::string_view bytes,
                                                    const std::string& file);

}  // namespace comity::io
