// SPDX-License-Identifier: Apache-2.0
// `--format`: the network as a graph file, citations as a reference manager reads them.
// Chooses the writer; the services fill it, `io` writes it.
// Knows nothing of what is in the file.
#pragma once

#include <string_view>

#include "comity/cli/options.hpp"

namespace comity::cli {

/// Adds `--format` to a question that has formats of its own (`network`, `cite`, `exchanges`); to
/// others nothing.
void add_format_option(CLI::App& command, std::string_view word, Options& options);

/// Writes the question's answer in `options.format` and returns the exit code.
///
/// `network`: graphml, gexf, csv (with `-o` a folder of nodes.csv, edges.csv and graph.csv, else
/// the edges), json (node-link). `cite`: text, bibtex, ris, csl. `exchanges`: svg.
[[nodiscard]] int give_format(std::string_view word, const Options& options);

}  // namespace comity::cli
