// SPDX-License-Identifier: Apache-2.0
// Counts the events of streams per pair, month and class, and writes them.
// Files are counted one after the other, each by several threads; a run can be taken up again.
// Knows nothing of how rows are read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "comity/base/progress.hpp"
#include "comity/services/answer.hpp"
#include "comity/streams/selection.hpp"

namespace comity::services {

/// What `events` is asked.
struct EventsRequest {
  std::vector<std::string> files;    ///< "-" is standard input
  std::vector<std::string> outputs;  ///< names that end in .csv or .parquet
  bool force = false;
  streams::SelectionWords selection;
  std::string scheme = "root";     ///< root, code, plover, form
  std::string names = "iso3";      ///< iso3, given
  std::string repeats = "keep";    ///< keep, drop
  std::string mirrors = "merge";   ///< merge, keep
  std::string mangled = "refuse";  ///< refuse, repair
  double max_rejects_percent = 5;
  bool resume = false;
  unsigned threads = 1;
  std::string indicator;  ///< the name of the indicator to write; empty for plain counts
};

/// Counts events and writes them to the outputs.
///
/// Errors: usage, for a word that is none, an output that exists, or a state of another run;
///         missing and io, for files; data, for a file that is no event file, is damaged, or whose
///         rejected rows are too many, in which case nothing is written; interrupted.
[[nodiscard]] Result<Answer> events(const EventsRequest& request, Progress& progress);

}  // namespace comity::services
