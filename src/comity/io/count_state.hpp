// SPDX-License-Identifier: Apache-2.0
// What a run over many files has counted so far, kept beside the output so that it can go on.
// A file that is not whole, or of another run, is refused.
// Knows nothing of how it was counted.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/streams/counts.hpp"
#include "comity/streams/tally.hpp"

namespace comity::io {

/// A file that was counted to its end.
struct CountedFile {
  std::string name;
  std::uint64_t size = 0;
  std::int64_t modified = 0;
  std::string format;
  streams::Tally tally;
  bool operator==(const CountedFile&) const = default;
};

/// The files that are done and the counts of all of them together.
struct CountState {
  std::string plan;  ///< digest of everything that decides the counts
  std::vector<CountedFile> files;
  std::vector<streams::Count> counts;
  bool operator==(const CountState&) const = default;
};

/// Where the state of an output is kept.
[[nodiscard]] std::filesystem::path state_of(const std::filesystem::path& output);
/// Writes a state, whole or not at all. Errors: io.
[[nodiscard]] Result<void> write_state(const std::filesystem::path& file, const CountState& state);
/// Reads a state. Errors: missing; io; data, if it is not whole.
[[nodiscard]] Result<CountState> read_state(const std::filesystem::path& file);
/// The bytes of a state, and back. Errors: data.
[[nodiscard]] std::string state_bytes(const CountState& state);
[[nodiscard]] Result<CountState> parse_state(std::string_view bytes);

}  // namespace comity::io
