// SPDX-License-Identifier: Apache-2.0
#include "comity/io/file_source.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace comity::io {

namespace {

Error cannot_read(const std::string& path, int problem) {
  return {.kind = problem == ENOENT || problem == ENOTDIR ? Error::Kind::missing : Error::Kind::io,
          .what = fmt::format("cannot read this file: {}.", std::strerror(problem)),
          .where = {.file = path},
          .hint = "check the name and your rights to it"};
}

}  // namespace

Result<std::unique_ptr<FileSource>> FileSource::open(const std::string& path,
                                                     const Progress& progress) {
  if (path == "-") return std::make_unique<FileSource>(::dup(STDIN_FILENO), path, progress);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::unexpected(cannot_read(path, errno));
  struct stat status{};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(descriptor);
    return std::unexpected(Error{.kind = Error::Kind::io,
                                 .what = "this is a folder.",
                                 .where = {.file = path},
                                 .hint = "name the files in it, as " + path + "/*"});
  }
  ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
  return std::make_unique<FileSource>(descriptor, path, progress);
}

FileSource::FileSource(int descriptor, std::string path, const Progress& progress)
    : descriptor_(descriptor), path_(std::move(path)), progress_(progress) {}

FileSource::~FileSource() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<std::size_t> FileSource::read_some(std::span<char> into) {
  constexpr int a_moment_ms = 200;
  for (;;) {
    // A pipe may be silent for long; whoever wants to stop is not kept waiting.
    pollfd ready{.fd = descriptor_, .events = POLLIN, .revents = 0};
    if (::poll(&ready, 1, a_moment_ms) <= 0) {
      if (progress_.should_stop())
        return std::unexpected(Error{.kind = Error::Kind::interrupted,
                                     .what = "reading was interrupted.",
                                     .where = {.file = path_}});
      continue;
    }
    const auto count = ::read(descriptor_, into.data(), into.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) return std::unexpected(cannot_read(path_, errno));
  }
}

Result<std::size_t> FileSource::read(std::span<char> into) {
  if (left_ < into.size()) into = into.first(static_cast<std::size_t>(left_));
  if (into.empty()) return 0;
  if (!peeked_.empty()) {
    const auto n = std::min(peeked_.size(), into.size());
    std::memcpy(into.data(), peeked_.data(), n);
    peeked_.erase(0, n);
    left_ -= n;
    return n;
  }
  auto count = read_some(into);
  if (!count) return count;
  n_read_ += *count;
  left_ -= *count;
  return count;
}

Result<std::string> FileSource::peek(std::size_t n) {
  while (peeked_.size() < n) {
    std::string more(n - peeked_.size(), '\0');
    const auto count = read_some(more);
    if (!count) return std::unexpected(count.error());
    if (*count == 0) break;
    n_read_ += *count;
    peeked_.append(more, 0, *count);
  }
  return peeked_.substr(0, n);
}

Result<void> FileSource::limit(std::uint64_t offset, std::uint64_t n) {
  if (::lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) < 0)
    return std::unexpected(cannot_read(path_, errno));
  peeked_.clear();
  left_ = n;
  return {};
}

}  // namespace comity::io
