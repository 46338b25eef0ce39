// SPDX-License-Identifier: Apache-2.0
// Processes that share one piece of work: all do the same, each has a part of it, and the parts are
// given to everybody.
// Knows nothing of how processes talk.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace comity {

/// One member's view of its team. All members call `share` equally often and in the same order.
class Team {
 public:
  Team() = default;
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;
  Team(Team&&) = delete;
  Team& operator=(Team&&) = delete;
  virtual ~Team() = default;

  /// How many members there are, and which of them this is, from 0.
  [[nodiscard]] virtual std::size_t size() const = 0;
  [[nodiscard]] virtual std::size_t rank() const = 0;
  /// What all members give, one after the other in the order of their ranks; any length each.
  [[nodiscard]] virtual std::vector<double> share(std::span<const double> mine) const = 0;
};

}  // namespace comity
