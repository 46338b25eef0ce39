// SPDX-License-Identifier: Apache-2.0
// Bytes as they come: from a file or standard input, as they are or out of gzip or zip.
// What they are packed in is told from the bytes, never from the name.
// Knows nothing of rows.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "comity/base/progress.hpp"
#include "comity/base/result.hpp"

namespace comity::io {

/// Gives bytes until there are no more.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  ByteSource(ByteSource&&) = delete;
  ByteSource& operator=(ByteSource&&) = delete;
  virtual ~ByteSource() = default;

  /// Reads up to `into.size()` bytes; 0 is the end.
  ///
  /// Errors: io; data, if packed bytes are damaged or end early; interrupted, if `progress` is
  /// cancelled while nothing comes.
  [[nodiscard]] virtual Result<std::size_t> read(std::span<char> into) = 0;
  /// How many bytes of the file itself were read so far.
  [[nodiscard]] virtual std::uint64_t n_read() const = 0;
};

/// One stream of rows: a file, standard input, or a file within a zip archive.
struct Stream {
  std::string path;           ///< "-" is standard input
  std::string name;           ///< as it is shown: the path, or "archive.zip/member"
  std::uint64_t size = 0;     ///< bytes to read; 0 when nobody can know
  std::int64_t modified = 0;  ///< nanoseconds of the file's last change
  bool in_archive = false;
  std::uint64_t offset = 0;  ///< of the member's header in the archive
  std::uint64_t unpacked = 0;
  std::uint32_t crc = 0;
  std::uint16_t method = 0;  ///< 0 stored, 8 deflated
  bool operator==(const Stream&) const = default;
};

/// The streams of a path: one, or those of the files in a zip archive, in their order.
///
/// Errors: missing; io; data, if it is an archive that is damaged, encrypted or packed otherwise.
[[nodiscard]] Result<std::vector<Stream>> streams_of(const std::string& path);

/// Opens a stream. Gzip, of any number of members, is unpacked. `progress` outlives it.
///
/// Errors: missing; io; data.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> open_stream(const Stream& stream,
                                                              const Progress& progress);

}  // namespace comity::io
