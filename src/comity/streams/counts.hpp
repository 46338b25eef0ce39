// SPDX-License-Identifier: Apache-2.0
// Counts per pair, month and class: one number for each cell, added as rows come.
// Sorted by key they are sorted by the texts of actor1, actor2, month and class.
// Knows nothing of rows.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "comity/streams/codes.hpp"
#include "comity/streams/countries.hpp"

namespace comity::streams {

/// What is counted together.
struct Cell {
  LabelId actor1 = 0;
  LabelId actor2 = 0;
  std::uint32_t month = 0;  ///< YYYYMM
  ClassId kind = 0;         ///< the class
  bool operator==(const Cell&) const = default;
};

/// A cell as one number that sorts as the cell does. Cost: a few shifts.
[[nodiscard]] inline std::uint64_t key_of(LabelId actor1, LabelId actor2, Ymd day, ClassId kind) {
  const std::uint64_t month = (day / 10000 - 1900) * 12ULL + day / 100 % 100 - 1;
  return (static_cast<std::uint64_t>(actor1) << 36U) | (static_cast<std::uint64_t>(actor2) << 26U) |
         (month << 14U) | kind;
}
[[nodiscard]] Cell cell_of(std::uint64_t key);

/// A key and how often it was seen.
struct Count {
  std::uint64_t key = 0;
  std::uint64_t n = 0;
  bool operator==(const Count&) const = default;
};

/// Numbers by key, in a table of open addresses that is at most three quarters full.
class CountTable {
 public:
  CountTable();
  void add(std::uint64_t key, std::uint64_t n);
  /// Adds one to each key. Faster than one by one, because the memory is fetched ahead.
  void add_all(std::span<const std::uint64_t> keys);
  void add(const CountTable& other);
  /// Forgets the counts and keeps the memory.
  void clear();
  [[nodiscard]] std::size_t size() const { return size_; }
  /// All counts in the order of their keys.
  [[nodiscard]] std::vector<Count> sorted() const;

 private:
  void grow();
  std::vector<Count> slots_;  ///< n = 0 is an empty slot
  std::size_t size_ = 0;
};

}  // namespace comity::streams
