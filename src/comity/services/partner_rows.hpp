// SPDX-License-Identifier: Apache-2.0
// What the record says of one partner beside its indicators: who led it, which instruments were
// used with it, where it is a member.
// Knows nothing of indicators.
#pragma once

#include "comity/services/view.hpp"

namespace comity::services {

/// The spells of who led an actor, office by office, with what changed at their beginning.
///
/// A government changed where the party did, or where no party is known the orientation. Where
/// neither is known of both, `change` is `unknown`.
[[nodiscard]] Value leader_rows(const io::Case& of, actors::ActorId actor);

/// The instruments between a principal and a partner. Messages come counted by kind, year and
/// sender; everything else row by row.
[[nodiscard]] Value instrument_rows(const View& view, actors::ActorId partner);

/// The memberships of an actor, in the order of their organizations.
[[nodiscard]] Value partner_memberships(const io::Case& of, actors::ActorId actor);

}  // namespace comity::services
