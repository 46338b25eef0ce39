// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/row_index.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <limits>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace comity::streams {

namespace {

constexpr std::size_t width = 64;

/// What 64 bytes hold: one bit per byte.
struct Block {
  std::uint64_t marks = 0;  ///< separators and line feeds
  std::uint64_t feeds = 0;  ///< line feeds alone
  std::uint64_t odd = 0;    ///< NUL or not ASCII
};

Block plain_block(const char* bytes, char separator) {
  Block block;
  for (std::size_t i = 0; i < width; ++i) {
    const auto bit = std::uint64_t{1} << i;
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (bytes[i] == '\n') block.feeds |= bit;
    if (bytes[i] == separator) block.marks |= bit;
    if (byte == 0 || byte >= 0x80) block.odd |= bit;
  }
  block.marks |= block.feeds;
  return block;
}

#if defined(__x86_64__)

__attribute__((target("avx2"))) void avx_blocks(const char* bytes, std::size_t n, char separator,
                                                Block* out) {
  const auto tab = _mm256_set1_epi8(separator);
  const auto feed = _mm256_set1_epi8('\n');
  const auto zero = _mm256_setzero_si256();
  for (std::size_t k = 0; k < n; ++k, bytes += width) {
    const auto low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
    const auto high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 32));
    const auto low_feed = _mm256_cmpeq_epi8(low, feed);
    const auto high_feed = _mm256_cmpeq_epi8(high, feed);
    const auto low_mark = _mm256_or_si256(low_feed, _mm256_cmpeq_epi8(low, tab));
    const auto high_mark = _mm256_or_si256(high_feed, _mm256_cmpeq_epi8(high, tab));
    const auto low_odd = _mm256_or_si256(low, _mm256_cmpeq_epi8(low, zero));
    const auto high_odd = _mm256_or_si256(high, _mm256_cmpeq_epi8(high, zero));
    const auto low_bits = [](int mask) {
      return static_cast<std::uint64_t>(static_cast<std::uint32_t>(mask));
    };
    out[k].feeds =
        low_bits(_mm256_movemask_epi8(low_feed)) | low_bits(_mm256_movemask_epi8(high_feed)) << 32U;
    out[k].marks =
        low_bits(_mm256_movemask_epi8(low_mark)) | low_bits(_mm256_movemask_epi8(high_mark)) << 32U;
    out[k].odd = low_bits(_mm256_movemask_epi8(low_odd)) | low_bits(_mm256_movemask_epi8(high_odd))
                                                               << 32U;
  }
}

#endif

void plain_blocks(const char* bytes, std::size_t n, char separator, Block* out) {
  for (std::size_t k = 0; k < n; ++k) out[k] = plain_block(bytes + k * width, separator);
}

/// Where the marks of some blocks are written.
struct Out {
  std::uint32_t* first;  ///< of all marks
  std::uint32_t* next;
  std::vector<std::uint32_t>& ends;
  std::vector<bool>& odd;
};

/// Writes the places of the marks of blocks; up to sixteen beyond the last, which the next
/// overwrite.
[[gnu::always_inline]] inline void write_places(const Block* blocks, std::size_t n,
                                                std::size_t first_block, Out& out) {
  constexpr int at_least = 12;
  constexpr int at_once = 4;
  for (std::size_t k = 0; k < n; ++k) {
    auto mask = blocks[k].marks;
    const auto base = static_cast<std::uint32_t>((first_block + k) * width);
    auto* place = out.next;
    const auto write = [&] {
      *place++ = base + static_cast<std::uint32_t>(std::countr_zero(mask));
      mask &= mask - 1;
    };
    // Most blocks have no more marks than this, so that nothing depends on their number.
    for (int i = 0; i < at_least; ++i) write();
    while (mask != 0)
      for (int i = 0; i < at_once; ++i) write();
    for (auto feeds = blocks[k].feeds; feeds != 0; feeds &= feeds - 1) {
      const auto below = blocks[k].marks & ((feeds & -feeds) - 1);
      out.ends.push_back(static_cast<std::uint32_t>(out.next - out.first) +
                         static_cast<std::uint32_t>(std::popcount(below)));
    }
    out.next += std::popcount(blocks[k].marks);
    if (blocks[k].odd != 0) out.odd[first_block + k] = true;
  }
}

void write_places_plainly(const Block* blocks, std::size_t n, std::size_t first_block, Out& out) {
  write_places(blocks, n, first_block, out);
}

#if defined(__x86_64__)
__attribute__((target("bmi,popcnt"))) void write_places_fast(const Block* blocks, std::size_t n,
                                                             std::size_t first_block, Out& out) {
  write_places(blocks, n, first_block, out);
}
#endif

/// What this processor does best.
struct Kernels {
  void (*find)(const char* bytes, std::size_t n, char separator, Block* out);
  void (*write)(const Block* blocks, std::size_t n, std::size_t first_block, Out& out);
};

Kernels best_kernels() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 &&
      __builtin_cpu_supports("popcnt") != 0)
    return {avx_blocks, write_places_fast};
#endif
  return {plain_blocks, write_places_plainly};
}

}  // namespace

void RowIndex::build(std::string_view bytes, char separator) {
  assert(bytes.size() < std::numeric_limits<std::uint32_t>::max() && "rows come in pieces");
  static const Kernels kernels = best_kernels();
  constexpr std::size_t at_once = 64;
  bytes_ = bytes;
  ends_.clear();
  const std::size_t n_blocks = (bytes.size() + width - 1) / width;
  odd_.assign(n_blocks, false);
  Block blocks[at_once];
  std::size_t used = 0;
  for (std::size_t first = 0; first < n_blocks; first += at_once) {
    const auto n = std::min(at_once, n_blocks - first);
    const auto whole = std::min(n, bytes.size() / width - first);
    kernels.find(bytes.data() + first * width, whole, separator, blocks);
    if (whole < n) {
      char tail[width];
      std::memset(tail, 'x', width);
      const auto at = (first + whole) * width;
      std::memcpy(tail, bytes.data() + at, bytes.size() - at);
      blocks[whole] = plain_block(tail, separator);
    }
    // All 64 bytes of all blocks may be marks.
    if (marks_.size() < used + n * width + width) marks_.resize(2 * (used + n * width + width));
    Out out{marks_.data(), marks_.data() + used, ends_, odd_};
    kernels.write(blocks, n, first, out);
    used = static_cast<std::size_t>(out.next - out.first);
  }
  if (is_terminated()) return;
  marks_.resize(std::max(marks_.size(), used + 1));
  marks_[used] = static_cast<std::uint32_t>(bytes.size());
  ends_.push_back(static_cast<std::uint32_t>(used));
}

bool RowIndex::may_be_odd(std::size_t row) const {
  const auto first = first_of(row);
  const std::size_t begin = first == 0 ? 0 : marks_[first - 1] + std::size_t{1};
  for (std::size_t at = begin / width; at <= marks_[ends_[row]] / width && at < odd_.size(); ++at)
    if (odd_[at]) return true;
  return false;
}

}  // namespace comity::streams
