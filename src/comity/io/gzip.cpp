// SPDX-License-Identifier: Apache-2.0
#include "comity/io/gzip.hpp"

#define ZLIB_CONST  // next_in is const
#include <zlib.h>

#include <algorithm>
#include <cassert>
#include <limits>
#include <new>

namespace comity::io {

namespace {

/// Ends an inflating stream whatever happens.
class Inflater {
 public:
  Inflater() {
    constexpr int window_and_gzip = 15 + 16;
    if (inflateInit2(&stream, window_and_gzip) != Z_OK) throw std::bad_alloc();
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  Inflater(Inflater&&) = delete;
  Inflater& operator=(Inflater&&) = delete;
  ~Inflater() { inflateEnd(&stream); }
  z_stream stream{};
};

Error bad_gzip(std::string what) {
  return {.kind = Error::Kind::data,
          .what = std::move(what),
          .hint = "write it again, for example: gzip -n9 cells.csv"};
}

}  // namespace

std::string gzip(std::string_view bytes) {
  assert(bytes.size() < std::numeric_limits<uInt>::max() && "gzip takes less than 4 GB at once");
  constexpr int window_and_gzip = 15 + 16;
  constexpr int memory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_and_gzip, memory,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string small(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(small.data());
  stream.avail_out = static_cast<uInt>(small.size());
  const int done = deflate(&stream, Z_FINISH);
  assert(done == Z_STREAM_END && "the bound is enough for one call");
  static_cast<void>(done);
  small.resize(stream.total_out);
  deflateEnd(&stream);
  return small;
}

std::size_t ungzipped_size(std::string_view bytes) {
  constexpr std::size_t most_to_one = 1032;  // what deflate packs at best
  std::size_t said = 0;
  for (std::size_t i = 1; i <= 4 && i <= bytes.size(); ++i)
    said = said << 8U | static_cast<unsigned char>(bytes[bytes.size() - i]);
  return std::min(said, bytes.size() * most_to_one);
}

Result<std::string> ungzip(std::string_view bytes, std::size_t most, std::string into) {
  constexpr std::size_t piece = 1U << 20U;
  Inflater inflater;
  auto& stream = inflater.stream;
  std::string whole = std::move(into);
  whole.clear();
  std::size_t room = ungzipped_size(bytes) + 1;
  int state = Z_OK;
  stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
  std::size_t left = bytes.size();
  while (state != Z_STREAM_END || left + stream.avail_in > 0) {
    // Another member follows where one has ended.
    if (state == Z_STREAM_END && inflateReset(&stream) != Z_OK) break;
    if (whole.size() > most) return std::unexpected(bad_gzip("this file holds more than it may."));
    if (whole.size() >= room) room = whole.size() * 2 + piece;
    room = std::min(most + 1, room);
    if (stream.avail_in == 0) {
      stream.avail_in = static_cast<uInt>(std::min<std::size_t>(left, piece));
      left -= stream.avail_in;
    }
    whole.resize_and_overwrite(room, [&, written = whole.size()](char* to, std::size_t size) {
      const auto most_now = std::min<std::size_t>(size - written, piece * 64);
      stream.next_out = reinterpret_cast<Bytef*>(to + written);
      stream.avail_out = static_cast<uInt>(most_now);
      state = inflate(&stream, Z_NO_FLUSH);
      return written + most_now - stream.avail_out;
    });
    if (state == Z_BUF_ERROR && left + stream.avail_in == 0)
      return std::unexpected(bad_gzip("this gzip file ends early."));
    if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
      return std::unexpected(bad_gzip("this is no gzip file, or it is damaged."));
  }
  if (whole.size() > most) return std::unexpected(bad_gzip("this file holds more than it may."));
  return whole;
}

}  // namespace comity::io
