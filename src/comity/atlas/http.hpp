// SPDX-License-Identifier: Apache-2.0
// A request and an answer of the web, as far as the atlas looks at them.
// Plain values: the same for a socket, a test and a fuzzer.
// Knows nothing of connections.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comity::atlas {

/// One request; a header that is absent is empty.
struct HttpRequest {
  std::string method = "GET";
  std::string target = "/";  ///< as sent: path and query, still percent-encoded
  std::string host;
  std::string origin;
  std::string if_none_match;
  std::string accept_encoding;
};

/// One answer. The body is shared with the cache, never copied.
struct HttpResponse {
  unsigned status = 200;
  std::string content_type;
  std::vector<std::pair<std::string, std::string>> headers;  ///< besides type and length
  std::shared_ptr<const std::string> body;                   ///< null: nothing is sent (HEAD, 304)
  std::size_t content_length = 0;                            ///< of the body a GET would bring
};

/// The phrase of a status the server uses: 404 is "Not Found".
[[nodiscard]] std::string_view phrase_of(unsigned status);

/// The headers every answer carries, whatever it is about.
///
/// Source: [RFC9110], [CSP3], [Fetch] (Cross-Origin-Resource-Policy).
[[nodiscard]] const std::vector<std::pair<std::string, std::string>>& guarding_headers();

/// The head of an answer as it goes over the wire, up to and with the empty line.
[[nodiscard]] std::string head_text(const HttpResponse& response, bool keep_alive);

}  // namespace comity::atlas
