// SPDX-License-Identifier: Apache-2.0
#include "comity/factors/cells.hpp"

#include <bit>
#include <utility>

namespace comity::factors {

std::uint32_t Pool::place_of(std::string_view text) {
  if (const auto found = places_.find(text); found != places_.end()) return found->second;
  const auto place = static_cast<std::uint32_t>(texts_.size());
  places_.emplace(texts_.emplace_back(text), place);
  return place;
}

std::optional<std::uint32_t> Pool::find(std::string_view text) const {
  const auto found = places_.find(text);
  if (found == places_.end()) return std::nullopt;
  return found->second;
}

Result<std::uint32_t> Cells::period_of(std::string_view text) {
  if (dates.empty()) dates.emplace_back();  // of the empty text, which every pool has
  if (const auto known = periods.find(text)) return *known;
  auto date = parse_when(text);
  if (!date) return std::unexpected(date.error());
  const auto place = periods.place_of(text);
  dates.push_back(*std::move(date));
  return place;
}

CellKey key_of(const Cell& cell) {
  return {.what = std::uint64_t{cell.period} << 32U | std::uint64_t{cell.indicator} << 16U |
                  std::uint64_t{cell.klass},
          .whose = std::uint64_t{cell.actor & nobody} << 40U |
                   std::uint64_t{cell.counterpart & nobody} << 16U | std::uint64_t{cell.reporter}};
}

namespace {

/// Mixes the bits of a key. Source: [Steele2014], the finalizer of SplitMix64.
std::uint32_t mix(const CellKey& key) {
  std::uint64_t bits = key.what * 0x9E3779B97F4A7C15U ^ key.whose;
  bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
  bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
  return static_cast<std::uint32_t>(bits ^ (bits >> 31U));
}

}  // namespace

SeenCells::SeenCells(std::size_t expected) : slots_(std::bit_ceil(expected * 2 + 16)) {}

void SeenCells::grow() {
  const auto old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  const auto mask = slots_.size() - 1;
  for (const auto& slot : old) {
    if (slot.place == empty) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].place != empty) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

std::optional<std::uint32_t> SeenCells::add(const Cell& cell, std::span<const Cell> before) {
  const auto key = key_of(cell);
  const auto hash = mix(key);
  const auto mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].place != empty; at = (at + 1) & mask) {
    const auto& slot = slots_[at];
    if (slot.hash == hash && key_of(before[slot.place]) == key) return slot.place;
  }
  slots_[at] = {hash, static_cast<std::uint32_t>(before.size())};
  if (++used_ * 2 > slots_.size()) grow();
  return std::nullopt;
}

}  // namespace comity::factors
