// SPDX-License-Identifier: Apache-2.0
// The command `export`: a case or a model for other programs, in a folder or a graph file.
// Parses options; the services do the work.
// Knows nothing of the formats.
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// Adds `export CASE -o DIR --package` or `--units LIST`, `export MODEL -o DIR --goldfish` and
/// `export CASE --format F`. They set `code` to their exit code.
void add_export_command(CLI::App& app, int& code);

}  // namespace comity::cli
