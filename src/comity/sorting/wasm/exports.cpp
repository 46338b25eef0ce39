// SPDX-License-Identifier: Apache-2.0
// The C functions of sorting.wasm. docs/formats.md describes them for callers.
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "comity/sorting/compact.hpp"
#include "comity/sorting/tally.hpp"

namespace comity::sorting {

/// There are no threads in this build; counts are the same on any number of them.
bool count(const Drawer& drawer, const Decider& decider, const Counted& counted,
           std::uint64_t draws, unsigned /*threads*/, Tally& tally) {
  return count(drawer, decider, counted, draws, 0, (draws + block_size - 1) / block_size, tally);
}

}  // namespace comity::sorting

namespace {

std::vector<double> problem;
std::vector<double> answer;

}  // namespace

extern "C" {

/// Room for a problem of so many numbers; good until the next call. 0 if there is none.
__attribute__((export_name("comity_sort_room"))) double* comity_sort_room(std::uint32_t n) {
  constexpr std::uint32_t most = 32U << 20U;  // 256 MB
  if (n > most) return nullptr;
  problem.assign(n, 0);
  return problem.data();
}

/// Answers the problem in the room. Returns how many numbers the answer has.
__attribute__((export_name("comity_sort"))) std::uint32_t comity_sort() {
  answer = comity::sorting::sort_compact(problem);
  return static_cast<std::uint32_t>(answer.size());
}

/// Where the answer begins; good until the next call of comity_sort.
__attribute__((export_name("comity_sort_answer"))) const double* comity_sort_answer() {
  return answer.data();
}
}
