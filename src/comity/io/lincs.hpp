// SPDX-License-Identifier: Apache-2.0
// Sorting problems in the three files of lincs: problem.yml, model.yml, alternatives.csv.
// That program keeps numbers in 32 bits; they are read as it reads them, so that labels agree.
// Knows nothing of how a problem is answered.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "comity/base/result.hpp"
#include "comity/sorting/problem.hpp"

namespace comity::io {

/// A file as it was found: its name for messages, and its bytes.
struct NamedBytes {
  std::string name;
  std::string_view bytes;
};

/// Reads a sorting problem of lincs. Nothing if it is not one; why goes to `problems`.
///
/// Weights that are the same at all boundaries and need at least half of their sum become MR-Sort,
/// everything else named coalitions. A coalition suffices there when its weights reach 1; sums of
/// 32-bit numbers are taken to reach it within 1e-6.
[[nodiscard]] std::optional<sorting::Problem> read_lincs(const NamedBytes& problem,
                                                         const NamedBytes& model,
                                                         const NamedBytes& alternatives,
                                                         Problems& problems);

/// problem.yml, model.yml and alternatives.csv, in this order.
using LincsFiles = std::array<std::string, 3>;

/// Writes a problem of MR-Sort or named coalitions, every number known.
///
/// Errors: usage, for another method, a veto, an interval, or a performance that is missing.
[[nodiscard]] Result<LincsFiles> write_lincs(const sorting::Problem& problem);

}  // namespace comity::io
