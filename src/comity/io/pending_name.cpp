// SPDX-License-Identifier: Apache-2.0
#include "comity/io/pending_name.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "comity/base/text.hpp"

namespace comity::io {

namespace {

namespace fs = std::filesystem;

std::string pending_prefix(const fs::path& target) {
  return "." + target.filename().string() + ".writing-";
}

/// Whether the rest of a pending name begins with a process that is gone; a serial number may
/// follow, and what the writer adds, as `.wal`. What a swap of folders set aside is no rest: it may
/// be the only copy.
bool is_left_behind(std::string_view rest) {
  if (rest.ends_with(".old")) return false;
  const auto process = parse_int(split(rest, '.').front());
  return process && *process > 0 && ::kill(static_cast<pid_t>(*process), 0) != 0 && errno == ESRCH;
}

}  // namespace

fs::path folder_of(const fs::path& target) {
  return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

fs::path pending_path(const fs::path& target, const std::string& serial) {
  const auto name = fmt::format("{}{}", pending_prefix(target), ::getpid());
  return folder_of(target) / (serial.empty() ? name : name + "." + serial);
}

void sweep_pending(const fs::path& target) {
  const auto prefix = pending_prefix(target);
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder_of(target), ignored)) {
    const auto name = entry.path().filename().string();
    if (name.starts_with(prefix) && is_left_behind(std::string_view(name).substr(prefix.size())))
      fs::remove_all(entry.path(), ignored);
  }
}

}  // namespace comity::io
