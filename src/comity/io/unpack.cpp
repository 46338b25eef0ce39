// SPDX-License-Identifier: Apache-2.0
#define ZLIB_CONST  // next_in is const
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <new>

#include "comity/io/file_source.hpp"

namespace comity::io {

namespace {

Error damaged(const std::string& name, std::string what) {
  return {.kind = Error::Kind::data,
          .what = std::move(what),
          .where = {.file = name},
          .hint = "fetch the file again, or leave it out"};
}

/// Source: [RFC1951], [RFC1952], zlib.
class Unpacked final : public ByteSource {
 public:
  Unpacked(std::unique_ptr<ByteSource> packed, std::string name, bool raw)
      : packed_(std::move(packed)), name_(std::move(name)), raw_(raw) {
    constexpr int window = 15;
    constexpr int gzip_only = 16;
    if (inflateInit2(&stream_, raw ? -window : window + gzip_only) != Z_OK) throw std::bad_alloc();
  }
  Unpacked(const Unpacked&) = delete;
  Unpacked& operator=(const Unpacked&) = delete;
  Unpacked(Unpacked&&) = delete;
  Unpacked& operator=(Unpacked&&) = delete;
  ~Unpacked() override { inflateEnd(&stream_); }

  [[nodiscard]] std::uint64_t n_read() const override { return packed_->n_read(); }

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    stream_.next_out = reinterpret_cast<Bytef*>(into.data());
    stream_.avail_out = static_cast<uInt>(into.size());
    room_ = into.size();
    while (stream_.avail_out > 0 && !ended_) {
      if (stream_.avail_in == 0) {
        const auto more = fill();
        if (!more) return std::unexpected(more.error());
        if (!*more) break;
      }
      if (const auto step = inflate_some(); !step) return std::unexpected(step.error());
    }
    const auto n = into.size() - stream_.avail_out;
    total_ += n;
    return n;
  }

 private:
  /// Reads packed bytes. False at the end, where the last member has to be whole.
  Result<bool> fill() {
    const auto count = packed_->read(buffer_);
    if (!count) return std::unexpected(count.error());
    stream_.next_in = reinterpret_cast<const Bytef*>(buffer_.data());
    stream_.avail_in = static_cast<uInt>(*count);
    if (*count > 0) return true;
    if (inside_)
      return std::unexpected(damaged(
          name_, fmt::format("the packed file ends early, after {} bytes of text.", so_far())));
    return false;
  }
  [[nodiscard]] std::uint64_t so_far() const { return total_ + room_ - stream_.avail_out; }

  Result<void> inflate_some() {
    inside_ = true;
    const int done = inflate(&stream_, Z_NO_FLUSH);
    if (done == Z_STREAM_END) {
      inside_ = false;
      ended_ = raw_;
      if (!raw_) inflateReset(&stream_);
      return {};
    }
    if (done == Z_OK || done == Z_BUF_ERROR) return {};
    return std::unexpected(damaged(
        name_, fmt::format("the packed file is damaged, after {} bytes of text: {}.", so_far(),
                           stream_.msg == nullptr ? "zlib cannot go on" : stream_.msg)));
  }

  std::unique_ptr<ByteSource> packed_;
  std::string name_;
  bool raw_;
  bool inside_ = true;  // an empty file is no gzip
  bool ended_ = false;
  std::uint64_t total_ = 0;
  std::uint64_t room_ = 0;  ///< of the present call
  z_stream stream_{};
  std::array<char, std::size_t{1} << 17U> buffer_{};
};

class Checked final : public ByteSource {
 public:
  Checked(std::unique_ptr<ByteSource> source, std::string name, std::uint64_t size,
          std::uint32_t crc)
      : source_(std::move(source)), name_(std::move(name)), left_(size), crc_(crc) {}

  [[nodiscard]] std::uint64_t n_read() const override { return source_->n_read(); }

  [[nodiscard]] Result<std::size_t> read(std::span<char> into) override {
    auto count = source_->read(into);
    if (!count) return count;
    so_far_ =
        ::crc32(so_far_, reinterpret_cast<const Bytef*>(into.data()), static_cast<uInt>(*count));
    const bool whole = *count == 0 ? left_ == 0 && so_far_ == crc_ : *count <= left_;
    left_ -= std::min<std::uint64_t>(*count, left_);
    if (!whole)
      return std::unexpected(damaged(
          name_, "the file is damaged: its length or checksum is not that of the archive."));
    return count;
  }

 private:
  std::unique_ptr<ByteSource> source_;
  std::string name_;
  std::uint64_t left_;
  std::uint32_t crc_;
  uLong so_far_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> unpack(std::unique_ptr<ByteSource> packed, std::string name, bool raw) {
  return std::make_unique<Unpacked>(std::move(packed), std::move(name), raw);
}

std::unique_ptr<ByteSource> check_sum(std::unique_ptr<ByteSource> source, std::string name,
                                      std::uint64_t size, std::uint32_t crc) {
  return std::make_unique<Checked>(std::move(source), std::move(name), size, crc);
}

}  // namespace comity::io
