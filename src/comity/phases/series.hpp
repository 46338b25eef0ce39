// SPDX-License-Identifier: Apache-2.0
// Series: what happened in consecutive cells of time, and how long each cell is.
// Years and months are cells of the calendar; with days, a cell reaches from one event to the next.
// Knows nothing of breaks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/ledger/counts.hpp"

namespace comity::phases {

/// How finely time is cut.
enum class Bins : std::uint8_t { year, month, day };
[[nodiscard]] std::string to_word(Bins bins);
[[nodiscard]] std::optional<Bins> parse_bins(std::string_view word);
[[nodiscard]] std::vector<std::string> bins_words();

/// One cell: [since, the next cell's since).
struct Cell {
  Day since;
  double years = 1;  ///< its length; a whole calendar year is 1
};

/// Several series over the same cells.
struct Series {
  Bins bins = Bins::year;
  std::vector<std::string> names;           ///< of the series
  std::vector<Cell> cells;                  ///< in order of time
  Day until;                                ///< the last day of the last cell
  std::vector<std::vector<double>> values;  ///< by series, then by cell

  [[nodiscard]] std::size_t n_cells() const { return cells.size(); }
  /// What the criteria call n: the cells of the calendar, or the events where a cell ends with one.
  [[nodiscard]] double n_observations() const;
  /// The last day of a cell.
  [[nodiscard]] Day last_day(std::size_t cell) const;
};

/// Establishments and upgrades that a rule counts, in the cells of its window.
///
/// Shape: two series, `establish` and `upgrade`. With `Bins::day` a cell begins with the window, on
///        each day with an event and on each day of `also`.
/// Cost:  O(acts + cells).
[[nodiscard]] Series series_of(const ledger::Log& log, const ledger::Reading& reading,
                               const ledger::CountRule& rule, Bins bins,
                               const std::vector<Day>& also = {});

/// How many of the counted acts have dates that may lie in several cells.
[[nodiscard]] std::size_t undated(const ledger::Log& log, const ledger::Reading& reading,
                                  const ledger::CountRule& rule, Bins bins);

}  // namespace comity::phases
