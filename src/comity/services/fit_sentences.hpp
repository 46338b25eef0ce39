// SPDX-License-Identifier: Apache-2.0
// What people read of a fit: sentences before the tables, and which columns the tables show.
// Knows nothing of how the numbers were computed.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "comity/models/fit.hpp"
#include "comity/models/goodness.hpp"
#include "comity/models/score.hpp"
#include "comity/services/fit.hpp"

namespace comity::services {

[[nodiscard]] std::vector<std::string> fit_sentences(const models::Model& model,
                                                     const models::Fit& found);
[[nodiscard]] std::vector<Sheet> fit_sheets(const FitRequest& request);
[[nodiscard]] std::string residual_sentence(std::size_t n_events, double least_deviance);
[[nodiscard]] std::string score_sentence(const models::Score& score);
[[nodiscard]] std::string goodness_sentence(std::span<const models::TraitFit> fits,
                                            std::size_t courses, std::size_t ran_off);

}  // namespace comity::services
