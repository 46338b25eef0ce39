// SPDX-License-Identifier: Apache-2.0
// Statistics from their definitions, cell by cell, without memory of what came before.
// Slow and plain: the tests' oracle, the value at the start, and what changes all at once.
// Knows nothing of tables.
#pragma once

#include "comity/models/state.hpp"
#include "comity/models/statistic.hpp"

namespace comity::models {

/// The value of a statistic for the ordered pair (i, j), i != j, before `standard` is applied.
///
/// Cost: at most O(n^2), for `four` and `triangles`.
/// Source: [Stadtfeld2017], [Butts2008], [Remstats].
[[nodiscard]] double scratch_value(const Statistic& of, const State& state, Node i, Node j);

/// What stands for the mean of partners where an actor has none: the mean over those that have.
[[nodiscard]] double mean_of_partner_means(const Statistic& of, const State& state);

/// The statistic `compare` of two attributes.
[[nodiscard]] double compared(const Statistic& of, double z_i, double z_j);

/// Whether the legs i-h and h-j of a path, ties both, began in the order it asks for.
[[nodiscard]] bool is_in_order(const Statistic& of, const State& state, Node i, Node h, Node j);

}  // namespace comity::models
