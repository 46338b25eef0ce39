// SPDX-License-Identifier: Apache-2.0
#include "comity/streams/tally.hpp"

#include <algorithm>
#include <numeric>

namespace comity::streams {

void Tally::note(Example example) {
  const auto alike = std::ranges::count_if(examples, [&](const Example& other) {
    return other.of == example.of && other.reason == example.reason;
  });
  if (static_cast<std::size_t>(alike) < most_examples) examples.push_back(std::move(example));
}

void Tally::add(const Tally& later, std::uint64_t first_line) {
  rows += later.rows;
  used += later.used;
  repeats += later.repeats;
  mirrors += later.mirrors;
  without_pair += later.without_pair;
  not_selected += later.not_selected;
  nul += later.nul;
  not_utf8 += later.not_utf8;
  repaired += later.repaired;
  for (std::size_t i = 0; i < n_reasons; ++i) rejected.at(i) += later.rejected.at(i);
  for (auto example : later.examples) {
    example.line += first_line;
    note(std::move(example));
  }
}

std::uint64_t Tally::n_rejected() const {
  return std::accumulate(rejected.begin(), rejected.end(), std::uint64_t{0});
}

}  // namespace comity::streams
