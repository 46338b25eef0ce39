// SPDX-License-Identifier: Apache-2.0
// What a study of phases found, as rows and as sentences.
// The sentences say what was detected and what the declared phases still explain.
// Knows nothing of cases.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "comity/base/value.hpp"
#include "comity/phases/declared.hpp"
#include "comity/phases/posterior.hpp"
#include "comity/services/phases.hpp"

namespace comity::services {

/// All that was computed of one series.
struct Study {
  const PhaseSeries* of = nullptr;
  phases::SplitRule rule;
  std::vector<phases::Split> splits;  ///< the best for each number of breaks
  phases::Split detected;
  std::optional<phases::Posterior> posterior;  ///< only of counts
  std::optional<phases::Split> declared;       ///< absent: nobody declared any
  std::vector<phases::Boundary> boundaries;    ///< of the declared split
  std::optional<phases::RateTest> test;
  std::size_t n_undated = 0;     ///< acts whose dates may lie in several cells
  std::uint64_t date_draws = 0;  ///< how often their days were drawn; 0 = not needed
  std::vector<double> by_dates;  ///< by cell: share of them in which a detected phase begins there
};

/// The member `answer`: series, detected, breaks, models, declared, boundaries, declared_split.
[[nodiscard]] Value phase_body(const Study& study);
/// The same for people who read sentences.
[[nodiscard]] std::vector<std::string> phase_sentences(const Study& study);

}  // namespace comity::services
