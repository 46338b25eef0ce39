// SPDX-License-Identifier: Apache-2.0
// The two halves of the tables of a case; case_tables.cpp puts them together.
// Facts are the same whoever tells them; acts belong to a telling.
// Knows nothing of schemas beyond their names.
#pragma once

#include <string>
#include <vector>

#include "comity/io/case_tables.hpp"
#include "comity/io/tables_asked.hpp"

namespace comity::io {

/// Names of the tables write_fact_tables creates.
[[nodiscard]] const std::vector<std::string>& fact_table_names();

/// evidence, actor, membership, title, rung, tier, printed, claim, instrument, catalogue, source,
/// leader, chief_executive, contact, participant, exchange, indicator. Rows are written of those
/// asked.
[[nodiscard]] Result<void> write_fact_tables(Database& to, const std::string& schema,
                                             const Case& of, const TablesAsked& asked);

/// act, party, spell, transition, measure, parameter.
[[nodiscard]] Result<void> write_act_tables(Database& to, const Case& of, const Telling& telling);

}  // namespace comity::io
