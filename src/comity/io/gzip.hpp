// SPDX-License-Identifier: Apache-2.0
// Bytes made smaller for the wire.
// The same bytes give the same result: no name and no time is written into it.
// Knows nothing of what is in them.
#pragma once

#include <string>
#include <string_view>

namespace comity::io {

/// Compresses bytes. Source: [RFC1952], zlib at its default level.
[[nodiscard]] std::string gzip(std::string_view bytes);

}  // namespace comity::io
