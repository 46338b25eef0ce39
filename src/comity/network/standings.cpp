// SPDX-License-Identifier: Apache-2.0
#include "comity/network/standings.hpp"

#include <algorithm>
#include <numeric>

namespace comity::network {

Standings::Standings(const ledger::History& history) {
  index_spells(history);
  index_actors(history);
}

void Standings::index_spells(const ledger::History& history) {
  first_.assign(history.pairs.size() + 1, 0);
  for (const auto& spell : history.spells) ++first_[spell.pair + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  stretches_.resize(history.spells.size());
  auto next = first_;
  for (std::uint32_t i = 0; i < history.spells.size(); ++i) {
    const auto& spell = history.spells[i];
    stretches_[next[spell.pair]++] = {.since = spell.since,
                                      .until = spell.until.value_or(distant_future),
                                      .spell = i,
                                      .rung = spell.rung.value_or(titles::no_rung),
                                      .in_force = spell.in_force};
  }
  // In a history spells follow their acts, so that a pair's are in order of time already.
  for (std::size_t pair = 0; pair + 1 < first_.size(); ++pair) {
    const auto own = std::span(stretches_).subspan(first_[pair], first_[pair + 1] - first_[pair]);
    if (!std::ranges::is_sorted(own, {}, &Stretch::since))
      std::ranges::stable_sort(own, {}, &Stretch::since);
  }
}

void Standings::index_actors(const ledger::History& history) {
  std::vector<std::pair<actors::ActorId, Meeting>> listed;
  listed.reserve(history.pairs.size());
  for (std::uint32_t i = 0; i < history.pairs.size(); ++i) {
    const auto& pair = history.pairs[i];
    listed.push_back({std::min(pair.a, pair.b), {std::max(pair.a, pair.b), i, pair.layer}});
  }
  std::ranges::stable_sort(
      listed, {}, [](const auto& entry) { return std::pair(entry.first, entry.second.other); });
  const std::size_t n = listed.empty() ? 0 : listed.back().first.value + std::size_t{1};
  row_.assign(n + 1, 0);
  for (const auto& [actor, meeting] : listed) {
    ++row_[actor.value + 1];
    meetings_.push_back(meeting);
  }
  std::partial_sum(row_.begin(), row_.end(), row_.begin());
}

const Standings::Stretch* Standings::find(ledger::PairIndex pair, Day day) const {
  const auto own = std::span(stretches_).subspan(first_[pair], first_[pair + 1] - first_[pair]);
  const auto after = std::ranges::upper_bound(own, day, {}, &Stretch::since);
  if (after == own.begin()) return nullptr;
  const auto& last = *std::prev(after);  // one before it has ended when this began
  return day < last.until ? &last : nullptr;
}

std::optional<Held> Standings::on(ledger::PairIndex pair, Day day) const {
  const auto* const found = find(pair, day);
  if (found == nullptr) return std::nullopt;
  Held held{.rung = found->rung, .in_force = found->in_force, .spell = found->spell};
  if (found->rung == titles::no_rung) held.rung.reset();
  return held;
}

std::optional<titles::Rung> Standings::rung_on(actors::ActorId a, actors::ActorId b,
                                               std::span<const ledger::Layer> layers,
                                               Day day) const {
  if (b < a) std::swap(a, b);
  if (a.value + std::size_t{1} >= row_.size()) return titles::no_rung;
  const auto row = std::span(meetings_).subspan(row_[a.value], row_[a.value + 1] - row_[a.value]);
  auto closest = titles::no_rung;
  bool any = false;
  for (const auto& met : std::ranges::equal_range(row, b, {}, &Meeting::other)) {
    if (std::ranges::find(layers, met.layer) == layers.end()) continue;
    const auto* const found = find(met.pair, day);
    if (found == nullptr || !found->in_force) continue;
    any = true;
    closest = std::max(closest, found->rung);
  }
  if (any && closest == titles::no_rung) return std::nullopt;
  return closest;
}

}  // namespace comity::network
