// SPDX-License-Identifier: Apache-2.0
// The tiers that printed tables give partners, in the words of the case.
// Knows nothing of how a tier is found.
#pragma once

#include <map>
#include <string>

#include "comity/io/case.hpp"

namespace comity::services {

/// The tier of each partner that a printed table classes; the first table that does so counts.
[[nodiscard]] std::map<actors::ActorId, std::string> printed_tiers(const io::Case& of);

/// Where a tier stands: pivot, link, node, any other, none.
[[nodiscard]] int order_of_tier(const std::string& tier);

}  // namespace comity::services
