// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/gate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "comity/atlas/problem.hpp"
#include "comity/base/text.hpp"

namespace comity::atlas {

namespace {

constexpr std::uint16_t port_of_http = 80;

HttpResponse refuse(unsigned status, std::string what, std::string field, std::string hint) {
  return problem({.kind = Error::Kind::usage,
                  .what = std::move(what),
                  .where = {.field = std::move(field)},
                  .hint = std::move(hint)},
                 status);
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

bool is_own_origin(std::string_view origin, std::uint16_t port) {
  constexpr std::string_view scheme = "http://";
  return equal_ignoring_case(origin.substr(0, scheme.size()), scheme) &&
         is_own_name(origin.substr(scheme.size()), port);
}

}  // namespace

bool is_own_name(std::string_view name, std::uint16_t port) {
  constexpr std::array<std::string_view, 3> names{"127.0.0.1", "localhost", "[::1]"};
  const auto suffix = fmt::format(":{}", port);
  if (name.ends_with(suffix)) {
    name.remove_suffix(suffix.size());
  } else if (port != port_of_http) {
    return false;
  }
  return std::ranges::any_of(names, [&](auto own) { return equal_ignoring_case(own, name); });
}

std::optional<HttpResponse> turn_away(const HttpRequest& request, std::uint16_t port) {
  const auto address = fmt::format("open http://127.0.0.1:{}/", port);
  if (request.host.empty()) return refuse(400, "the request names no host.", "Host", address);
  if (!is_own_name(request.host, port)) {
    return refuse(421, fmt::format("this server is not \"{}\".", shorten(request.host)), "Host",
                  address);
  }
  if (!request.origin.empty() && !is_own_origin(request.origin, port)) {
    return refuse(403, "only the page of this server may ask.", "Origin", address);
  }
  if (request.method != "GET" && request.method != "HEAD") {
    auto response = refuse(405, "a case is only read here.", "method", "use GET or HEAD");
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  return std::nullopt;
}

}  // namespace comity::atlas
