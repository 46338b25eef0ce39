// SPDX-License-Identifier: Apache-2.0
// A model that takes its facts from a case: opens the case, and fills actors, rungs, covariates and
// events in.
// Knows nothing of likelihoods.
#pragma once

#include "comity/io/read_model.hpp"

namespace comity::services {

/// Completes a model file that has [case]; others stay as they are.
///
/// Pairs of each principal of the case with everybody who may become its partner are compared. With
/// `missing = "drop"` events of pairs that are not known well enough to be compared are left out,
/// with a warning that says how many.
///
/// Problems: those of the case; of the formula, with their place in the model file.
/// Errors:   missing, io or data, if the case cannot be opened or has errors; usage, for a ladder
///           it does not have; data, for a kind that needs directed ties.
[[nodiscard]] Result<void> take_case(io::ModelFile& file, Problems& problems);

/// Opens a model file and completes it, if it has [case].
///
/// Problems and errors: as io::load_model and take_case; data, if it cannot be fitted.
[[nodiscard]] Result<io::ModelFile> open_model(const std::string& path, Problems& problems);

}  // namespace comity::services
