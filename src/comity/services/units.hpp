// SPDX-License-Identifier: Apache-2.0
// The units of analysis, one function each: what one row is, and its columns.
// The year rules are those of docs/formats.md.
// Knows nothing of folders.
#pragma once

#include "comity/services/unit_scope.hpp"
#include "comity/services/unit_table.hpp"

namespace comity::services {

/// One row per act of the window. Cost: O(acts).
[[nodiscard]] UnitTable act_unit(const UnitScope& scope);
/// One row per spell that touches the window. Cost: O(spells).
[[nodiscard]] UnitTable spell_unit(const UnitScope& scope);
/// One row per principal and potential partner. Cost: O(dyads + history).
[[nodiscard]] UnitTable partner_unit(const UnitScope& scope);
/// One row per actor of the scope and year. Cost: O((actors + dyads) x years + history).
[[nodiscard]] UnitTable state_year_unit(const UnitScope& scope);
/// One row per pair in scope and year. Cost: O(dyads x years + history).
[[nodiscard]] UnitTable dyad_year_unit(const UnitScope& scope);
/// Two rows per pair in scope and year, one from each side. Cost: as dyad-year.
[[nodiscard]] UnitTable directed_dyad_year_unit(const UnitScope& scope);
/// One row per pair in scope and month. Cost: O(dyads x months + history).
[[nodiscard]] UnitTable dyad_month_unit(const UnitScope& scope);
/// One row per pair in scope and stretch between its acts. Cost: O(dyads + history).
[[nodiscard]] UnitTable risk_set_unit(const UnitScope& scope);

}  // namespace comity::services
