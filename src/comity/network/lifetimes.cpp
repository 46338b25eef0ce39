// SPDX-License-Identifier: Apache-2.0
#include "comity/network/lifetimes.hpp"

#include <algorithm>
#include <limits>

namespace comity::network {

namespace {

using ledger::ActKind;
using ledger::Transition;

constexpr double days_per_year = 365.25;
constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

/// What is known of a pair while the transitions go by.
struct Known {
  bool seen = false;
  std::size_t wait = none;  ///< the wait that goes on
};

/// An act that begins a partnership where surely none was.
bool begins(const Transition& step) {
  return step.kind == ActKind::establish && !step.title_before && step.title_after &&
         step.rung_before == titles::no_rung;
}

/// An act that makes sense only if there was a partnership before, of which nothing is known.
bool presupposes(const Transition& step) {
  if (step.title_before || step.kind == ActKind::propose) return false;
  return step.kind != ActKind::establish || !step.rung_before;
}

}  // namespace

std::optional<actors::ActorId> Circle::partner(const ledger::Pair& pair) const {
  if (std::ranges::find(layers, pair.layer) == layers.end()) return std::nullopt;
  if (pair.a != hub && pair.b != hub) return std::nullopt;
  const auto other = pair.a == hub ? pair.b : pair.a;
  if (other == hub || other.value >= among.size() || !among[other.value]) return std::nullopt;
  return other;
}

Lifetime Wait::lifetime() const {
  return {static_cast<double>((until - since).count()) / days_per_year, upgraded.has_value()};
}

Waits waits_for_upgrade(const ledger::History& history, const Circle& of, Day since, Day until) {
  Waits found;
  std::vector<Known> known(history.pairs.size());
  for (const auto& step : history.transitions) {
    if (step.day > until) break;
    if (!of.partner(history.pairs[step.pair])) continue;
    auto& [seen, wait] = known[step.pair];
    if (!seen && presupposes(step)) ++found.n_left_truncated;
    seen = true;
    if (wait != none && (step.kind == ActKind::upgrade || step.kind == ActKind::end)) {
      found.waits[wait].until = step.day;
      if (step.kind == ActKind::upgrade) found.waits[wait].upgraded = step.act;
      wait = none;
    }
    if (!begins(step) || step.day < since) continue;
    wait = found.waits.size();
    found.waits.push_back({.pair = step.pair,
                           .established = step.act,
                           .upgraded = {},
                           .since = step.day,
                           .until = until});
  }
  return found;
}

}  // namespace comity::network
