// SPDX-License-Identifier: Apache-2.0
// The places of a list's texts, found by the text: one flat table of numbers, no copies of the
// texts. For lists of millions, where a node per text would cost more than the list itself. Knows
// nothing of the list; the caller says which text stands at a place.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace comity {

/// An index from texts to their places in a list that the caller keeps.
class TextIndex {
 public:
  using Place = std::uint32_t;

  /// Enters the text of a place. If an equal text is there already, it stays, and its place is
  /// returned.
  ///
  /// `text_at` gives the text at a place that was entered before.
  template <class TextAt>
  std::optional<Place> add(std::string_view text, Place place, const TextAt& text_at) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    auto& slot = slots_[slot_of(text, hash_of(text), text_at)];
    if (slot.place_plus_one != 0) return slot.place_plus_one - 1;
    slot = {hash_of(text), place + 1};
    ++count_;
    return std::nullopt;
  }

  /// The place of a text, or nothing. Cost: O(1).
  template <class TextAt>
  [[nodiscard]] std::optional<Place> find(std::string_view text, const TextAt& text_at) const {
    if (slots_.empty()) return std::nullopt;
    const auto& slot = slots_[slot_of(text, hash_of(text), text_at)];
    if (slot.place_plus_one == 0) return std::nullopt;
    return slot.place_plus_one - 1;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t place_plus_one = 0;  ///< 0 = free
  };

  static std::uint32_t hash_of(std::string_view text) {
    const std::uint64_t hash = std::hash<std::string_view>{}(text);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
  }

  /// Where a text is, or where it would be entered.
  template <class TextAt>
  [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint32_t hash,
                                    const TextAt& text_at) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].place_plus_one != 0 &&
           (slots_[at].hash != hash || text_at(slots_[at].place_plus_one - 1) != text)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  void grow() {
    std::vector<Slot> smaller(slots_.empty() ? 64 : slots_.size() * 2);
    smaller.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const auto& slot : smaller) {
      if (slot.place_plus_one == 0) continue;
      std::size_t at = slot.hash & mask;
      while (slots_[at].place_plus_one != 0) at = (at + 1) & mask;
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;  ///< a power of two, at most half full
  std::size_t count_ = 0;
};

}  // namespace comity
