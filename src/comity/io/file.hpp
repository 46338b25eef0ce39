// SPDX-License-Identifier: Apache-2.0
// Files: read whole without copying, and their SHA-256.
// A file that is not a regular file, or cannot be read, is an error with its name.
// Knows nothing of what is in them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "comity/base/result.hpp"

namespace comity::io {

/// What some programs put before the first byte of a UTF-8 file.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The bytes of a file, mapped into memory for reading.
class MappedFile {
 public:
  /// Errors: missing, if there is no such file; io, if it is not a regular file or cannot be read.
  [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

 private:
  MappedFile() = default;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// The SHA-256 of some bytes, in lower-case hexadecimal. Source: [FIPS180-4], OpenSSL.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace comity::io
