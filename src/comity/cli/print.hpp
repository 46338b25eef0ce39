// SPDX-License-Identifier: Apache-2.0
// How an answer leaves the program: as text for people, as JSON or CSV for programs.
// Results go to standard output, talk to standard error.
// Knows nothing of questions.
#pragma once

#include <cstdint>
#include <string>

#include "comity/base/result.hpp"
#include "comity/services/answer.hpp"

namespace comity::cli {

enum class Format : std::uint8_t { text, json, csv };

/// The answer in a format, ready to write.
[[nodiscard]] std::string render(const services::Answer& answer, Format format);

/// Writes bytes to standard output, or to a file beside which they are first written whole.
///
/// Errors: io, if they cannot be written; usage, if the file exists and `force` is not set.
[[nodiscard]] Result<void> deliver(const std::string& bytes, const std::string& file, bool force);

/// Says an error on standard error and returns its exit code.
int complain(const Error& error);
/// Says all problems on standard error, with a closing count.
void complain(const Problems& problems);

}  // namespace comity::cli
