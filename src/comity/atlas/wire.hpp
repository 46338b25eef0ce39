// SPDX-License-Identifier: Apache-2.0
// A conversation without a network: the bytes a client sends, and what would be sent back.
// Lets tests and the fuzzer reach everything between the socket and the router.
// Knows nothing of time.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "comity/atlas/http.hpp"
#include "comity/atlas/router.hpp"

namespace comity::atlas {

struct Exchange {
  std::optional<HttpRequest> request;  ///< nothing, if the bytes were none
  HttpResponse response;
};

/// Answers the requests in some bytes one after the other, as a connection does, up to the first
/// that ends the connection or is not whole.
[[nodiscard]] std::vector<Exchange> converse(Router& router, std::string_view bytes,
                                             std::size_t header_bytes = 8192);

}  // namespace comity::atlas
