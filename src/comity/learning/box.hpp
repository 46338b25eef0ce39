// SPDX-License-Identifier: Apache-2.0
// A box of profiles, one range per boundary and criterion, and the examples every rule in it
// misses. Rows are bits of machine words, so that a family is told in a few operations. Knows
// nothing of the order in which boxes are looked at.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "comity/learning/models.hpp"

namespace comity::learning {

/// Rows as bits.
using Bits = std::vector<std::uint64_t>;

struct Box {
  std::vector<Profile> low;   ///< the loosest profiles, one per boundary
  std::vector<Profile> high;  ///< the tightest
};

/// Where to cut a box: ranks up to `rank` go one way, those above the other.
struct Cut {
  std::size_t boundary = 0;
  std::size_t criterion = 0;
  Rank rank = 0;
};

/// How many examples every rule in a box misses, and where to cut it.
struct Bound {
  int misses = 0;
  std::optional<Cut> cut;  ///< nothing: all rules in the box miss the same
};

class Bounder {
 public:
  explicit Bounder(const Ranked& ranked);

  /// Takes up a family.
  void take(const Family& family) { coalitions_ = smallest(family); }
  /// The box of all profiles.
  [[nodiscard]] Box whole() const;
  /// Bounds a box; looks for a cut only if fewer than `misses` are missed for sure.
  [[nodiscard]] Bound bound(const Box& box, int misses);
  /// The two parts of a box; profiles keep rising from boundary to boundary.
  [[nodiscard]] static std::pair<Box, Box> parts(const Box& box, const Cut& cut);

 private:
  void pass(const Profile& profile, Bits& passing) const;
  void consider(const Box& box, std::size_t h, const Bits& open, std::optional<Cut>& cut,
                int& most) const;

  const Ranked& ranked_;
  std::size_t n_words_;
  std::vector<std::vector<Bits>> reaching_;  ///< [criterion][rank]: rows with that rank or more
  std::vector<Bits> above_;                  ///< per boundary: examples of the category above it
  std::vector<Bits> below_;                  ///< and of the one below
  std::vector<Coalition> coalitions_;
  Bits loose_, tight_, open_;
};

}  // namespace comity::learning
