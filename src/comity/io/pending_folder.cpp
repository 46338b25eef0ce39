// SPDX-License-Identifier: Apache-2.0
#include "comity/io/pending_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <utility>

#include "comity/io/pending_name.hpp"

namespace comity::io {

namespace {

namespace fs = std::filesystem;

Error refuse(Error::Kind kind, std::string what, const fs::path& where, std::string hint) {
  return {.kind = kind,
          .what = std::move(what),
          .where = {.file = where.string()},
          .hint = std::move(hint)};
}

Error cannot_write_folder(const fs::path& path, const std::string& why) {
  return refuse(Error::Kind::io, fmt::format("cannot write here: {}.", why), path,
                "check the folder, your rights to it and the space on the disk");
}

/// The target as an absolute path without a slash at its end, so that its parent is its folder.
fs::path plain_path(const fs::path& target) {
  auto path = fs::absolute(target).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  return path;
}

Result<void> check_target(const fs::path& target, bool force) {
  std::error_code failed;
  if (!fs::is_directory(target.parent_path(), failed)) {
    return std::unexpected(refuse(Error::Kind::missing, "this folder does not exist.",
                                  target.parent_path(), "make it first"));
  }
  if (!fs::exists(fs::symlink_status(target, failed))) return {};
  if (!fs::is_directory(fs::symlink_status(target, failed))) {
    return std::unexpected(
        refuse(Error::Kind::usage, "this is not a folder.", target, "name another with -o"));
  }
  if (!force && !fs::is_empty(target, failed)) {
    return std::unexpected(refuse(
        Error::Kind::usage, "this folder is not empty.", target,
        "name another with -o, or add --force to replace what this command wrote there before"));
  }
  return {};
}

/// Swaps two folders in one step; where the file system cannot, in two.
bool swap_folders(const fs::path& a, const fs::path& b) {
  if (::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  const auto aside = fs::path(a).concat(".old");
  return ::rename(b.c_str(), aside.c_str()) == 0 && ::rename(a.c_str(), b.c_str()) == 0 &&
         ::rename(aside.c_str(), a.c_str()) == 0;
}

}  // namespace

Result<PendingFolder> PendingFolder::open(const fs::path& target, bool force) {
  const auto plain = plain_path(target);
  if (const auto fit = check_target(plain, force); !fit) return std::unexpected(fit.error());
  sweep_pending(plain);
  const auto path = pending_path(plain);
  std::error_code failed;
  if (!fs::create_directory(path, failed)) {
    return std::unexpected(cannot_write_folder(
        plain.parent_path(), failed ? failed.message() : "another run is writing it"));
  }
  return PendingFolder(plain, path);
}

PendingFolder::PendingFolder(fs::path target, fs::path path)
    : target_(std::move(target)), path_(std::move(path)) {}

PendingFolder::PendingFolder(PendingFolder&& other) noexcept
    : target_(std::move(other.target_)),
      path_(std::exchange(other.path_, fs::path{})),
      tops_(std::move(other.tops_)) {}

PendingFolder::~PendingFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

Result<void> PendingFolder::write(const fs::path& relative, std::string_view bytes) {
  const auto file = path_ / relative;
  std::error_code failed;
  fs::create_directories(file.parent_path(), failed);
  if (failed) return std::unexpected(cannot_write_folder(target_ / relative, failed.message()));
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return std::unexpected(cannot_write_folder(target_ / relative, std::strerror(errno)));
  tops_.insert(relative.begin()->string());
  return {};
}

Result<void> PendingFolder::check_replaced() const {
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(target_, failed)) {
    if (tops_.contains(entry.path().filename().string())) continue;
    return std::unexpected(refuse(Error::Kind::usage,
                                  "this was not written by this command; nothing was replaced.",
                                  entry.path(), "write to a new folder, or move this away"));
  }
  return {};
}

Result<void> PendingFolder::commit() {
  std::error_code failed;
  if (!fs::exists(target_, failed) || fs::is_empty(target_, failed)) {
    if (::rename(path_.c_str(), target_.c_str()) != 0)
      return std::unexpected(cannot_write_folder(target_, std::strerror(errno)));
    path_.clear();
    return {};
  }
  if (const auto fit = check_replaced(); !fit) return fit;
  if (!swap_folders(path_, target_))
    return std::unexpected(cannot_write_folder(target_, std::strerror(errno)));
  return {};  // what was there before now has the pending name, and goes with it
}

}  // namespace comity::io
