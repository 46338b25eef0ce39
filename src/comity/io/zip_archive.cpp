// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>

#include "comity/io/byte_source.hpp"
#include "comity/io/file.hpp"
#include "comity/io/file_source.hpp"

namespace comity::io {

namespace {

// Source: [APPNOTE], sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16 and 4.5.3.
constexpr std::uint32_t local_header = 0x04034B50;
constexpr std::uint32_t central_header = 0x02014B50;
constexpr std::uint32_t end_record = 0x06054B50;
constexpr std::uint32_t end_record_64 = 0x06064B50;
constexpr std::uint32_t end_locator_64 = 0x07064B50;
constexpr std::uint32_t too_large = 0xFFFFFFFF;
constexpr std::size_t local_size = 30;
constexpr std::size_t central_size = 46;
constexpr std::size_t end_size = 22;

/// Little-endian numbers of an archive; 0 beyond its end, where every check fails.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] std::uint64_t number(std::uint64_t at, unsigned n) const {
    std::uint64_t value = 0;
    if (at > bytes_.size() || bytes_.size() - at < n) return 0;
    for (unsigned i = 0; i < n; ++i)
      value |= std::uint64_t{static_cast<unsigned char>(bytes_[at + i])} << (8 * i);
    return value;
  }
  [[nodiscard]] std::uint32_t u32(std::uint64_t at) const {
    return static_cast<std::uint32_t>(number(at, 4));
  }
  [[nodiscard]] std::uint16_t u16(std::uint64_t at) const {
    return static_cast<std::uint16_t>(number(at, 2));
  }
  [[nodiscard]] std::string_view text(std::uint64_t at, std::size_t n) const {
    return at <= bytes_.size() ? bytes_.substr(at, n) : std::string_view{};
  }
  [[nodiscard]] std::uint64_t size() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
};

Error bad_archive(const std::string& path, std::string what) {
  return {.kind = Error::Kind::data,
          .what = std::move(what),
          .where = {.file = path},
          .hint = "fetch the archive again, or unpack it and name the files"};
}

/// Where the list of files is, and how many there are.
struct Directory {
  std::uint64_t offset = 0;
  std::uint64_t n_files = 0;
};

Result<Directory> find_directory(const Bytes& bytes, const std::string& path) {
  constexpr std::uint64_t longest_comment = 65535;
  for (std::uint64_t back = end_size; back <= std::min(bytes.size(), end_size + longest_comment);
       ++back) {
    const auto at = bytes.size() - back;
    if (bytes.u32(at) != end_record) continue;
    Directory found{.offset = bytes.u32(at + 16), .n_files = bytes.u16(at + 10)};
    if (at >= 20 && bytes.u32(at - 20) == end_locator_64) {
      const auto record = bytes.number(at - 12, 8);
      if (bytes.u32(record) == end_record_64)
        found = {.offset = bytes.number(record + 48, 8), .n_files = bytes.number(record + 32, 8)};
    }
    return found;
  }
  return std::unexpected(
      bad_archive(path, "the zip archive ends early: its list of files is missing."));
}

/// Sizes and offset that are too large for their places stand in an extra field.
void read_extra(const Bytes& bytes, std::uint64_t at, std::uint64_t n, Stream& member) {
  const auto end = at + n;
  while (at + 4 <= end) {
    const auto kind = bytes.u16(at);
    const auto length = bytes.u16(at + 2);
    std::uint64_t next = at + 4;
    if (kind == 1) {
      for (auto* const value : {&member.unpacked, &member.size, &member.offset}) {
        if (*value != too_large) continue;
        *value = bytes.number(next, 8);
        next += 8;
      }
    }
    at += 4U + length;
  }
}

Result<std::vector<Stream>> members_of(const Bytes& bytes, const Stream& archive) {
  const auto& path = archive.path;
  const auto directory = find_directory(bytes, path);
  if (!directory) return std::unexpected(directory.error());
  std::vector<Stream> members;
  auto at = directory->offset;
  for (std::uint64_t i = 0; i < directory->n_files; ++i) {
    if (bytes.u32(at) != central_header)
      return std::unexpected(bad_archive(path, "the list of files of the zip archive is damaged."));
    const auto n_name = bytes.u16(at + 28);
    Stream member = archive;
    member.in_archive = true;
    member.name = fmt::format("{}/{}", path, bytes.text(at + central_size, n_name));
    member.method = bytes.u16(at + 10);
    member.crc = bytes.u32(at + 16);
    member.size = bytes.u32(at + 20);
    member.unpacked = bytes.u32(at + 24);
    member.offset = bytes.u32(at + 42);
    const auto n_extra = bytes.u16(at + 30);
    read_extra(bytes, at + central_size + n_name, n_extra, member);
    const bool is_folder = member.name.ends_with('/');
    const bool encrypted = (bytes.u16(at + 8) & 1U) != 0;
    at += central_size + n_name + n_extra + bytes.u16(at + 32);
    if (is_folder) continue;
    if (encrypted || (member.method != 0 && member.method != 8))
      return std::unexpected(
          bad_archive(member.name, encrypted ? "this file is encrypted."
                                             : "this file is packed in a way that is not read."));
    members.push_back(std::move(member));
  }
  return members;
}

Result<std::unique_ptr<ByteSource>> open_member(const Stream& member, const Progress& progress) {
  auto file = FileSource::open(member.path, progress);
  if (!file) return std::unexpected(file.error());
  if (auto moved = (*file)->limit(member.offset, local_size); !moved)
    return std::unexpected(moved.error());
  const auto header = (*file)->peek(local_size);
  if (!header) return std::unexpected(header.error());
  const Bytes bytes(*header);
  if (bytes.u32(0) != local_header)
    return std::unexpected(bad_archive(member.name, "the header of this file is damaged."));
  const auto begin = member.offset + local_size + bytes.u16(26) + bytes.u16(28);
  if (auto moved = (*file)->limit(begin, member.size); !moved)
    return std::unexpected(moved.error());
  std::unique_ptr<ByteSource> source = std::move(*file);
  if (member.method != 0) source = unpack(std::move(source), member.name, true);
  return check_sum(std::move(source), member.name, member.unpacked, member.crc);
}

bool is_zip(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
}

}  // namespace

Result<std::vector<Stream>> streams_of(const std::string& path) {
  Stream stream{.path = path, .name = path == "-" ? "standard input" : path};
  if (path == "-") return std::vector{stream};
  struct stat status{};
  // A pipe is opened once, when it is read.
  const bool known = ::stat(path.c_str(), &status) == 0;
  if (known && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) return std::vector{stream};
  const Quiet quiet;
  auto file = FileSource::open(path, quiet);
  if (!file) return std::unexpected(file.error());
  stream.size = static_cast<std::uint64_t>(status.st_size);
  stream.modified = status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec;
  const auto head = (*file)->peek(4);
  if (!head) return std::unexpected(head.error());
  if (!is_zip(*head)) return std::vector{stream};
  const auto whole = MappedFile::open(path);
  if (!whole) return std::unexpected(whole.error());
  return members_of(Bytes(whole->bytes()), stream);
}

Result<std::unique_ptr<ByteSource>> open_stream(const Stream& stream, const Progress& progress) {
  if (stream.in_archive) return open_member(stream, progress);
  auto file = FileSource::open(stream.path, progress);
  if (!file) return std::unexpected(file.error());
  const auto head = (*file)->peek(4);
  if (!head) return std::unexpected(head.error());
  if (is_zip(*head))
    return std::unexpected(bad_archive(stream.name, "a zip archive cannot be read from a pipe."));
  if (!head->starts_with("\x1F\x8B")) return std::unique_ptr<ByteSource>(std::move(*file));
  return unpack(std::move(*file), stream.name, false);
}

}  // namespace comity::io
