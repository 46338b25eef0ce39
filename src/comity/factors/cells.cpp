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
std::uint64_t mix(const CellKey& key) {
  std::uint64_t bits = key.what * 0x9E3779B97F4A7C15U ^ key.whose;
  bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
  bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
  return bits ^ (bits >> 31U);
}

}  // namespace

SeenCells::SeenCells(std::size_t expected) : slots_(std::bit_ceil(expected * 2 + 16)) {}

SeenCells::Slot& SeenCells::slot_for(const CellKey& key) {
  const auto mask = slots_.size() - 1;
  auto place = mix(key) & mask;
  while (slots_[place].number != empty && slots_[place].key != key) place = (place + 1) & mask;
  return slots_[place];
}

void SeenCells::grow() {
  auto before = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  for (const auto& slot : before) {
    if (slot.number != empty) slot_for(slot.key) = slot;
  }
}

std::optional<std::uint32_t> SeenCells::add(const Cell& cell, std::uint32_t number) {
  const auto key = key_of(cell);
  auto& slot = slot_for(key);
  if (slot.number != empty) return slot.number;
  slot = {key, number};
  if (++used_ * 2 > slots_.size()) grow();
  return std::nullopt;
}

}  // namespace comity::factors
