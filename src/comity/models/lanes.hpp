// SPDX-License-Identifier: Apache-2.0
// Loops over rows of numbers, four at a time, in an order that is the same on every machine.
// Rows begin where they like; their length is a multiple of four.
// Knows nothing of what the numbers are.
#pragma once

#include <cstddef>

namespace comity::models::lanes {

/// The length of a row of n numbers, filled up with zeros.
[[nodiscard]] constexpr std::size_t padded(std::size_t n) { return (n + 3) / 4 * 4; }

[[nodiscard]] double sum(const double* a, std::size_t n);
[[nodiscard]] double dot(const double* a, const double* b, std::size_t n);
/// to = a * b; returns the sum.
double multiply(const double* a, const double* b, double* to, std::size_t n);
/// to += scale * a.
void add_scaled(const double* a, double scale, double* to, std::size_t n);

}  // namespace comity::models::lanes
