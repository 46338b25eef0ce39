// SPDX-License-Identifier: Apache-2.0
// The sides a set of cases offers for comparison: each case, and each of its regions.
// The page and a published site list them.
// Knows nothing of how a comparison is made.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "comity/io/case.hpp"

namespace comity::services {

/// A side that can be compared, by the name `compare` takes.
struct SideChoice {
  std::string side;  ///< "china-world", "china-world@Africa"
  const io::Case* of = nullptr;
  std::string region;  ///< empty = the case's own
};

/// A region with fewer partners is no side: its shares and waits would say nothing.
inline constexpr std::size_t least_partners_of_a_side = 5;

/// Every case, then its regions (in the scheme of the case, in order of name) where the principal
/// ever had enough partners; none where all partners are of one region.
///
/// Cost: one replay per case.
[[nodiscard]] std::vector<SideChoice> sides_of(std::span<const io::Case> cases);

}  // namespace comity::services
