// SPDX-License-Identifier: Apache-2.0
// Bytes made smaller for the wire, and small ones made whole again.
// The same bytes give the same result: no name and no time is written into it.
// Knows nothing of what is in them.
#pragma once

#include <string>
#include <string_view>

#include "comity/base/result.hpp"

namespace comity::io {

/// Compresses bytes. Source: [RFC1952], zlib at its default level.
[[nodiscard]] std::string gzip(std::string_view bytes);

/// The bytes that were compressed, of all members one after another.
///
/// The text is put into the memory of `into`: whoever reads many files hands the last one back.
///
/// Errors: data, if they are no gzip, are damaged, end early or grow beyond `most` bytes.
/// Source: [RFC1952].
[[nodiscard]] Result<std::string> ungzip(std::string_view bytes, std::size_t most,
                                         std::string into = {});

/// About how many bytes those are, as the last member says; it may be wrong, but not by much more
/// than a thousand times the bytes given.
[[nodiscard]] std::size_t ungzipped_size(std::string_view bytes);

}  // namespace comity::io
