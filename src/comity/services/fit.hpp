// SPDX-License-Identifier: Apache-2.0
// The fit of an event model as an answer: estimates, errors, tests, and what to be careful about.
// Data in memory; nothing is read or written.
// Knows nothing of files.
#pragma once

#include <cstdint>
#include <optional>

#include "comity/base/progress.hpp"
#include "comity/base/team.hpp"
#include "comity/io/read_model.hpp"
#include "comity/services/answer.hpp"

namespace comity::services {

struct FitRequest {
  bool tests = false;       ///< likelihood-ratio and score test of every term
  bool profile = false;     ///< intervals by the profile of the likelihood
  bool residuals = false;   ///< of events, actors and pairs; how long pairs stay on their rungs
  std::size_t courses = 0;  ///< drawn from the fitted model, for its goodness of fit
  std::uint64_t seed = 1;
  /// Fit to the events before, score those from then on.
  std::optional<models::Time> holdout;
  unsigned threads = 1;
  const Team* team = nullptr;    ///< processes that share the fit; the first has the answer
  Progress* progress = nullptr;  ///< may be nobody
};

/// An answer and whether the search for the estimates ended well.
struct FitAnswer {
  Answer answer;
  bool converged = true;
};

/// Fits a model. Impossible events go to `problems`.
///
/// Errors: data, if there is no event or an event is impossible, or none is left to score; usage,
/// if
///         courses of a rate model are wanted; numeric, if it cannot be identified; interrupted.
[[nodiscard]] Result<FitAnswer> fit(const io::ModelFile& file, const FitRequest& request,
                                    Problems& problems);

}  // namespace comity::services
