// SPDX-License-Identifier: Apache-2.0
// Says which terms cannot be estimated: they do not vary, repeat others, or run off to infinity.
// Found from the information and from the events themselves.
// Knows nothing of optimisation.
#pragma once

#include <optional>

#include "comity/base/result.hpp"
#include "comity/models/likelihood.hpp"

namespace comity::models {

/// Terms that never vary among alternatives, or are combinations of others, by the information.
[[nodiscard]] std::optional<Error> find_unidentified(const Model& model,
                                                     const Eigen::MatrixXd& information);

/// Terms without a finite estimate: every event has the highest (or lowest) value at hand.
///
/// Looked for only where the fit did not converge or an estimate's error is beyond all measure.
/// Source: [Albert1984] for separation in models of choice.
[[nodiscard]] std::optional<Error> find_separated(const Model& model, const Timeline& timeline,
                                                  const Replay& start, const Eigen::VectorXd& beta,
                                                  const Eigen::MatrixXd& information,
                                                  bool converged);

}  // namespace comity::models
