// SPDX-License-Identifier: Apache-2.0
// What was mistaken on the command line, said with the nearest word and a next step.
// CLI11 finds that the words do not fit; this says how they were probably meant.
// Knows nothing of what the commands do.
#pragma once

#include <span>

#include "comity/base/result.hpp"

namespace CLI {
class App;
class Error;
}  // namespace CLI

namespace comity::cli {

/// The mistake behind words that the program could not parse: an unknown command or option, a
/// missing case.
[[nodiscard]] Error mistake_of(const CLI::App& app, const CLI::Error& stop,
                               std::span<const char* const> words);

}  // namespace comity::cli
