// SPDX-License-Identifier: Apache-2.0
// Who may ask: this machine's own page, by the methods that only read.
// A foreign page that points its name or its scripts at the server is turned away here.
// Knows nothing of paths.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "comity/atlas/http.hpp"

namespace comity::atlas {

/// Whether `127.0.0.1:8000`, `localhost:8000` or `[::1]:8000` is this server's own name.
[[nodiscard]] bool is_own_name(std::string_view name, std::uint16_t port);

/// Turns a request away that may not be answered; nothing if it may.
///
/// 400 without a Host, 421 for a foreign Host (DNS rebinding), 403 for a foreign Origin,
/// 405 for a method that is neither GET nor HEAD.
[[nodiscard]] std::optional<HttpResponse> turn_away(const HttpRequest& request, std::uint16_t port);

}  // namespace comity::atlas
