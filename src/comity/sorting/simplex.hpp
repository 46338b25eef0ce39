// SPDX-License-Identifier: Apache-2.0
// Shares of 1 drawn uniformly: all vectors with the sum 1 are equally likely.
// Independent uniforms divided by their sum are not.
// Knows nothing of weights.
#pragma once

#include <algorithm>
#include <span>

#include "comity/sorting/uniforms.hpp"

namespace comity::sorting {

/// Fills `shares` with the gaps that n - 1 uniform numbers leave between 0 and 1.
///
/// Source: [Devroye1986], chapter V.2.
inline void draw_gaps(Uniforms& uniforms, std::span<double> shares) {
  const auto cuts = shares.first(shares.size() - 1);
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    // Put in its place at once: there are few, and the last ones are already in order.
    const double cut = uniforms.next();
    std::size_t place = i;
    while (place > 0 && cuts[place - 1] > cut) {
      cuts[place] = cuts[place - 1];
      --place;
    }
    cuts[place] = cut;
  }
  double upper = 1;
  for (std::size_t i = shares.size(); i-- > 1;) {
    const double lower = cuts[i - 1];
    shares[i] = upper - lower;
    upper = lower;
  }
  shares[0] = upper;
}

}  // namespace comity::sorting
