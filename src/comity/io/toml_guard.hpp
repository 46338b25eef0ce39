// SPDX-License-Identifier: Apache-2.0
// What must not reach the TOML library, because the library does not refuse it safely.
// Each is refused with its place before the library sees the file.
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
/// freed by recursion, which exhausts the stack).
[[nodiscard]] std::optional<Error> find_toml_hazard(std::string_view bytes,
                                                    const std::string& file);

}  // namespace comity::io
