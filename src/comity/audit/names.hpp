// SPDX-License-Identifier: Apache-2.0
// The actors a printed cell names, and what the rows of a printed table are about.
// Tables write "Argentina, Chile" or "Community ... (CELAC)"; both become actors.
// Knows nothing of what the table claims.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "comity/actors/register.hpp"
#include "comity/audit/claim.hpp"

namespace comity::audit {

/// A name as printed, and the actor it means; no actor if nobody or several have the name.
struct Named {
  std::string text;
  std::optional<actors::ActorId> actor;
  bool operator==(const Named&) const = default;
};

/// Reads the names of a cell, separated by commas, semicolons or "and".
///
/// A name that itself holds a comma or an "and" is found first: the longest run that is a name
/// counts.
[[nodiscard]] std::vector<Named> names_in(std::string_view cell, const actors::Register& actors);

/// The cells of one printed table, by row and column, rows in the order printed.
class Grid {
 public:
  Grid(const PrintedTable& table, std::span<const PrintedCell> cells);

  [[nodiscard]] const PrintedTable& table() const { return *table_; }
  /// Labels of the rows in the order printed, the row of totals left out.
  [[nodiscard]] const std::vector<std::string>& rows() const { return rows_; }
  [[nodiscard]] const PrintedCell* find(std::string_view row, std::string_view column) const;
  /// The actor a row is about: its label or its column of partners. Nothing if it names none.
  [[nodiscard]] std::optional<actors::ActorId> partner(std::string_view row,
                                                       const actors::Register& actors) const;

 private:
  const PrintedTable* table_;
  std::vector<const PrintedCell*> cells_;
  std::vector<std::string> rows_;
};

}  // namespace comity::audit
