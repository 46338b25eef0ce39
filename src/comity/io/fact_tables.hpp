// SPDX-License-Identifier: Apache-2.0
// The two halves of the tables of a case; case_tables.cpp puts them together.
// Facts are the same whoever tells them; acts belong to a telling.
// Knows nothing of schemas beyond their names.
#pragma once

#include <string>
#include <vector>

#include "comity/io/case_tables.hpp"

namespace comity::io {

/// Names of the tables write_fact_tables creates.
[[nodiscard]] const std::vector<std::string>& fact_table_names();

/// evidence, actor, membership, title, rung, tier, printed, claim, source, leader,
/// chief_executive, contact, participant, exchange, and the tables kept as text.
[[nodiscard]] Result<void> write_fact_tables(Database& to, const std::string& schema,
                                             const Case& of);

/// act, party, spell, transition, measure, parameter.
[[nodiscard]] Result<void> write_act_tables(Database& to, const Case& of, const Telling& telling);

}  // namespace comity::io
