// SPDX-License-Identifier: Apache-2.0
// `sort` puts partners into tiers.
// Takes a problem in a file; options say what to do otherwise than the file does.
// Knows nothing of how sorting is done.
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// Adds `sort PROBLEM`; its exit code goes to `code`.
void add_sort_command(CLI::App& app, int& code);

}  // namespace comity::cli
