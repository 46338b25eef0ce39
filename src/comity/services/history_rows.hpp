// SPDX-License-Identifier: Apache-2.0
// The history of a view as rows: acts with their rungs, spells with their bounds.
// Shared by `acts`, `network` and the page, so that all show the same.
// Knows nothing of tables or pictures.
#pragma once

#include "comity/services/view.hpp"

namespace comity::services {

/// A rung as answers show it: a number, 0 for none, null for unranked or unknown.
[[nodiscard]] Value rung_value(const std::optional<titles::Rung>& rung);

/// The id of the ladder that ranks a layer; empty if none does.
[[nodiscard]] std::string ladder_of(const View& view, ledger::Layer layer);

/// The acts of the window with rung before and after, in order of day (`acts[]` of formats.md).
[[nodiscard]] Value act_rows(const View& view);

/// The pairs whose record begins late: before `until` their state is unknown, not none.
[[nodiscard]] Value truncated_rows(const View& view);

/// All spells with the bounds of their first and last days (`spells[]` of formats.md).
[[nodiscard]] Value spell_rows(const View& view);

}  // namespace comity::services
