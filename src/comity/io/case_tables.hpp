// SPDX-License-Identifier: Apache-2.0
// The tables of docs/formats.md, section 5: a case as SQL sees it.
// One schema holds the facts and one telling of the acts; further tellings have schemas of their
// own. Knows nothing of questions.
#pragma once

#include <string>

#include "comity/io/case.hpp"
#include "comity/io/database.hpp"
#include "comity/io/tables_asked.hpp"
#include "comity/ledger/reading.hpp"
#include "comity/ledger/replay.hpp"

namespace comity::io {

/// One way to tell the acts of a case: a reading, its replay on a ladder, and the days it is asked
/// about.
struct Telling {
  std::string schema;
  const ledger::Reading& reading;
  const ledger::History& history;
  std::string ladder;
  std::string dates;
  Day on;
  Day since;
  Day until;
};

/// Creates the schema of a telling with the facts of the case and the acts as told.
///
/// Tables of the acts (act, party, spell, transition, measure, parameter) hold what the telling
/// counts; all others are the case's, whoever tells it. Facts nobody
/// asks for stay without rows.
///
/// Errors: io, if the database cannot take them.
/// Cost:   O(case); about a million rows a second.
[[nodiscard]] Result<void> write_case_tables(Database& to, const Case& of, const Telling& telling,
                                             const TablesAsked& asked = TablesAsked::all());

/// Creates the schema of another telling: its own tables of the acts, and the facts seen through
/// views of the schema `facts`.
[[nodiscard]] Result<void> write_telling(Database& to, const Case& of, const Telling& telling,
                                         const std::string& facts);

/// The name of the schema with the acts as a source states them.
[[nodiscard]] std::string stated_schema(std::string_view source);
/// The name of the schema with all accepted acts.
inline constexpr const char* resolved_schema = "resolved";

}  // namespace comity::io
