// SPDX-License-Identifier: Apache-2.0
// The measures of a network as an answer shows them: numbers where they say something, sentences
// where they would not.
// Knows nothing of ties one by one.
#pragma once

#include <span>

#include "comity/network/adjacency.hpp"
#include "comity/network/measures.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// The part `measures` of the answer `network`, and how it is read aloud.
struct NetworkMeasures {
  Value body;                       ///< `actors[], network[], regions[], degenerate[]`
  std::vector<std::string> spoken;  ///< the sentences of `degenerate[]`; none without ties
  std::vector<Sheet> sheets;        ///< what of `body` is worth a table
};

/// Measures the ties that count on the view's day.
///
/// `measures` is what measures.hpp says of each actor of `counted`, in the order of the answer.
/// `population` (by ActorId) is who may become a partner of `hub`, the actor the network is about.
[[nodiscard]] NetworkMeasures network_measures(const View& view, const network::Adjacency& counted,
                                               const std::vector<network::Measures>& measures,
                                               actors::ActorId hub,
                                               const std::vector<bool>& population);

/// The part `every`: the same measures on 31 December of each year of the window, one row a year.
///
/// `n_partners`, `strength`, `betweenness` and `eigenvector` are of `hub`, the rest of the network.
[[nodiscard]] Value network_every_year(const View& view, std::span<const ledger::Layer> layers,
                                       actors::ActorId hub, unsigned threads);
/// The table of `every` for people.
[[nodiscard]] Sheet every_year_sheet();

}  // namespace comity::services
