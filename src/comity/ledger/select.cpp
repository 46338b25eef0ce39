// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/select.hpp"

#include <algorithm>

namespace comity::ledger {

namespace {

bool holds(const std::vector<bool>& set, ActorId actor) {
  return actor.value < set.size() && set[actor.value];
}

/// Moves the elements that are kept to the front; the new place of each, by the old one.
template <class Items>
std::vector<std::uint32_t> compact(Items& items, const std::vector<bool>& keep) {
  std::vector<std::uint32_t> places(items.size(), 0);
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!keep[i]) continue;
    places[i] = next;
    if (next != i) items[next] = std::move(items[i]);
    ++next;
  }
  items.resize(next);
  return places;
}

void keep_sources(Log& log, const std::vector<std::string>& named) {
  std::vector<bool> speaks(log.sources.size(), false);
  for (const auto& row : log.evidence) speaks[row.source] = true;
  for (std::size_t i = 0; i < speaks.size(); ++i) {
    if (std::ranges::find(named, log.sources[i].id) != named.end()) speaks[i] = true;
  }
  const auto places = compact(log.sources, speaks);
  for (auto& row : log.evidence) row.source = places[row.source];
}

}  // namespace

bool takes(const Selection& selection, const Act& act) {
  if (std::ranges::find(selection.also, act.id) != selection.also.end()) return true;
  if (act.date.last() < selection.since || act.date.first() > selection.until) return false;
  for (const auto a : act.parties) {
    if (!holds(selection.principals, a)) continue;
    const auto with = [&](ActorId b) { return b != a && holds(selection.region, b); };
    if (std::ranges::any_of(act.parties, with)) return true;
  }
  return false;
}

void keep_acts(Log& log, const std::vector<bool>& keep, const std::vector<std::string>& sources) {
  const auto places = compact(log.acts, keep);
  std::erase_if(log.evidence, [&](const Evidence& row) { return !keep[row.act]; });
  for (auto& row : log.evidence) row.act = places[row.act];
  keep_sources(log, sources);
  index_evidence(log);
}

}  // namespace comity::ledger
