// SPDX-License-Identifier: Apache-2.0
// What stands beside exported units: what they are, how they are read, how they are cited.
// Written for somebody who has the folder and nothing else.
// Knows nothing of how the tables were made.
#pragma once

#include "comity/services/unit_scope.hpp"
#include "comity/services/unit_table.hpp"

namespace comity::services {

/// The text of README.md.
[[nodiscard]] std::string units_readme(const UnitScope& scope,
                                       const std::vector<UnitTable>& tables);

}  // namespace comity::services
