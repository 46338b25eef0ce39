// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/stored.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "comity/base/text.hpp"
#include "comity/io/file.hpp"
#include "comity/io/gzip.hpp"

namespace comity::atlas {

namespace {

/// Below this, a compressed body and its header are no shorter than the plain one.
constexpr std::size_t least_to_compress = 512;

using Ending = std::pair<std::string_view, std::string_view>;
constexpr std::array<Ending, 13> endings{{{".html", "text/html; charset=utf-8"},
                                          {".js", "text/javascript; charset=utf-8"},
                                          {".css", "text/css; charset=utf-8"},
                                          {".json", "application/json"},
                                          {".svg", "image/svg+xml"},
                                          {".wasm", "application/wasm"},
                                          {".png", "image/png"},
                                          {".ico", "image/x-icon"},
                                          {".webp", "image/webp"},
                                          {".woff2", "font/woff2"},
                                          {".txt", "text/plain; charset=utf-8"},
                                          {".webmanifest", "application/manifest+json"},
                                          {".map", "application/json"}}};

bool is_compressed_already(std::string_view type) {
  return type == "image/png" || type == "image/webp" || type == "font/woff2";
}

/// Whether the part after a coding says "not this one": `q=0`, `q=0.0`.
bool is_zero_weight(std::string_view text) {
  text = trim(text);
  if (!text.starts_with("q=")) return false;
  return parse_real(text.substr(2)) == 0.0;
}

}  // namespace

std::size_t Stored::bytes() const {
  return plain->size() + (compressed == nullptr ? 0 : compressed->size());
}

Stored store(std::string content_type, std::string bytes) {
  Stored stored;
  const auto hash = io::sha256(bytes).substr(0, 32);
  stored.etag = '"' + hash + '"';
  stored.etag_gzip = '"' + hash + "-gzip\"";
  if (bytes.size() >= least_to_compress && !is_compressed_already(content_type)) {
    auto small = io::gzip(bytes);
    if (small.size() < bytes.size()) {
      stored.compressed = std::make_shared<const std::string>(std::move(small));
    }
  }
  stored.content_type = std::move(content_type);
  stored.plain = std::make_shared<const std::string>(std::move(bytes));
  return stored;
}

std::string_view type_of(std::string_view path) {
  const auto found = std::ranges::find_if(
      endings, [&](const Ending& ending) { return path.ends_with(ending.first); });
  return found == endings.end() ? "application/octet-stream" : found->second;
}

bool accepts_gzip(std::string_view accept_encoding) {
  bool any = false;
  for (const auto item : split(accept_encoding, ',')) {
    const auto end = item.find(';');
    const auto coding = trim(item.substr(0, end));
    const bool wanted = end == std::string_view::npos || !is_zero_weight(item.substr(end + 1));
    if (coding == "gzip" || coding == "x-gzip") return wanted;
    if (coding == "*") any = wanted;
  }
  return any;
}

bool names_tag(std::string_view if_none_match, std::string_view etag) {
  return std::ranges::any_of(split(if_none_match, ','), [&](std::string_view tag) {
    tag = trim(tag);
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    return tag == "*" || tag == etag;
  });
}

HttpResponse hand_out(const Stored& stored, const HttpRequest& request) {
  const bool small = stored.compressed != nullptr && accepts_gzip(request.accept_encoding);
  const auto& etag = small ? stored.etag_gzip : stored.etag;
  const auto& body = small ? stored.compressed : stored.plain;
  HttpResponse response{.content_type = stored.content_type, .content_length = body->size()};
  // The case is read once, when the server starts: a page that comes back asks whether it changed.
  response.headers = {{"ETag", etag}, {"Cache-Control", "no-cache"}};
  if (stored.compressed != nullptr) response.headers.emplace_back("Vary", "Accept-Encoding");
  if (names_tag(request.if_none_match, etag)) {
    response.status = 304;
    return response;
  }
  if (small) response.headers.emplace_back("Content-Encoding", "gzip");
  response.body = body;
  return response;
}

}  // namespace comity::atlas
