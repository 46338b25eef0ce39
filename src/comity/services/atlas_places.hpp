// SPDX-License-Identifier: Apache-2.0
// Where the actors of the page belong, and how names and borders are told: regions in every scheme,
// names in time, disputed areas.
// Knows nothing of acts or ties.
#pragma once

#include <vector>

#include "comity/services/view.hpp"

namespace comity::services {

/// A text in three languages; a missing one falls back to English.
[[nodiscard]] Value names_value(const actors::Names& names);

/// The names an actor bore in a period: `since, until, name{}`; until not included, null where
/// open.
[[nodiscard]] Value former_names(const actors::Actor& actor);

/// `scheme, regions[]` = `region, subregions[]` = `subregion, actors[]`, for the actors shown, in
/// order of name; the scheme of the view comes first. Organizations keep the region actors.csv
/// gives them in every scheme.
[[nodiscard]] Value region_rows(const View& view, const std::vector<bool>& shown);

/// `area, shape, name{}, claimed_by[], held_by[], source`.
[[nodiscard]] Value disputed_rows(const io::Case& of);

}  // namespace comity::services
