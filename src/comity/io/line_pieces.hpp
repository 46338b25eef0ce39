// SPDX-License-Identifier: Apache-2.0
// A stream of bytes cut into pieces of whole lines.
// Memory stays that of one piece, however long the stream is.
// Knows nothing of what is in the lines.
#pragma once

#include <string>
#include <vector>

#include "comity/io/byte_source.hpp"

namespace comity::io {

/// Cuts a source into pieces.
class LinePieces {
 public:
  /// How many bytes a piece has at most; no line is longer.
  static constexpr std::size_t piece_size = std::size_t{1} << 19U;

  LinePieces(std::unique_ptr<ByteSource> source, std::string name);

  /// Reads the next piece into `bytes`; an empty one is the end.
  ///
  /// Errors: as ByteSource::read; data, for a line longer than a piece. The line of the error is
  ///         counted from the beginning of the piece.
  [[nodiscard]] Result<std::string_view> next(std::vector<char>& bytes);
  /// Whether the piece read last is the last one.
  [[nodiscard]] bool at_end() const { return at_end_; }
  [[nodiscard]] std::uint64_t n_read() const { return source_->n_read(); }

 private:
  std::unique_ptr<ByteSource> source_;
  std::string name_;
  std::vector<char> rest_;  ///< the beginning of a line that the last piece did not hold whole
  bool at_end_ = false;
};

}  // namespace comity::io
