// SPDX-License-Identifier: Apache-2.0
// Sorting problems and examples in XMCDA 3, the data standard of Decision Deck; version 4 is read.
// One file holds all sections: alternatives, criteria, categories, profiles, performances.
// Knows nothing of how a problem is answered.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "comity/base/result.hpp"
#include "comity/io/read_examples.hpp"
#include "comity/sorting/problem.hpp"

namespace comity::io {

/// Whether bytes begin as XML does.
[[nodiscard]] bool looks_like_xml(std::string_view bytes);

/// Reads a sorting problem in XMCDA. Nothing if it is not one; all that is wrong goes to
/// `problems`.
///
/// Categories are ordered by their profiles; ranks, where given, must agree with them, whichever
/// end has rank 1. Without a parameter `method` it is ELECTRE TRI where there are thresholds,
/// MR-Sort otherwise. Source: [XMCDA].
[[nodiscard]] std::optional<sorting::Problem> read_xmcda(std::string_view bytes,
                                                         const std::string& file,
                                                         Problems& problems);

/// Reads the alternatives with their assignments as examples. `columns.criteria` chooses some,
/// `columns.categories` says their order where the file does not; directions are the file's.
[[nodiscard]] learning::Examples read_xmcda_examples(std::string_view bytes,
                                                     const std::string& file,
                                                     const ExampleColumns& columns,
                                                     Problems& problems);

/// Writes a problem of MR-Sort or ELECTRE TRI as XMCDA 3.1.1. Rank 1 is the best category.
/// `assigned`: the category of each alternative, where somebody said one; may be empty.
///
/// Errors: usage, for named coalitions, value functions, thresholds known only to an interval, and
///         names that begin or end with a blank; data, for characters that XML cannot carry.
[[nodiscard]] Result<std::string> write_xmcda(
    const sorting::Problem& problem, std::span<const std::optional<std::size_t>> assigned = {});

}  // namespace comity::io
