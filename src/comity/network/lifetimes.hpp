// SPDX-License-Identifier: Apache-2.0
// How long partnerships stood before they were first raised, as lifetimes for `survival`.
// Whose partnerships: a hub with the actors asked for, in some layers.
// Knows nothing of curves and tests.
#pragma once

#include <optional>
#include <vector>

#include "comity/ledger/replay.hpp"
#include "comity/network/survival.hpp"

namespace comity::network {

/// Whose ties are looked at: a hub with the actors where `among` is true (by ActorId), in `layers`.
struct Circle {
  actors::ActorId hub;
  std::vector<bool> among;
  std::vector<ledger::Layer> layers{ledger::Layer::bilateral, ledger::Layer::regional};

  /// The other side of a pair of the circle; nothing if the pair is not part of it.
  [[nodiscard]] std::optional<actors::ActorId> partner(const ledger::Pair& pair) const;
};

/// One partnership from its establishment to its first upgrade, or as far as it was seen.
struct Wait {
  ledger::PairIndex pair = 0;
  ledger::ActIndex established = 0;
  std::optional<ledger::ActIndex> upgraded;  ///< empty when censored
  Day since;
  Day until;  ///< of the upgrade, the end, or the last day looked at
  [[nodiscard]] Lifetime lifetime() const;
};

struct Waits {
  std::vector<Wait> waits;  ///< in order of establishment
  /// Pairs whose first known act presupposes a partnership: nobody knows since when they waited.
  std::int64_t n_left_truncated = 0;
};

/// The partnerships of a circle that were established from `since` to `until`, both included.
///
/// A wait begins with an establishment before which the pair surely held nothing, and ends with its
/// first upgrade. It is censored by an end, or by `until`. A partnership established again after an
/// end waits anew.
///
/// Units: a year has 365.25 days.
/// Dates: each act on the day the reading's date rule chose.
/// Cost:  O(transitions).
[[nodiscard]] Waits waits_for_upgrade(const ledger::History& history, const Circle& of, Day since,
                                      Day until);

}  // namespace comity::network
