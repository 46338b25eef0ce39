// SPDX-License-Identifier: Apache-2.0
// Output that appears whole or not at all: written beside the target, then renamed.
// A program that is killed leaves the old file, or none, under the final name.
// Knows nothing of what is written.
#pragma once

#include <filesystem>
#include <string_view>

#include "comity/base/result.hpp"

namespace comity::io {

/// A file being written under another name until it is whole.
class PendingFile {
 public:
  /// Begins a file for a target. Removes what an interrupted run of this program left beside it.
  ///
  /// Errors: usage, if the target exists and `force` is not set; io, if its folder cannot be
  /// written.
  [[nodiscard]] static Result<PendingFile> open(const std::filesystem::path& target, bool force);

  PendingFile(PendingFile&& other) noexcept;
  PendingFile& operator=(PendingFile&&) = delete;
  PendingFile(const PendingFile&) = delete;
  PendingFile& operator=(const PendingFile&) = delete;
  /// Removes the file unless it was committed.
  ~PendingFile();

  /// Where to write.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Flushes the file to the disk and gives it its final name. Errors: io.
  [[nodiscard]] Result<void> commit();

 private:
  PendingFile(std::filesystem::path target, std::filesystem::path path);
  std::filesystem::path target_;
  std::filesystem::path path_;
};

/// Writes bytes to a file, whole or not at all. Errors: as PendingFile.
[[nodiscard]] Result<void> write_whole(const std::filesystem::path& target, std::string_view bytes,
                                       bool force);

}  // namespace comity::io
