// SPDX-License-Identifier: Apache-2.0
// The order of the categories of XMCDA, from the profiles between them and from their ranks.
// Knows nothing of performances.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comity/io/xmcda_fields.hpp"

namespace comity::io {

/// The profile below a category, and where the file says so.
struct XmcdaProfile {
  std::string id{};
  const XmlTree* place = nullptr;
};

struct XmcdaOrder {
  std::vector<std::string> categories{};  ///< worst first; empty if no order was found
  std::vector<XmcdaProfile> profiles{};   ///< one fewer, worst first; empty if there are none
  std::vector<XmcdaProfile> vetoes{};     ///< the same of the profiles that block
};

/// Reads categories, their ranks and the profiles between them.
///
/// Two neighbours share a profile: the upper bound of one, the lower bound of the other; one of
/// the two is enough. Ranks may count from either end where profiles decide; without profiles rank
/// 1 is the best. `needs_profiles`: a category without a boundary is an error.
[[nodiscard]] XmcdaOrder read_xmcda_order(const XmlTree& root, const XmcdaFields& fields,
                                          bool needs_profiles);

}  // namespace comity::io
