// SPDX-License-Identifier: Apache-2.0
#include "comity/models/lanes.hpp"

#include <cstring>

// The same additions in the same order with wider registers, where the machine has them.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && \
    !defined(__SANITIZE_ADDRESS__)
#define COMITY_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define COMITY_WIDE
#endif

namespace comity::models::lanes {

namespace {

// Four numbers, as one register or two.
using Four = double __attribute__((vector_size(32)));

}  // namespace

COMITY_WIDE double sum(const double* a, std::size_t n) {
  Four total{};
  for (std::size_t i = 0; i < n; i += 4) {
    Four x;
    std::memcpy(&x, a + i, sizeof x);
    total += x;
  }
  return (total[0] + total[1]) + (total[2] + total[3]);
}

COMITY_WIDE double dot(const double* a, const double* b, std::size_t n) {
  Four total{};
  for (std::size_t i = 0; i < n; i += 4) {
    Four x, y;
    std::memcpy(&x, a + i, sizeof x);
    std::memcpy(&y, b + i, sizeof y);
    total += x * y;
  }
  return (total[0] + total[1]) + (total[2] + total[3]);
}

COMITY_WIDE double multiply(const double* a, const double* b, double* to, std::size_t n) {
  Four total{};
  for (std::size_t i = 0; i < n; i += 4) {
    Four x, y;
    std::memcpy(&x, a + i, sizeof x);
    std::memcpy(&y, b + i, sizeof y);
    x *= y;
    std::memcpy(to + i, &x, sizeof x);
    total += x;
  }
  return (total[0] + total[1]) + (total[2] + total[3]);
}

COMITY_WIDE void add_scaled(const double* a, double scale, double* to, std::size_t n) {
  for (std::size_t i = 0; i < n; i += 4) {
    Four x, y;
    std::memcpy(&x, a + i, sizeof x);
    std::memcpy(&y, to + i, sizeof y);
    y += scale * x;
    std::memcpy(to + i, &y, sizeof y);
  }
}

}  // namespace comity::models::lanes
