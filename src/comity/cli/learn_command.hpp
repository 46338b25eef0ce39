// SPDX-License-Identifier: Apache-2.0
// `learn`: sorting rules from a file of examples.
// An answer, or the rule as a problem that `sort` reads.
// Knows nothing of how rules are learned.
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// Adds `learn`; its callback leaves the exit code in `code`.
void add_learn_command(CLI::App& app, int& code);

}  // namespace comity::cli
