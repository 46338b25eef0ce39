// SPDX-License-Identifier: Apache-2.0
// The counter-based generator behind `Rng`, written out, for loops that want all 128 bits of a
// block and for places that have no Random123. Knows nothing of streams.
#pragma once

#include <array>
#include <cstdint>

namespace comity {

/// One block of Philox 4x32-10: 128 random bits that depend on nothing but counter and key.
///
/// Source: [Salmon2011]. A test holds it to Random123.
[[nodiscard]] constexpr std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                                            std::array<std::uint32_t, 2> key) {
  constexpr std::uint64_t m0 = 0xD2511F53;
  constexpr std::uint64_t m1 = 0xCD9E8D57;
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = m0 * counter[0];
    const std::uint64_t b = m1 * counter[2];
    counter = {
        static_cast<std::uint32_t>(b >> 32U) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
        static_cast<std::uint32_t>(a >> 32U) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key = {key[0] + 0x9E3779B9U, key[1] + 0xBB67AE85U};
  }
  return counter;
}

}  // namespace comity
