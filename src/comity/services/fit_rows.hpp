// SPDX-License-Identifier: Apache-2.0
// The lists of a fit's answer: terms, residuals, how drawn courses compare, time on the rungs.
// Knows nothing of how they were computed.
#pragma once

#include <optional>
#include <span>

#include "comity/base/value.hpp"
#include "comity/models/fit.hpp"
#include "comity/models/goodness.hpp"
#include "comity/models/profile.hpp"
#include "comity/models/residuals.hpp"
#include "comity/models/score.hpp"

namespace comity::services {

/// 97.5 % of a standard normal variable lie below this.
inline constexpr double normal_975 = 1.959963984540054;
inline constexpr double seconds_per_day = 86400;

/// A fit with all that was asked for besides the estimates.
struct Fitted {
  models::Fit fit;
  std::vector<std::optional<models::TermTest>> tests;  ///< empty: not asked for
  std::vector<models::Interval> intervals;             ///< empty: not asked for
};

[[nodiscard]] Value term_rows(const models::Model& model, const models::Timeline& timeline,
                              const Fitted& fitted);
/// `days`: times are whole days and are shown as dates.
[[nodiscard]] Value event_rows(const models::Model& model, const models::Residuals& residuals,
                               bool days);
/// The least probable events, the least probable first.
[[nodiscard]] models::Residuals least_probable(models::Residuals residuals, std::size_t n);
[[nodiscard]] Value actor_rows(const models::Model& model, const models::Residuals& residuals);
/// Pairs whose deviance residual is `least` or more in size, the largest first.
[[nodiscard]] Value pair_rows(const models::Model& model, const models::Residuals& residuals,
                              double least);
[[nodiscard]] Value goodness_rows(std::span<const models::TraitFit> fits, double unit);
[[nodiscard]] Value score_value(const models::Score& score);
/// One row per rung and step of its Kaplan-Meier curve, in years of 365.25 days.
[[nodiscard]] Value survival_rows(const models::Model& model, const models::Timeline& timeline);
/// Whether every event happened at the first second of a day.
[[nodiscard]] bool in_whole_days(const models::Model& model);

}  // namespace comity::services
