// SPDX-License-Identifier: Apache-2.0
// The event models that lie with a case, fitted for the page: estimates with all that lets a reader
// judge them.
// Knows nothing of how they are shown.
#pragma once

#include "comity/services/view.hpp"

namespace comity::services {

/// The names of the models of a case: its files `models/*.toml`, in order, without the ending.
[[nodiscard]] std::vector<std::string> model_names(const io::Case& of);

/// Fits each model of a case, with tests, profile intervals, residuals and drawn courses. A model
/// that cannot be fitted is there with the reason.
///
/// Errors: those of reading a folder.
[[nodiscard]] Result<Answer> fit_models(const io::Case& of, const Request& request);

}  // namespace comity::services
