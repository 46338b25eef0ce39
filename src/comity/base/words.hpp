// SPDX-License-Identifier: Apache-2.0
// The words of an enumeration: one table gives both directions.
// The order of the words is the order of the enumerators.
// Knows nothing of any particular enumeration.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace comity {

template <std::size_t N>
using Words = std::array<std::string_view, N>;

/// The enumerator a word names, or nothing.
template <class Enum, std::size_t N>
[[nodiscard]] std::optional<Enum> from_word(const Words<N>& words, std::string_view text) {
  const auto found = std::ranges::find(words, text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

/// The word of an enumerator.
template <class Enum, std::size_t N>
[[nodiscard]] std::string to_word(const Words<N>& words, Enum value) {
  return std::string(words.at(static_cast<std::size_t>(value)));
}

}  // namespace comity
