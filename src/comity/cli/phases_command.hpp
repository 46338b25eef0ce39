// SPDX-License-Identifier: Apache-2.0
// `phases` has options of its own and takes a plain series as well as a case.
// A path that is a file is a series; a folder is a case.
// Knows nothing of how phases are found.
#pragma once

#include "comity/cli/options.hpp"
#include "comity/services/request.hpp"

namespace comity::cli {

/// Adds `--bins`, `--law`, `--most-breaks` and `--declared`.
void add_phases(CLI::App& command, Options& options);
/// Whether the path names a file.
[[nodiscard]] bool names_series(const Options& options);
/// Answers for a plain series and returns the exit code.
[[nodiscard]] int answer_series(const services::Request& request, const Options& options);

}  // namespace comity::cli
