// SPDX-License-Identifier: Apache-2.0
// Something the server can hand out as often as it is asked: bytes, their type, their tag.
// Holds the compressed form beside the plain one, so that neither is made twice.
// Knows nothing of what the bytes say.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "comity/atlas/http.hpp"

namespace comity::atlas {

struct Stored {
  std::string content_type;
  std::string etag;       ///< strong, in quotes; of the plain bytes
  std::string etag_gzip;  ///< of the compressed bytes
  std::shared_ptr<const std::string> plain;
  std::shared_ptr<const std::string> compressed;  ///< null if compressing gains nothing

  [[nodiscard]] std::size_t bytes() const;
};

/// Makes bytes ready to hand out. Cost: one SHA-256 and one gzip of the bytes.
[[nodiscard]] Stored store(std::string content_type, std::string bytes);

/// The content type of a file of the page, by its ending.
[[nodiscard]] std::string_view type_of(std::string_view path);

/// Whether an Accept-Encoding header lets gzip in (`gzip`, `*`, not `gzip;q=0`).
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

/// Whether an If-None-Match header names this tag; `W/` before a tag is overlooked.
[[nodiscard]] bool names_tag(std::string_view if_none_match, std::string_view etag);

/// Hands out stored bytes as a request wants them: compressed or not, or 304 if it has them.
///
/// Source: [RFC9110], sections 8.8.3, 12.5.3, 13.1.2.
[[nodiscard]] HttpResponse hand_out(const Stored& stored, const HttpRequest& request);

}  // namespace comity::atlas
