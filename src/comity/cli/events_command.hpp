// SPDX-License-Identifier: Apache-2.0
// `events` takes streams instead of a case and writes counts.
// Shows a bar on a terminal, and lets an interrupt end the work in good order.
// Knows nothing of how rows are read.
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// Adds the command. `code` gets its exit code.
void add_events_command(CLI::App& app, int& code);

}  // namespace comity::cli
