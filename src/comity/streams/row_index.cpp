// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/row_index.hpp"

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

// SSE2 is part of every x86-64 processor.
Block sse_block(const char* bytes, char separator) {
  const auto tab = _mm_set1_epi8(separator);
  const auto feed = _mm_set1_epi8('\n');
  const auto zero = _mm_setzero_si128();
  Block block;
  for (unsigned i = 0; i < 4; ++i) {
    const auto chunk = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i * 16UL));
    const auto bits = [i](__m128i mask) {
      return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(mask)))
             << (i * 16U);
    };
    const auto feeds = _mm_cmpeq_epi8(chunk, feed);
    block.feeds |= bits(feeds);
    block.marks |= bits(_mm_or_si128(feeds, _mm_cmpeq_epi8(chunk, tab)));
    block.odd |= bits(_mm_or_si128(chunk, _mm_cmpeq_epi8(chunk, zero)));
  }
  return block;
}

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

void find_blocks(const char* bytes, std::size_t n, char separator, Block* out) {
#if defined(__x86_64__)
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  if (has_avx2) return avx_blocks(bytes, n, separator, out);
  for (std::size_t k = 0; k < n; ++k) out[k] = sse_block(bytes + k * width, separator);
#else
  for (std::size_t k = 0; k < n; ++k) out[k] = plain_block(bytes + k * width, separator);
#endif
}

/// Writes the places of the bits of a mask; up to eight more than there are, which the next
/// overwrite.
std::uint32_t* write_places(std::uint32_t* out, std::uint64_t mask, std::uint32_t base) {
  const auto count = std::popcount(mask);
  auto* place = out;
  while (mask != 0) {
    for (int i = 0; i < 4; ++i) {
      place[i] = base + static_cast<std::uint32_t>(std::countr_zero(mask));
      mask &= mask - 1;
    }
    place += 4;
  }
  return out + count;
}

}  // namespace

void RowIndex::build(std::string_view bytes, char separator) {
  assert(bytes.size() < std::numeric_limits<std::uint32_t>::max() && "rows come in pieces");
  constexpr std::size_t at_once = 64;
  bytes_ = bytes;
  ends_.clear();
  const std::size_t n_blocks = (bytes.size() + width - 1) / width;
  odd_.assign(n_blocks, false);
  any_odd_ = false;
  Block blocks[at_once];
  std::size_t used = 0;
  for (std::size_t first = 0; first < n_blocks; first += at_once) {
    const auto n = std::min(at_once, n_blocks - first);
    const auto whole = std::min(n, bytes.size() / width - first);
    find_blocks(bytes.data() + first * width, whole, separator, blocks);
    if (whole < n) {
      char tail[width];
      std::memset(tail, 'x', width);
      const auto at = (first + whole) * width;
      std::memcpy(tail, bytes.data() + at, bytes.size() - at);
      blocks[whole] = plain_block(tail, separator);
    }
    marks_.resize(std::max(marks_.size(), used + n * width + width));
    auto* out = marks_.data() + used;
    for (std::size_t k = 0; k < n; ++k) {
      const auto& block = blocks[k];
      const auto before = static_cast<std::uint32_t>(out - marks_.data());
      out = write_places(out, block.marks, static_cast<std::uint32_t>((first + k) * width));
      for (auto feeds = block.feeds; feeds != 0; feeds &= feeds - 1) {
        const auto below = block.marks & ((feeds & -feeds) - 1);
        ends_.push_back(before + static_cast<std::uint32_t>(std::popcount(below)));
      }
      if (block.odd != 0) odd_[first + k] = any_odd_ = true;
    }
    used = static_cast<std::size_t>(out - marks_.data());
  }
  if (is_terminated()) return;
  marks_.resize(std::max(marks_.size(), used + 1));
  marks_[used] = static_cast<std::uint32_t>(bytes.size());
  ends_.push_back(static_cast<std::uint32_t>(used));
}

bool RowIndex::may_be_odd(std::size_t row) const {
  if (!any_odd_) return false;
  const auto first = first_of(row);
  const std::size_t begin = first == 0 ? 0 : marks_[first - 1] + std::size_t{1};
  for (std::size_t at = begin / width; at <= marks_[ends_[row]] / width && at < odd_.size(); ++at)
    if (odd_[at]) return true;
  return false;
}

}  // namespace comity::streams
