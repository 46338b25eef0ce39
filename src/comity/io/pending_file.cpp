// SPDX-License-Identifier: Apache-2.0
#include "comity/io/pending_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "comity/io/pending_name.hpp"

namespace comity::io {

namespace {

namespace fs = std::filesystem;

Error cannot_write(const fs::path& path, const std::string& why) {
  return {.kind = Error::Kind::io,
          .what = fmt::format("cannot write this file: {}.", why),
          .where = {.file = path.string()},
          .hint = "check the folder, your rights to it and the space on the disk"};
}

}  // namespace

Result<PendingFile> PendingFile::open(const fs::path& target, bool force) {
  std::error_code failed;
  if (fs::exists(target, failed) && !fs::is_regular_file(target, failed)) {
    // Renaming over /dev/null would replace the device for everybody.
    return std::unexpected(cannot_write(
        target, fs::is_directory(target, failed) ? "it is a folder" : "it is not a regular file"));
  }
  if (!force && fs::exists(target, failed)) {
    return std::unexpected(Error{.kind = Error::Kind::usage,
                                 .what = "this file exists already.",
                                 .where = {.file = target.string()},
                                 .hint = "add --force to replace it, or name another file"});
  }

  sweep_pending(target);
  static int serial = 0;
  const auto path = pending_path(target, std::to_string(serial++));
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (descriptor < 0) return std::unexpected(cannot_write(target, std::strerror(errno)));
  ::close(descriptor);
  return PendingFile(target, path);
}

PendingFile::PendingFile(fs::path target, fs::path path)
    : target_(std::move(target)), path_(std::move(path)) {}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : target_(std::move(other.target_)), path_(std::exchange(other.path_, fs::path{})) {}

PendingFile::~PendingFile() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove(path_, ignored);
}

Result<void> PendingFile::commit() {
  const int descriptor = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  const bool flushed = descriptor >= 0 && ::fsync(descriptor) == 0;
  const int problem = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!flushed) return std::unexpected(cannot_write(target_, std::strerror(problem)));
  std::error_code failed;
  fs::rename(path_, target_, failed);
  if (failed) return std::unexpected(cannot_write(target_, failed.message()));
  path_.clear();
  return {};
}

Result<void> write_whole(const fs::path& target, std::string_view bytes, bool force) {
  auto file = PendingFile::open(target, force);
  if (!file) return std::unexpected(file.error());
  const int descriptor = ::open(file->path().c_str(), O_WRONLY | O_CLOEXEC);
  bool written = descriptor >= 0;
  while (written && !bytes.empty()) {
    const auto count = ::write(descriptor, bytes.data(), bytes.size());
    written = count > 0 || (count < 0 && errno == EINTR);
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  const int problem = errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!written) return std::unexpected(cannot_write(target, std::strerror(problem)));
  return file->commit();
}

}  // namespace comity::io
