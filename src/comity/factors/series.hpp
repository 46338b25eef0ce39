// SPDX-License-Identifier: Apache-2.0
// Series: the cells of one indicator, class, reporter, actor and counterpart, in order of time.
// Reporters stand side by side; nothing is averaged.
// Knows nothing of how a series is shown.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "comity/factors/cells.hpp"

namespace comity::factors {

struct Point {
  std::uint32_t period = 0;  ///< place in Cells::periods
  double value = 0;
  CellStatus status = CellStatus::value;
  bool operator==(const Point&) const = default;
};

/// What one reporter says in a period, behind a derived value.
struct Quote {
  std::uint32_t period = 0;
  std::string reporter;
  double value = 0;
};

/// Of how many a derived value of a period is one, and how many of them are covered.
struct Basis {
  std::uint32_t period = 0;
  std::int64_t covered = 0;
  std::int64_t of = 0;
};

struct Series {
  std::size_t indicator = 0;  ///< place in the catalogue
  std::uint32_t actor = nobody;
  std::uint32_t counterpart = nobody;
  std::string klass;
  std::string reporter;
  std::string unit;
  std::vector<std::string> sources;
  std::vector<Point> points;
  bool derived = false;
  std::vector<Quote> quotes;  ///< of spreads
  std::string quotes_unit;
  std::vector<Basis> basis;  ///< of ranks and shares
};

/// Which cells a question wants.
using Wanted = std::function<bool(const Cell&)>;

/// The cells that are wanted, as series, in the order of the catalogue, then of actor, counterpart,
/// class and reporter.
///
/// Shape: the points of a series in order of first day, then of text.
/// Cost:  O(cells).
[[nodiscard]] std::vector<Series> series_of(const Cells& cells, const Wanted& wanted);

/// The first year a period touches; nothing where it has none, as with what never changes.
[[nodiscard]] std::optional<int> year_of(const Cells& cells, std::uint32_t period);

}  // namespace comity::factors
