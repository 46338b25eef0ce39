// SPDX-License-Identifier: Apache-2.0
// What sources claim: numbers in their text, and the tables they print, cell by cell.
// A claim carries the question that decides it, or says what would decide it.
// Knows nothing of how a question is asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "comity/base/day.hpp"
#include "comity/base/result.hpp"

namespace comity::audit {

/// How a printed value is compared with a derived one.
enum class ClaimType : std::uint8_t { integer, real, text, set, bound, date, boolean };

struct Claim {
  std::string id;
  std::string statement;
  std::string printed;
  ClaimType type = ClaimType::integer;
  std::string unit;
  double tolerance = 0;  ///< of a real, in its unit
  std::string ladder;    ///< empty = the case's
  std::optional<Day> on;
  std::string source;
  std::string locator;
  std::string sql;          ///< one SELECT; empty if undecidable
  std::string undecidable;  ///< what would decide it; empty if `sql` does
  std::string others;       ///< sources that speak of it too and may not ship, and what they say
  std::uint32_t line = 0;   ///< in claims.toml
};

/// One cell of a table as its source prints it.
struct PrintedCell {
  std::string source;
  std::string table;
  std::string row;
  std::string column;
  std::string value;
  std::string locator;
  std::uint32_t line = 0;
};

/// What the columns of a printed table mean (case.toml, [[tables]]).
struct PrintedTable {
  enum class Rows : std::uint8_t { year, partner, number };
  std::string source;
  std::string table;
  Rows rows = Rows::number;
  std::string total;     ///< label of the row that prints sums
  std::string sequence;  ///< column that should count 1, 2, 3 ...
  std::string partner;   ///< column that names the partner of the row
  std::string tier;
  std::string title;
  std::vector<std::pair<std::string, std::string>> tiers;  ///< tier as printed -> pivot, link, node
  std::vector<std::pair<std::string, std::string>> names;  ///< column with names -> kind of act
  std::vector<std::pair<std::string, std::string>>
      counts;             ///< column with a number -> column of names
  std::optional<Day> on;  ///< day on which the titles of the table should hold
};

/// What people decided about a finding (findings.csv).
struct Decision {
  std::string finding;  ///< code:subject
  std::string state;    ///< open, explained, accepted
  std::string reason;
  std::string by;
  std::string on;
};

[[nodiscard]] std::string to_word(ClaimType type);
[[nodiscard]] std::optional<ClaimType> parse_claim_type(std::string_view text);

}  // namespace comity::audit
