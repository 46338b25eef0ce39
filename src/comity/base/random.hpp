// SPDX-License-Identifier: Apache-2.0
// Counter-based random numbers: the same for the same (seed, stream), on any thread or machine.
// A stream is named by a number or a text, so that draws do not depend on the order of work.
// Knows nothing of what is drawn.
#pragma once

#include <cstdint>
#include <string_view>

namespace comity {

/// Draws numbers from one stream of one seed (Philox 4x32-10, [Salmon2011]).
class Rng {
 public:
  Rng(std::uint64_t seed, std::uint64_t stream) : seed_(seed), stream_(stream) {}
  /// 64 random bits.
  [[nodiscard]] std::uint64_t next();
  /// A number from 0 to 1, without 1, each of 2^53 equally likely.
  [[nodiscard]] double uniform() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
  /// A whole number from 0 to n - 1, each equally likely. `n` must not be 0.
  [[nodiscard]] std::uint64_t below(std::uint64_t n);

 private:
  std::uint64_t seed_;
  std::uint64_t stream_;
  std::uint64_t counter_ = 0;
};

/// The stream named by a text (FNV-1a hash, 64 bits).
[[nodiscard]] std::uint64_t stream_of(std::string_view name);

}  // namespace comity
