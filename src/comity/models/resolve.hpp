// SPDX-License-Identifier: Apache-2.0
// From the words of a formula to statistics on given data.
// Finds networks and attributes by name, understands options, refuses what a kind cannot have.
// Knows nothing of how statistics are computed.
#pragma once

#include "comity/models/model.hpp"

namespace comity::models {

/// Fills statistics, columns and derived networks of a model from its settings' formula.
void resolve_formula(Model& model, Problems& problems);

}  // namespace comity::models
