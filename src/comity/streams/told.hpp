// SPDX-License-Identifier: Apache-2.0
// What was told before in the same file: repeats of a row, and the second telling of one event.
// Shared by threads; the answer does not depend on the order in which rows come.
// Knows nothing of rows.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "comity/streams/event.hpp"

namespace comity::streams {

/// The rows of one file that were told before.
///
/// Memory: 11 to 21 bytes for each different row, when repeats are dropped.
class Told {
 public:
  Told();
  /// Marks among `events` those whose identity was seen; `repeated[i]` is 1 for them. Returns how
  /// many there are. Of equal rows one is left, it does not matter which.
  std::uint64_t find_repeats(const std::vector<Event>& events, std::vector<std::uint8_t>& repeated);
  /// Whether a mirrored event was told from the other side already and is not a new one.
  ///
  /// With x rows from one side and y from the other there are max(x, y) events.
  [[nodiscard]] bool is_mirrored(const Event& event);
  /// Forgets everything, for the next file.
  void clear();

 private:
  static constexpr std::size_t n_shards = 64;
  /// A set of fingerprints, of which the lowest bits choose the shard.
  struct Shard {
    std::mutex mutex;
    std::vector<std::uint64_t> slots;  ///< 0 is empty
    std::size_t size = 0;
    std::unordered_map<std::uint64_t, std::array<std::uint32_t, 2>> tellings;
    void fetch(std::uint64_t identity) const;  ///< ahead of its use
    bool insert(std::uint64_t identity);
    void grow();
  };
  std::vector<std::unique_ptr<Shard>> shards_;
};

}  // namespace comity::streams
