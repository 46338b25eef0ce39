// SPDX-License-Identifier: Apache-2.0
// Indicators as rows of an answer: the catalogue with what it holds, and series of a partner.
// Knows nothing of what is asked.
#pragma once

#include "comity/factors/derive.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// How many cells of each status an indicator has.
struct Tallies {
  std::int64_t values = 0;
  std::int64_t zeros = 0;
  std::int64_t not_covered = 0;
  void add(factors::CellStatus status);
};

/// The rows of the catalogue; `tallies` are by place in the catalogue.
[[nodiscard]] Value catalogue_rows(const io::Case& of, const std::vector<Tallies>& tallies);

/// Series as answers hold them: `indicator, class, reporter, actor, counterpart, unit, source,
/// series[]`, where an element of `series` is period, value, status.
[[nodiscard]] Value series_rows(const io::Case& of, const factors::Cells& cells,
                                const std::vector<factors::Series>& all);

/// The same, cell by cell, for tables: one row for each element of `series`.
[[nodiscard]] Value cell_rows(const io::Case& of, const factors::Cells& cells,
                              const std::vector<factors::Series>& all);

/// The last value of each series, for people.
[[nodiscard]] Value latest_rows(const io::Case& of, const factors::Cells& cells,
                                const std::vector<factors::Series>& all);

/// The sources that some ids name, once each, in the order first named; with citation and licence.
[[nodiscard]] Value cited_sources(const io::Case& of, const std::vector<std::string>& ids);

}  // namespace comity::services
