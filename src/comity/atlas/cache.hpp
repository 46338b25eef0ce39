// SPDX-License-Identifier: Apache-2.0
// Answers kept for the next who asks the same; the one asked for longest ago goes first.
// A served case never changes, so an answer never grows old.
// Knows nothing of what an answer says.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include "comity/atlas/stored.hpp"

namespace comity::atlas {

/// A cache with a limit in bytes, safe to use from several threads.
class AnswerCache {
 public:
  explicit AnswerCache(std::size_t limit_bytes) : limit_bytes_(limit_bytes) {}

  /// The answer kept under a key, or null. Cost: O(1).
  [[nodiscard]] std::shared_ptr<const Stored> find(const std::string& key);

  /// Keeps an answer and lets old ones go until all fit; one larger than the limit is not kept.
  void keep(const std::string& key, std::shared_ptr<const Stored> answer);

  [[nodiscard]] std::size_t bytes() const;

 private:
  using Entry = std::pair<std::string, std::shared_ptr<const Stored>>;
  static std::size_t bytes_of(const Entry& entry);
  void drop_last();

  mutable std::mutex mutex_;
  std::list<Entry> entries_;  // newest first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
  std::size_t bytes_ = 0;
  std::size_t limit_bytes_;
};

}  // namespace comity::atlas
