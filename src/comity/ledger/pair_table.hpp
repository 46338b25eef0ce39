// SPDX-License-Identifier: Apache-2.0
// What is known of each pair while the acts go by, found by key: the working memory of a replay.
// One flat table, because every act looks a pair up.
// Knows nothing of what acts do.
#pragma once

#include <vector>

#include "comity/ledger/replay.hpp"

namespace comity::ledger {

/// No spell, no act.
inline constexpr std::uint32_t none = UINT32_MAX;

/// What is known of a pair while the acts go by. The open spell is held here too: most of the
/// history is no longer in the processor's cache when its pair acts again.
struct PairState {
  PairIndex pair = 0;
  std::uint32_t spell = none;     ///< the open spell
  std::uint32_t last_act = none;  ///< the act before
  Day last_day;
  TitleId title;
  std::optional<Rung> rung;
  bool in_force = true;
};

/// The bits of a pair, small enough to hash: register places, layer, place of the sector's name.
struct PairKey {
  std::uint64_t actors = 0;
  std::uint64_t layer = 0;
  bool operator==(const PairKey&) const = default;
};

/// The standings of all pairs, found by key: one flat table, because every act looks a pair up.
class PairStates {
 public:
  /// The standing of a pair, a new one if there is none; valid until the next call.
  PairState& at(const PairKey& key) {
    if (2 * (standings_.size() + 1) > slots_.size()) grow();
    auto& slot = find(key);
    if (slot.place_plus_one == 0) {
      slot = {key, static_cast<std::uint32_t>(standings_.size()) + 1};
      standings_.push_back({.pair = static_cast<PairIndex>(standings_.size())});
    }
    return standings_[slot.place_plus_one - 1];
  }
  [[nodiscard]] std::size_t size() const { return standings_.size(); }

 private:
  struct Slot {
    PairKey key;
    std::uint32_t place_plus_one = 0;  ///< 0 = free
  };

  Slot& find(const PairKey& key) {
    // Multiplication by an odd constant spreads neighbouring register places over the table.
    const std::uint64_t mixed =
        (key.actors ^ (key.layer * 0xC2B2AE3D27D4EB4FULL)) * 0x9E3779B97F4A7C15ULL;
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (mixed >> 32U) & mask;
    while (slots_[at].place_plus_one != 0 && slots_[at].key != key) at = (at + 1) & mask;
    return slots_[at];
  }

  void grow() {
    std::vector<Slot> smaller(slots_.empty() ? 64 : slots_.size() * 2);
    smaller.swap(slots_);
    for (const auto& slot : smaller) {
      if (slot.place_plus_one != 0) find(slot.key) = slot;
    }
  }

  std::vector<Slot> slots_;  ///< a power of two, at most half full
  std::vector<PairState> standings_;
};

}  // namespace comity::ledger
