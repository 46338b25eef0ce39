// SPDX-License-Identifier: Apache-2.0
#include "comity/io/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace comity::io {

namespace {

Error cannot(const std::filesystem::path& path, const std::string& why) {
  return {.kind = errno == ENOENT || errno == ENOTDIR ? Error::Kind::missing : Error::Kind::io,
          .what = fmt::format("cannot read this file: {}.", why),
          .where = {.file = path.string()},
          .hint = "check the name and your rights to it"};
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return std::unexpected(cannot(path, std::strerror(errno)));
  struct stat status{};
  MappedFile file;
  const bool regular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  if (regular && status.st_size > 0) {
    file.size_ = static_cast<std::size_t>(status.st_size);
    void* const mapped = ::mmap(nullptr, file.size_, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (mapped != MAP_FAILED) {
      ::madvise(mapped, file.size_, MADV_SEQUENTIAL);
      file.data_ = static_cast<const char*>(mapped);
    }
  }
  const bool failed = !regular || (file.size_ > 0 && file.data_ == nullptr);
  if (failed) errno = EINVAL;
  ::close(descriptor);
  if (failed) {
    file.size_ = 0;
    errno = EINVAL;
    return std::unexpected(cannot(path, "it is not a regular file"));
  }
  return file;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): the map is read only, munmap takes void*
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr);
  std::string hex;
  for (unsigned i = 0; i < length; ++i) hex += fmt::format("{:02x}", digest.at(i));
  return hex;
}

}  // namespace comity::io
