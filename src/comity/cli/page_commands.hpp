// SPDX-License-Identifier: Apache-2.0
// The commands `atlas` and `publish`: the page, served here or written as files.
// Parses options; the atlas does the work.
// Knows nothing of HTTP.
#pragma once

namespace CLI {
class App;
}

namespace comity::cli {

/// Adds `atlas CASE...` and `publish CASE... -o DIR`. They set `code` to their exit code.
void add_page_commands(CLI::App& app, int& code);

}  // namespace comity::cli
