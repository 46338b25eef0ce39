// SPDX-License-Identifier: Apache-2.0
// Draws everything that is uncertain in a problem, in blocks of 64 draws.
// A block depends on the seed and its number alone, so any thread may do any block.
// Knows nothing of what the draws decide.
#pragma once

#include <array>
#include <vector>

#include "comity/sorting/parameters.hpp"
#include "comity/sorting/weight_set.hpp"

namespace comity::sorting {

/// Draws of a block; a word of 64 bits holds one answer for each.
inline constexpr std::size_t block_size = 64;

/// What of a problem is uncertain.
struct Uncertain {
  bool weights = false;
  bool level = false;
  bool thresholds = false;
  bool profiles = false;
  bool data = false;

  [[nodiscard]] bool anything() const { return weights || level || thresholds || profiles || data; }
  /// Whether all but weights and cutting level is fixed.
  [[nodiscard]] bool rows_are_fixed() const { return !thresholds && !profiles && !data; }
};
[[nodiscard]] Uncertain uncertain_of(const Problem& problem);

/// One block of draws.
struct Block {
  std::size_t size = block_size;  ///< draws that count; the last block may have fewer
  std::vector<double> weights;    ///< [criterion][draw]
  std::array<double, block_size> levels{};
  std::vector<Parameters> drawn;       ///< per draw, where more than weights and level is uncertain
  std::vector<double> performances;    ///< [draw][alternative][criterion], turned; likewise
  std::uint64_t weight_proposals = 0;  ///< tries that the weights of the block took
  std::uint64_t order_proposals = 0;   ///< and tries of boundaries and thresholds, in order or not
  std::uint64_t ordered = 0;           ///< those of them that were kept
};

class Drawer {
 public:
  Drawer(const Problem& problem, std::uint64_t seed);

  [[nodiscard]] const Uncertain& uncertain() const { return uncertain_; }
  [[nodiscard]] const WeightSet& weights() const { return weights_; }
  /// Room for one block.
  [[nodiscard]] Block room() const;
  /// Draws the block of that number. False if boundaries or thresholds are never in order.
  [[nodiscard]] bool fill(std::uint64_t number, std::size_t size, Block& block) const;

 private:
  bool draw_profiles(Uniforms& uniforms, Parameters& to, Block& block) const;
  bool draw_thresholds(Uniforms& uniforms, Parameters& to, Block& block) const;
  void draw_data(Uniforms& uniforms, std::span<double> performances) const;

  const Problem& problem_;
  std::uint64_t seed_;
  Uncertain uncertain_;
  WeightSet weights_;
  Parameters middle_;
  Interval level_;
};

}  // namespace comity::sorting
