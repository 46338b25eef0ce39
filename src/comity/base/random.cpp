// SPDX-License-Identifier: Apache-2.0
#include "comity/base/random.hpp"

#include <Random123/philox.h>

#include <cassert>

namespace comity {

std::uint64_t Rng::next() {
  using Philox = r123::Philox4x32;
  const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
  const auto high = [](std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32U); };
  const Philox::ctr_type counter = {{low(counter_), high(counter_), low(stream_), high(stream_)}};
  const Philox::key_type key = {{low(seed_), high(seed_)}};
  ++counter_;
  const auto block = Philox{}(counter, key);
  return (std::uint64_t{block[1]} << 32U) | block[0];
}

std::uint64_t Rng::below(std::uint64_t n) {
  assert(n > 0 && "nothing to draw from");
  // Draws past the last whole multiple of n would favour small numbers: draw again.
  const std::uint64_t limit = (UINT64_MAX / n) * n;
  std::uint64_t draw = next();
  while (draw >= limit) draw = next();
  return draw % n;
}

std::uint64_t stream_of(std::string_view name) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : name) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211ULL;
  }
  return hash;
}

}  // namespace comity
