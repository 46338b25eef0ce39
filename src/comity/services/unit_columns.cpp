// SPDX-License-Identifier: Apache-2.0
#include "comity/services/unit_columns.hpp"

namespace comity::services {

std::string_view coverage_of(const ledger::Standing& standing) {
  if (ledger::holds_title(standing)) return "value";
  return standing.holding == ledger::Holding::none ? "zero" : "not_covered";
}

std::string_view coverage_of(const ledger::Tally& acts, std::int64_t days_covered) {
  if (acts.total() > 0) return "value";
  return days_covered > 0 ? "zero" : "not_covered";
}

namespace unit {

UnitColumn text(std::string name, std::string meaning, std::string values) {
  return {std::move(name), "text", "", std::move(meaning), std::move(values)};
}

UnitColumn number(std::string name, std::string unit, std::string meaning) {
  return {std::move(name), "integer", std::move(unit), std::move(meaning), ""};
}

UnitColumn flag(std::string name, std::string meaning) {
  return {std::move(name), "flag", "", std::move(meaning), "0; 1"};
}

UnitColumn date(std::string name, std::string meaning) {
  return {std::move(name), "date", "", std::move(meaning), ""};
}

void write_rung(CellWriter& cells, const ledger::Standing& standing) {
  if (standing.rung) cells.integer(standing.rung->value);
}

}  // namespace unit
}  // namespace comity::services
