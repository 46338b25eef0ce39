// SPDX-License-Identifier: Apache-2.0
// Errors that hold where the events of one actor, or of one pair, are not independent.
// The scores of a cluster's events are added before they are squared.
// Knows nothing of likelihoods.
#pragma once

#include "comity/models/likelihood.hpp"

namespace comity::models {

struct Robust {
  Eigen::MatrixXd covariance;
  std::size_t n_clusters = 0;
};

/// V (sum over clusters of u u') V with V the inverse information; u is a cluster's score.
///
/// Clusters are the sender's events, or those of a pair. Where pairs are unordered an event belongs
/// to both its actors, and what two events of one pair share is counted once. Source: [Lin1989];
/// [Aronow2015] for clusters that share events.
[[nodiscard]] Robust sandwich(const Model& model, const Timeline& timeline,
                              const std::vector<Eigen::VectorXd>& scores,
                              const Eigen::MatrixXd& covariance);

}  // namespace comity::models
