// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/told.hpp"

namespace comity::streams {

namespace {

constexpr std::size_t first_slots = 1024;

}  // namespace

Told::Told() {
  for (std::size_t i = 0; i < n_shards; ++i) shards_.push_back(std::make_unique<Shard>());
}

void Told::Shard::fetch(std::uint64_t identity) const {
  if (!slots.empty()) __builtin_prefetch(&slots[(identity >> 6U) & (slots.size() - 1)], 1);
}

bool Told::Shard::insert(std::uint64_t identity) {
  if (slots.empty()) slots.assign(first_slots, 0);
  const auto mask = slots.size() - 1;
  auto at = (identity >> 6U) & mask;
  while (slots[at] != 0) {
    if (slots[at] == identity) return false;
    at = (at + 1) & mask;
  }
  slots[at] = identity;
  if (++size * 4 > slots.size() * 3) grow();
  return true;
}

void Told::Shard::grow() {
  auto old = std::move(slots);
  slots.assign(old.size() * 2, 0);
  size = 0;
  for (const auto identity : old)
    if (identity != 0) insert(identity);
}

std::uint64_t Told::find_repeats(const std::vector<Event>& events,
                                 std::vector<std::uint8_t>& repeated) {
  repeated.assign(events.size(), 0);
  std::array<std::uint32_t, n_shards + 1> starts{};
  for (const auto& event : events) ++starts.at(event.identity % n_shards + 1);
  for (std::size_t i = 0; i < n_shards; ++i) starts.at(i + 1) += starts.at(i);
  std::vector<std::uint32_t> order(events.size());
  auto next = starts;
  for (std::uint32_t i = 0; i < events.size(); ++i)
    order[next.at(events[i].identity % n_shards)++] = i;
  std::uint64_t n = 0;
  for (std::size_t s = 0; s < n_shards; ++s) {
    auto& shard = *shards_[s];
    const std::scoped_lock lock(shard.mutex);
    for (auto k = starts.at(s); k < starts.at(s + 1); ++k) shard.fetch(events[order[k]].identity);
    for (auto k = starts.at(s); k < starts.at(s + 1); ++k) {
      const auto i = order[k];
      if (shard.insert(events[i].identity)) continue;
      repeated[i] = 1;
      ++n;
    }
  }
  return n;
}

bool Told::is_mirrored(const Event& event) {
  auto& shard = *shards_[event.mirror % n_shards];
  const std::scoped_lock lock(shard.mutex);
  auto& sides = shard.tellings[event.mirror];
  const auto mine = ++sides.at(event.told_by_other ? 1 : 0);
  return mine <= sides.at(event.told_by_other ? 0 : 1);
}

void Told::clear() {
  for (auto& shard : shards_) {
    std::vector<std::uint64_t>().swap(shard->slots);
    shard->size = 0;
    shard->tellings.clear();
  }
}

}  // namespace comity::streams
