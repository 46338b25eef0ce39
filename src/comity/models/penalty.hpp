// SPDX-License-Identifier: Apache-2.0
// Penalties that keep estimates finite and less biased where events are few.
// Ridge draws towards 0; Firth's takes off the bias of first order.
// Knows nothing of how likelihoods are computed.
#pragma once

#include <functional>

#include "comity/models/likelihood.hpp"

namespace comity::models {

/// The sums with the model's penalty: value, gradient, information. The intercept is not drawn.
///
/// Firth's gradient is taken by central differences of log det I; its information is left as is.
/// Source: [Firth1993].
[[nodiscard]] Sums penalized(Sums sums, const Eigen::VectorXd& beta, const Model& model,
                             const std::function<Sums(const Eigen::VectorXd&)>& look);

}  // namespace comity::models
