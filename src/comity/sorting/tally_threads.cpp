// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "comity/sorting/tally.hpp"

namespace comity::sorting {

bool count(const Drawer& drawer, const Decider& decider, const Counted& counted,
           std::uint64_t draws, unsigned threads, Tally& tally) {
  constexpr std::uint64_t share = 64;  // blocks taken at once: a few tenths of a millisecond
  const auto blocks = (draws + block_size - 1) / block_size;
  std::atomic<std::uint64_t> next = 0;
  std::atomic<bool> in_order = true;
  std::mutex adding;
  const auto work = [&] {
    Tally own;
    for (std::uint64_t first = next.fetch_add(share); first < blocks && in_order;
         first = next.fetch_add(share)) {
      const auto last = std::min(first + share, blocks);
      if (!count(drawer, decider, counted, draws, first, last, own)) in_order = false;
    }
    const std::lock_guard lock(adding);
    tally += own;
  };
  std::vector<std::jthread> others;
  const auto useful = std::min<std::uint64_t>(std::max(threads, 1U), (blocks + share - 1) / share);
  for (std::uint64_t i = 1; i < useful; ++i) others.emplace_back(work);
  work();
  others.clear();
  return in_order;
}

}  // namespace comity::sorting
