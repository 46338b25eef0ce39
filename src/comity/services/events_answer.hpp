// SPDX-License-Identifier: Apache-2.0
// What `events` answers: the rows of each file and what became of them, with the first examples.
// The counts themselves are in the file that was written.
// Knows nothing of how rows are read.
#pragma once

#include <span>

#include "comity/io/count_state.hpp"
#include "comity/services/events.hpp"

namespace comity::services {

/// The answer for counted files.
[[nodiscard]] Answer events_answer(std::span<const io::CountedFile> files, std::size_t n_cells,
                                   const EventsRequest& request);

/// The first rejected row of each reason, in one line: "date 12 (a.csv:7: 20159931)".
[[nodiscard]] std::string first_rejects(std::span<const io::CountedFile> files);

}  // namespace comity::services
