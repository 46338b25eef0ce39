// SPDX-License-Identifier: Apache-2.0
// A case as the units of analysis that scholars use: one table each, with a codebook.
// Nothing in it depends on the clock: the same case gives the same bytes.
// Knows nothing of folders beyond the names inside the export.
#pragma once

#include <span>

#include "comity/services/export_package.hpp"

namespace comity::services {

/// The names of all units: act, spell, partner, state-year, dyad-year, directed-dyad-year,
/// dyad-month, risk-set.
[[nodiscard]] std::vector<std::string> unit_names();

/// The units a list names, separated by commas; `all` names all.
///
/// Errors: usage, for an unknown unit (with the nearest) or an empty list.
[[nodiscard]] Result<std::vector<std::string>> parse_units(std::string_view list);

/// The files of the export: one CSV per unit, codebook.csv, codebook.md and README.md.
///
/// Errors: as open_view and open_scope; usage, if a panel is asked for and the window is open.
/// Cost:   linear in the rows written; all of them are in memory at once.
[[nodiscard]] Result<Files> export_units(const io::Case& of, const Request& request,
                                         std::span<const std::string> units);

}  // namespace comity::services
