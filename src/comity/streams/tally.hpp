// SPDX-License-Identifier: Apache-2.0
// What became of the rows of a file: used, left out, rejected, with the first examples of each.
// rows = used + repeats + mirrors + without_pair + not_selected + rejected.
// Knows nothing of files beyond the numbers of their lines.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "comity/streams/event.hpp"

namespace comity::streams {

/// A row that was rejected, or that is odd and counted all the same.
struct Example {
  enum class Of : std::uint8_t { rejected, nul, not_utf8 };
  Of of = Of::rejected;
  Reason reason = Reason::none;
  std::uint64_t line = 0;  ///< 1-based
  std::string text;        ///< the beginning of the row, or the field
  bool operator==(const Example&) const = default;
};

struct Tally {
  std::uint64_t rows = 0;
  std::uint64_t used = 0;
  std::uint64_t repeats = 0;
  std::uint64_t mirrors = 0;
  std::uint64_t without_pair = 0;
  std::uint64_t not_selected = 0;
  std::uint64_t nul = 0;
  std::uint64_t not_utf8 = 0;
  std::uint64_t repaired = 0;
  std::array<std::uint64_t, n_reasons> rejected{};
  std::vector<Example> examples;  ///< of each kind the first few, by line

  /// Adds what a later piece of the same file holds, or another file with `first_line` 0.
  void add(const Tally& later, std::uint64_t first_line);
  /// Notes an example unless there are enough of its kind.
  void note(Example example);
  [[nodiscard]] std::uint64_t n_rejected() const;
  bool operator==(const Tally&) const = default;

  static constexpr std::size_t most_examples = 3;
};

}  // namespace comity::streams
