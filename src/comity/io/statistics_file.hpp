// SPDX-License-Identifier: Apache-2.0
// The statistics of a model as a file: one row for everything that could have happened at each
// event, as Parquet or CSV.
// Knows nothing of how statistics are computed.
#pragma once

#include <filesystem>

#include "comity/base/progress.hpp"
#include "comity/base/result.hpp"
#include "comity/models/model.hpp"

namespace comity::io {

/// Writes the rows of a model to a file that ends in `.parquet` or `.csv`, whole or not at all.
/// Returns how many there are.
///
/// Columns: choice, time, waited, from, to, stratum, happened, then one per term, by its name.
/// Rows wait in a database beside the target, so memory does not grow with them.
/// Errors: usage, for another ending, or if it exists and `force` is not set; io; interrupted.
[[nodiscard]] Result<std::uint64_t> write_statistics(const std::filesystem::path& target,
                                                     const models::Model& model, bool force,
                                                     Progress& progress);

/// Whether `write_statistics` could begin, to be asked before a long fit.
///
/// Errors: usage, for another ending, or if it exists and `force` is not set; io.
[[nodiscard]] Result<void> check_statistics_target(const std::filesystem::path& target, bool force);

}  // namespace comity::io
