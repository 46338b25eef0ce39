// SPDX-License-Identifier: Apache-2.0
// The command `compare`: two cases or regions side by side, or the ladders of one case.
// Parses the sides; the services compare them.
// Knows nothing of what is compared.
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// Adds `compare CASE[@REGION] CASE[@REGION]` and `compare --ladders CASE`. They set `code` to
/// their exit code.
void add_compare_command(CLI::App& app, int& code);

}  // namespace comity::cli
