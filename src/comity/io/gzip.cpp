// SPDX-License-Identifier: Apache-2.0
#include "comity/io/gzip.hpp"

#define ZLIB_CONST  // next_in is const
#include <zlib.h>

#include <cassert>
#include <limits>
#include <new>

namespace comity::io {

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

}  // namespace comity::io
