// SPDX-License-Identifier: Apache-2.0
// The commands `build` and `sql`: the case as a database, and questions to it.
// Parses and renders; the services do the work.
// Knows nothing of DuckDB.
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// Adds `build CASE -o FILE` and `sql CASE QUERY`. They set `code` to their exit code.
void add_database_commands(CLI::App& app, int& code);

}  // namespace comity::cli
