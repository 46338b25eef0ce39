// SPDX-License-Identifier: Apache-2.0
// The figure of exchanges: partners by tier, stacked by form. [paper], Figure 1, with numbers.
// Knows nothing of how a chart is written.
#pragma once

#include "comity/io/bar_chart.hpp"
#include "comity/services/exchanges.hpp"

namespace comity::services {

/// The chart of a study. Partners that no printed table classes stand last, those nobody met are
/// left out.
[[nodiscard]] io::BarChart figure_of(const ExchangeStudy& study);

}  // namespace comity::services
