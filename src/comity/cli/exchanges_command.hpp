// SPDX-License-Identifier: Apache-2.0
// `exchanges` has options of its own: whose exchanges count, one partner alone, and a stream of
// events to compare with.
// Knows nothing of how they are counted.
#pragma once

#include "comity/cli/options.hpp"
#include "comity/services/request.hpp"

namespace comity::cli {

/// Adds `--level`, `--partner`, `--against` and `--classes`.
void add_exchanges(CLI::App& command, Options& options);
/// Compares with the stream that `--against` names and returns the exit code.
[[nodiscard]] int answer_against(const services::Request& request, const Options& options);

}  // namespace comity::cli
