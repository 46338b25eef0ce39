// SPDX-License-Identifier: Apache-2.0
// Small graphs written as text inside a test: "0-1 1-2:4" are two ties, the second on rung 4.
#pragma once

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "comity/base/text.hpp"
#include "comity/network/adjacency.hpp"

namespace comity::testing {

inline std::uint32_t number_of(std::string_view text) {
  return static_cast<std::uint32_t>(parse_int(text).value());
}

inline std::vector<network::Link> links(std::string_view text) {
  std::vector<network::Link> all;
  for (const auto& word : split_list(text, ' ')) {
    const auto colon = split(word, ':');
    const auto ends = split(colon[0], '-');
    const auto rung = colon.size() > 1 ? number_of(colon[1]) : 0;
    all.push_back({{number_of(ends[0])},
                   {number_of(ends[1])},
                   titles::Rung{static_cast<std::int16_t>(rung)}});
  }
  return all;
}

inline network::Adjacency graph_of(std::string_view text) {
  return network::adjacency(links(text));
}

/// Two triangles, 0 1 2 and 3 4 5, joined by 2-3.
inline constexpr std::string_view two_triangles = "0-1 1-2 2-0 3-4 4-5 5-3 2-3";
/// Everyone's only partner is 0.
inline constexpr std::string_view star = "0-1 0-2 0-3 0-4";

}  // namespace comity::testing
