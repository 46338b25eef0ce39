// SPDX-License-Identifier: Apache-2.0
// The fit of an event model as an answer: estimates, errors, tests, and what to be careful about.
// Data in memory; nothing is read or written.
// Knows nothing of files.
#pragma once

#include "comity/base/progress.hpp"
#include "comity/io/read_model.hpp"
#include "comity/services/answer.hpp"

namespace comity::services {

struct FitRequest {
  unsigned threads = 1;
  Progress* progress = nullptr;  ///< may be nobody
};

/// An answer and whether the search for the estimates ended well.
struct FitAnswer {
  Answer answer;
  bool converged = true;
};

/// Fits a model. Impossible events go to `problems`.
///
/// Errors: data, if there is no event or an event is impossible; numeric, if it cannot be
///         identified; interrupted.
[[nodiscard]] Result<FitAnswer> fit(const io::ModelFile& file, const FitRequest& request,
                                    Problems& problems);

}  // namespace comity::services
