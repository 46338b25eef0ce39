// SPDX-License-Identifier: Apache-2.0
// A folder that appears whole or not at all: filled beside the target, then renamed.
// The counterpart of io/pending_file.hpp for many files that belong together.
// Knows nothing of what the files say.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "comity/base/result.hpp"

namespace comity::io {

/// A folder being filled under another name until it is whole.
class PendingFolder {
 public:
  /// Begins a folder for a target. Removes what a killed run left beside it.
  ///
  /// Errors: usage, if the target is a file, or not empty and `force` is not set; missing, if its
  ///         parent folder is not there; io, if that cannot be written.
  [[nodiscard]] static Result<PendingFolder> open(const std::filesystem::path& target, bool force);

  PendingFolder(PendingFolder&& other) noexcept;
  PendingFolder& operator=(PendingFolder&&) = delete;
  PendingFolder(const PendingFolder&) = delete;
  PendingFolder& operator=(const PendingFolder&) = delete;
  /// Removes the folder unless it was committed.
  ~PendingFolder();

  /// Writes one file, and the folders on its way. Errors: io.
  [[nodiscard]] Result<void> write(const std::filesystem::path& relative, std::string_view bytes);

  /// Gives the folder its final name; an earlier one is replaced in one step and then removed.
  ///
  /// Errors: usage, if the earlier one holds at its top something this one does not; io.
  [[nodiscard]] Result<void> commit();

 private:
  PendingFolder(std::filesystem::path target, std::filesystem::path path);
  [[nodiscard]] Result<void> check_replaced() const;

  std::filesystem::path target_;
  std::filesystem::path path_;
  std::set<std::string> tops_;  // names written at the top
};

}  // namespace comity::io
