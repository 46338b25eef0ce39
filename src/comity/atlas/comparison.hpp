// SPDX-License-Identifier: Apache-2.0
// Comparisons as the bytes that go out: two sides named by the ids of cases, each with a region or
// without, and the list of the sides there are.
// Knows nothing of requests of the web or of files.
#pragma once

#include "comity/atlas/engine.hpp"

namespace comity::atlas {

/// The word of the route, which names two cases and not one.
inline constexpr std::string_view compare_word = "compare";

/// Compares two sides, as `china-world@Africa`. Errors: missing, if no case has that id (with the
/// nearest); usage, for a parameter that cannot be read; else those of the service.
[[nodiscard]] Result<std::string> comparison_bytes(const Engine& engine,
                                                   std::span<const io::Case> cases,
                                                   const std::string& first,
                                                   const std::string& second,
                                                   const Parameters& parameters);

/// Lists the sides: `answer.sides[]` = side, case, region, title.
[[nodiscard]] std::string sides_bytes(std::span<const io::Case> cases);

}  // namespace comity::atlas
