// SPDX-License-Identifier: Apache-2.0
// What the rules of derive.hpp work on, and the rules one by one; included by their own files only.
// Each gives the series of the indicator `as`, made from those of `base`.
// Knows nothing of the order of the catalogue.
#pragma once

#include <string_view>
#include <vector>

#include "comity/factors/derive.hpp"

namespace comity::factors {

inline constexpr std::string_view export_class = "export";
inline constexpr std::string_view import_class = "import";
inline constexpr std::string_view total_class = "total";

/// The cells, whose series are asked for, and what was made while the catalogue was gone through.
struct Given {
  const Catalogue& catalogue;
  const Cells& cells;
  const Question& question;
  std::vector<Series> made;

  /// The series of an indicator: its cells that are wanted, or what was made of it.
  [[nodiscard]] std::vector<Series> series(std::size_t indicator, const Wanted& wanted) const;
  /// The cells about the partner.
  [[nodiscard]] Wanted about() const;
  void sort_by_time(std::vector<std::uint32_t>& periods) const;
};

[[nodiscard]] inline bool says(const Point& point) {
  return point.status != CellStatus::not_covered;
}
[[nodiscard]] inline Point uncovered(std::uint32_t period) {
  return {period, 0, CellStatus::not_covered};
}
[[nodiscard]] inline CellStatus status_of(double value) {
  return value == 0 ? CellStatus::zero : CellStatus::value;
}
/// A derived series with the names of the one it is made from.
[[nodiscard]] Series derived_from(const Series& base, std::size_t indicator, const Indicator& as);

/// Export and import of the same actor, counterpart and reporter, year by year.
[[nodiscard]] std::vector<Series> sums_of(const Given& from, std::size_t base, std::size_t as,
                                          const Wanted& wanted);
[[nodiscard]] std::vector<Series> growths_of(const Given& from, std::size_t base, std::size_t as);
[[nodiscard]] std::vector<Series> shares_of(const Given& from, std::size_t base, std::size_t as);
/// The rank of the partner among all counterparts of a power.
[[nodiscard]] std::vector<Series> ranks_of(const Given& from, std::size_t base, std::size_t as);
[[nodiscard]] std::vector<Series> spreads_of(const Given& from, std::size_t base, std::size_t as);
/// What several sides say of one flow between the principal and the partner.
[[nodiscard]] std::vector<Series> mirrors_of(const Given& from, const Rule& rule, std::size_t as);

}  // namespace comity::factors
