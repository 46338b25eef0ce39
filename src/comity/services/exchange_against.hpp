// SPDX-License-Identifier: Apache-2.0
// The register of exchanges against counts of events from a stream: how far they go together, and
// what each misses.
// Knows nothing of files.
#pragma once

#include <string>
#include <vector>

#include "comity/io/read_stream.hpp"
#include "comity/services/exchanges.hpp"

namespace comity::services {

/// A stream of counts, and which of its classes are compared; empty = chosen by what it holds.
struct Against {
  std::string name;
  std::vector<io::StreamCount> counts;
  std::vector<std::string> classes;
};

/// Compares exchanges with the events of the same pairs, in the months both cover.
///
/// Without classes: visit, meeting and call, if the stream has one of them; else the CAMEO root 04
/// (consult); else all. Both directions of a pair are added.
/// Errors: as study_exchanges; usage, for a class the stream does not have, or when no month is
///         common.
[[nodiscard]] Result<Answer> exchanges_against(const io::Case& of, const Request& request,
                                               const Against& against);

}  // namespace comity::services
