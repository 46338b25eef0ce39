// SPDX-License-Identifier: Apache-2.0
#include "comity/atlas/cache.hpp"

namespace comity::atlas {

std::size_t AnswerCache::bytes_of(const Entry& entry) {
  // The key stands in the list and in the index; the rest is nodes and the counted pointers.
  constexpr std::size_t overhead = 512;
  return entry.second->bytes() + 2 * entry.first.size() + overhead;
}

std::shared_ptr<const Stored> AnswerCache::find(const std::string& key) {
  const std::scoped_lock lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->second;
}

void AnswerCache::keep(const std::string& key, std::shared_ptr<const Stored> answer) {
  Entry entry{key, std::move(answer)};
  const auto size = bytes_of(entry);
  const std::scoped_lock lock(mutex_);
  if (size > limit_bytes_ || by_key_.contains(key)) return;
  while (bytes_ + size > limit_bytes_) drop_last();
  entries_.push_front(std::move(entry));
  by_key_.emplace(key, entries_.begin());
  bytes_ += size;
}

std::size_t AnswerCache::bytes() const {
  const std::scoped_lock lock(mutex_);
  return bytes_;
}

void AnswerCache::drop_last() {
  bytes_ -= bytes_of(entries_.back());
  by_key_.erase(entries_.back().first);
  entries_.pop_back();
}

}  // namespace comity::atlas
