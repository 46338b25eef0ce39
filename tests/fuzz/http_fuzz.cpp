// SPDX-License-Identifier: Apache-2.0
//
// Any bytes on a connection. Laws: only statuses the server knows; a 200 only for a path of the
// bundle or a route; no body after HEAD; a length that is true; no line feed smuggled into a
// header.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "comity/atlas/wire.hpp"

namespace {

using namespace comity;

void must(bool law) {
  if (!law) std::abort();
}

atlas::Router make_router() {
  static const std::string script(2000, ' ');
  static const atlas::PageFile page[] = {{"index.html", "<html>"}, {"page.js", script}};
  const auto ask = [](const io::Case&, std::string_view word, const services::Request& request) {
    services::Answer answer{.command = std::string(word)};
    answer.ladder = request.ladder;
    answer.source = request.source;
    return Result<services::Answer>(answer);
  };
  std::vector<io::Case> cases(2);
  cases[0].settings.id = "a";
  cases[1].settings.id = "b";
  return {std::move(cases), page, "{}",
          atlas::RouterOptions{
              .port = 80, .engine = {.words = {"echo"}, .ask = ask}, .cache_bytes = 1U << 16U}};
}

/// The path in its only readings that may be served: escapes of unreserved letters do not matter.
bool is_served(const std::string& target) {
  static const std::set<std::string> paths{"/",         "/index.html",   "/page.js",
                                           "/map.json", "/api/v1/cases", "/api/v1/echo"};
  const auto path = atlas::decode(target.substr(0, target.find('?')), false);
  return path && paths.contains(*path);
}

void check_laws(const atlas::Exchange& exchange) {
  static const std::set<unsigned> statuses{200, 304, 400, 403, 404, 405, 413, 421, 431, 505};
  const auto& response = exchange.response;
  must(statuses.contains(response.status));
  const auto head = atlas::head_text(response, true);
  must(head.find("\r\n\r\n") == head.size() - 4);
  must(response.body == nullptr || response.body->size() == response.content_length);
  if (!exchange.request) {
    must(response.status != 200 && response.status != 304);
    return;
  }
  must(exchange.request->method != "HEAD" || response.body == nullptr);
  must(response.status != 304 || response.body == nullptr);
  if (response.status == 200 || response.status == 304) {
    must(is_served(exchange.request->target));
    must(exchange.request->method == "GET" || exchange.request->method == "HEAD");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static auto router = make_router();
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const auto& exchange : atlas::converse(router, bytes)) check_laws(exchange);
  return 0;
}
