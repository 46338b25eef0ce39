// SPDX-License-Identifier: Apache-2.0
// Why: the acts and the evidence behind a row of an answer.
// One shape for all commands and for the page.
// Knows nothing of which row it explains.
#pragma once

#include <span>

#include "comity/services/view.hpp"

namespace comity::services {

/// What each passage says of an act, with the citation of its source.
[[nodiscard]] Value evidence_of(const io::Case& of, ledger::ActIndex act);

/// One act as an answer shows it: id, dates, kind, parties, title, layer, sources, note.
[[nodiscard]] Value describe_act(const io::Case& of, const ledger::ReadAct& read);

/// The acts with their evidence, as `why[]` of formats.md.
[[nodiscard]] Value why(const io::Case& of, std::span<const ledger::ActIndex> acts);

/// The ids of acts.
[[nodiscard]] Value ids_of(const io::Case& of, std::span<const ledger::ActIndex> acts);

/// Replaces the list of act ids `acts` of each row by itself and its `why[]`.
void explain_rows(const io::Case& of, Value& rows);

}  // namespace comity::services
