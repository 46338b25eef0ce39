// SPDX-License-Identifier: Apache-2.0
// What output is called until it is whole: hidden, beside its target, with the process that writes.
// Knows nothing of files or folders in particular.
#pragma once

#include <filesystem>
#include <string>

namespace comity::io {

/// The folder a target stands in.
[[nodiscard]] std::filesystem::path folder_of(const std::filesystem::path& target);

/// The name under which this process writes a target; `serial` tells several of one process apart.
[[nodiscard]] std::filesystem::path pending_path(const std::filesystem::path& target,
                                                 const std::string& serial = {});

/// Removes what is pending for a target and whose process is gone.
void sweep_pending(const std::filesystem::path& target);

}  // namespace comity::io
