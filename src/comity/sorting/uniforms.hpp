// SPDX-License-Identifier: Apache-2.0
// Uniform numbers for one block of draws: the same on any thread, machine or browser.
// A block is named by the seed and its number; its numbers come in the order they are asked for.
// Knows nothing of what is drawn.
#pragma once

#include <cstdint>

#include "comity/base/philox.hpp"

namespace comity::sorting {

class Uniforms {
 public:
  Uniforms(std::uint64_t seed, std::uint64_t block) : seed_(seed), block_(block) {}

  /// A number from 0 to 1, 1 excluded: a multiple of 2^-53, each equally likely.
  [[nodiscard]] double next() {
    if (has_spare_) {
      has_spare_ = false;
      return spare_;
    }
    const auto bits = philox({low(counter_), high(counter_), low(block_), high(block_)},
                             {low(seed_), high(seed_)});
    ++counter_;
    spare_ = real(bits[2], bits[3]);
    has_spare_ = true;
    return real(bits[0], bits[1]);
  }
  /// A number between two, the upper one excluded unless they are equal.
  [[nodiscard]] double between(double from, double to) { return from + (to - from) * next(); }

 private:
  static constexpr std::uint32_t low(std::uint64_t x) { return static_cast<std::uint32_t>(x); }
  static constexpr std::uint32_t high(std::uint64_t x) {
    return static_cast<std::uint32_t>(x >> 32U);
  }
  static constexpr double real(std::uint32_t a, std::uint32_t b) {
    return static_cast<double>(((std::uint64_t{b} << 32U) | a) >> 11U) * 0x1p-53;
  }

  std::uint64_t seed_;
  std::uint64_t block_;
  std::uint64_t counter_ = 0;
  double spare_ = 0;
  bool has_spare_ = false;
};

}  // namespace comity::sorting
