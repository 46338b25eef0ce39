// SPDX-License-Identifier: Apache-2.0
// A printed table against itself and against the acts.
// What its columns mean is declared in case.toml; no table is known here.
// Knows nothing of files.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "comity/audit/ground.hpp"
#include "comity/audit/names.hpp"

namespace comity::audit {

/// Everything that can be said of one printed table. `name` is how findings call it.
///
/// printed-sum: a total against the cells above it. printed-count: a number against the names it
/// counts and the acts of that year; a total against all acts of the window. printed-sequence:
/// numbers that should run on. tier-by-title: whether every title printed stands in one tier only.
/// evidence-title: a printed title against the one held on the table's day. coverage: acts the
/// table should list and does not, and names without an act. Totals, tiers and sequences are
/// reported in any case, all else only where something differs.
[[nodiscard]] std::vector<Finding> audit_table(const Grid& grid, const std::string& name,
                                               const Ground& ground);

/// The parts of audit_table, in that order.
[[nodiscard]] std::vector<Finding> check_sums(const Grid& grid, const std::string& name,
                                              const Ground& ground);
[[nodiscard]] std::vector<Finding> check_counts(const Grid& grid, const std::string& name,
                                                const Ground& ground);
[[nodiscard]] std::vector<Finding> check_sequence(const Grid& grid, const std::string& name);
[[nodiscard]] std::vector<Finding> check_tiers(const Grid& grid, const std::string& name,
                                               const Ground& ground);
[[nodiscard]] std::vector<Finding> check_titles(const Grid& grid, const std::string& name,
                                                const Ground& ground);
[[nodiscard]] std::vector<Finding> check_coverage(const Grid& grid, const std::string& name,
                                                  const Ground& ground);

}  // namespace comity::audit
