// SPDX-License-Identifier: Apache-2.0
// A sorting problem and its answer as plain lists of numbers, for callers without our types: the
// page. Every length is checked before it is used; what does not fit is refused, whole. Knows
// nothing of who calls.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "comity/sorting/problem.hpp"

namespace comity::sorting {

/// What the first number of a compact answer says.
enum class CompactStatus : std::uint8_t {
  ok,
  malformed,       ///< the numbers are not a problem
  never_in_order,  ///< boundaries or thresholds practically never are
};

/// What a compact problem asks for beside itself.
struct CompactRequest {
  Problem problem;
  std::uint64_t seed = 0;
  bool central = false;
  bool pairs = false;
};

/// Reads a compact problem (docs/formats.md). Nothing if the numbers do not form one.
[[nodiscard]] std::optional<CompactRequest> read_compact(std::span<const double> numbers);

/// Answers a compact problem: the same numbers here, in a browser and on the command line.
[[nodiscard]] std::vector<double> sort_compact(std::span<const double> numbers);

}  // namespace comity::sorting
