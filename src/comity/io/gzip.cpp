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

Result<std::string> ungzip(std::string_view bytes, std::size_t most) {
  constexpr std::size_t piece = 1U << 20U;
  Inflater inflater;
  auto& stream = inflater.stream;
  std::string whole(std::min(most + 1, bytes.size() * 8 + piece), '\0');
  std::size_t written = 0;
  int state = Z_OK;
  stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
  std::size_t left = bytes.size();
  while (state != Z_STREAM_END || left + stream.avail_in > 0) {
    // Another member follows where one has ended.
    if (state == Z_STREAM_END && inflateReset(&stream) != Z_OK) break;
    if (written > most) return std::unexpected(bad_gzip("this file holds more than it may."));
    if (written == whole.size()) whole.resize(std::min(most + 1, whole.size() * 2));
    if (stream.avail_in == 0) {
      stream.avail_in = static_cast<uInt>(std::min<std::size_t>(left, piece));
      left -= stream.avail_in;
    }
    const auto room = std::min<std::size_t>(whole.size() - written, piece * 64);
    stream.next_out = reinterpret_cast<Bytef*>(whole.data() + written);
    stream.avail_out = static_cast<uInt>(room);
    state = inflate(&stream, Z_NO_FLUSH);
    written += room - stream.avail_out;
    if (state == Z_BUF_ERROR && left + stream.avail_in == 0)
      return std::unexpected(bad_gzip("this gzip file ends early."));
    if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
      return std::unexpected(bad_gzip("this is no gzip file, or it is damaged."));
  }
  if (written > most) return std::unexpected(bad_gzip("this file holds more than it may."));
  whole.resize(written);
  return whole;
}

}  // namespace comity::io
