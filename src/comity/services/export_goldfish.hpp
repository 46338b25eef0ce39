// SPDX-License-Identifier: Apache-2.0
// A model as a folder that the R package goldfish runs: its data, a script, and what Comity found.
// Data in memory; nothing is read or written, and nothing depends on the clock.
// Knows nothing of folders beyond the names inside the export.
#pragma once

#include "comity/io/read_model.hpp"
#include "comity/services/export_package.hpp"
#include "comity/services/fit.hpp"

namespace comity::services {

/// The files of the bundle, README.md first: model.R, comity.csv, and the lists that model.R reads.
///
/// The lists say what the model holds once it is read, so a model on files and one on a case go the
/// same way. `how` gives threads and progress; the rest of it is not looked at.
///
/// Problems: every key and term that goldfish cannot state; impossible events.
/// Errors:   data, if goldfish cannot state it; numeric, if it cannot be estimated or did not
///           converge; those of `fit`.
/// Source:   [Goldfish], version 1.7.
[[nodiscard]] Result<Files> export_goldfish(const io::ModelFile& file, const FitRequest& how,
                                            Problems& problems);

}  // namespace comity::services
