// SPDX-License-Identifier: Apache-2.0
// The program `comity`: words and options in, an exit code out.
// Parses, asks a service, renders; nothing else.
// Knows nothing of the subject.
#pragma once

namespace comity::cli {

/// Runs the program. Returns the exit code of DESIGN section 5. Never throws.
[[nodiscard]] int run(int argc, const char* const* argv);

}  // namespace comity::cli
