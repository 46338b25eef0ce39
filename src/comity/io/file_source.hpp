// SPDX-License-Identifier: Apache-2.0
// The plain source: a descriptor of a file, a pipe or standard input, and unpacking on top of it.
// Included by byte_source.cpp and zip_archive.cpp only.
// Knows nothing of rows.
#pragma once

#include "comity/io/byte_source.hpp"

namespace comity::io {

/// Reads a descriptor, which it closes, up to a number of bytes.
class FileSource final : public ByteSource {
 public:
  /// Opens a file, or takes standard input for "-". Errors: missing; io.
  [[nodiscard]] static Result<std::unique_ptr<FileSource>> open(const std::string& path,
                                                                const Progress& progress);
  FileSource(int descriptor, std::string path, const Progress& progress);
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  FileSource(FileSource&&) = delete;
  FileSource& operator=(FileSource&&) = delete;
  ~FileSource() override;

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override;
  [[nodiscard]] std::uint64_t n_read() const override { return n_read_; }

  /// The first bytes, which will be read again; fewer only at the end.
  [[nodiscard]] Result<std::string> peek(std::size_t n);
  /// Goes to a place of the file and reads no more than `n` bytes from there. Errors: io.
  [[nodiscard]] Result<void> limit(std::uint64_t offset, std::uint64_t n);

 private:
  [[nodiscard]] Result<std::size_t> read_some(std::span<char> into);
  int descriptor_;
  std::string path_;
  const Progress& progress_;
  std::string peeked_;
  std::uint64_t n_read_ = 0;
  std::uint64_t left_ = ~std::uint64_t{0};
};

/// Unpacks gzip (any number of members) or a raw deflate stream.
[[nodiscard]] std::unique_ptr<ByteSource> unpack(std::unique_ptr<ByteSource> packed,
                                                 std::string name, bool raw);

/// Checks that as many bytes come as an archive says, and with its checksum.
[[nodiscard]] std::unique_ptr<ByteSource> check_sum(std::unique_ptr<ByteSource> source,
                                                    std::string name, std::uint64_t size,
                                                    std::uint32_t crc);

}  // namespace comity::io
