// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/counts.hpp"

#include <algorithm>

namespace comity::streams {

namespace {

constexpr std::size_t first_size = 1024;

/// Spreads keys over a table by a multiplication (Fibonacci hashing).
std::size_t place_of(std::uint64_t key, std::size_t n_slots) {
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 20U) & (n_slots - 1);
}

}  // namespace

Cell cell_of(std::uint64_t key) {
  const auto month = static_cast<std::uint32_t>((key >> 14U) & 0xFFFU);
  return {.actor1 = static_cast<LabelId>(key >> 36U),
          .actor2 = static_cast<LabelId>((key >> 26U) & 0x3FFU),
          .month = (month / 12 + 1900) * 100 + month % 12 + 1,
          .kind = static_cast<ClassId>(key & 0x3FFFU)};
}

CountTable::CountTable() : slots_(first_size) {}

void CountTable::add(std::uint64_t key, std::uint64_t n) {
  if (n == 0) return;
  auto at = place_of(key, slots_.size());
  while (slots_[at].n != 0) {
    if (slots_[at].key == key) {
      slots_[at].n += n;
      return;
    }
    at = (at + 1) & (slots_.size() - 1);
  }
  slots_[at] = {key, n};
  if (++size_ * 4 > slots_.size() * 3) grow();
}

void CountTable::add_all(std::span<const std::uint64_t> keys) {
  constexpr std::size_t ahead = 12;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i + ahead < keys.size())
      __builtin_prefetch(&slots_[place_of(keys[i + ahead], slots_.size())], 1);
    add(keys[i], 1);
  }
}

void CountTable::add(const CountTable& other) {
  for (const auto& slot : other.slots_) add(slot.key, slot.n);
}

void CountTable::clear() {
  slots_.assign(slots_.size(), {});
  size_ = 0;
}

void CountTable::grow() {
  auto old = std::move(slots_);
  slots_.assign(old.size() * 2, {});
  size_ = 0;
  for (const auto& slot : old) add(slot.key, slot.n);
}

std::vector<Count> CountTable::sorted() const {
  std::vector<Count> counts;
  counts.reserve(size_);
  std::ranges::copy_if(slots_, std::back_inserter(counts), [](const Count& c) { return c.n != 0; });
  std::ranges::sort(counts, {}, &Count::key);
  return counts;
}

}  // namespace comity::streams
