// SPDX-License-Identifier: Apache-2.0
// Networks as a memory shows them: through a window, fading, or with the first of several changes
// alone. Each becomes a network of the model, so that a statistic only reads networks.
// Knows nothing of terms.
#pragma once

#include "comity/models/model.hpp"

namespace comity::models {

/// How far back a term looks, in seconds; all 0 = everything counts alike.
struct Span {
  double from = 0;       ///< a change enters so long after it happened
  double window = 0;     ///< and leaves so long after it happened
  double half_life = 0;  ///< or halves in so long
};

/// The place of the network as a memory shows it; one for all terms that ask alike.
[[nodiscard]] std::size_t network_in(const Span& span, std::size_t network, Model& model);

/// Where `ignore_repetitions` looks: the dependent network. goldfish keeps a copy that takes only
/// the first of several changes of a pair at one time.
[[nodiscard]] std::size_t network_of_repetitions(Model& model);

/// The network seen through a window: it begins empty, takes every change of the list and undoes it
/// when the window has passed. `from` delays the entry.
[[nodiscard]] Network windowed(const Network& of, double from, double until);

}  // namespace comity::models
