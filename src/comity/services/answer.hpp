// SPDX-License-Identifier: Apache-2.0
// An answer: the envelope that every command and route shares, and the tree inside it.
// Says which list is its main table and which columns people read.
// Knows nothing of JSON, CSV or terminals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "comity/base/value.hpp"

namespace comity::services {

/// A list inside an answer that is shown as a table: its key, and the columns people read.
struct Sheet {
  std::string key;                   ///< "rows", "acts", "findings", "overlap.shared" ...
  std::vector<std::string> columns;  ///< of the text form; CSV has all members
};

struct Answer {
  std::string command;
  std::string case_id;
  std::string digest;
  std::string on;
  std::string ladder;
  std::string dates;
  std::uint64_t seed = 0;
  std::optional<std::string> source;
  Value body;                         ///< the member `answer` of the envelope
  std::vector<std::string> headline;  ///< sentences for people, before the tables
  std::vector<Sheet> sheets;          ///< the first is what CSV writes
  Value aside;                        ///< lists of sheets that the body holds in another form
  bool found = false;                 ///< something was found: exit code 1
};

/// The list a sheet shows, in the body or aside; a key with points leads through objects. Nothing
/// if it is not there.
[[nodiscard]] const Value* rows_of(const Answer& answer, const Sheet& sheet);

/// The whole envelope as a tree, in the order of DESIGN section 5.
[[nodiscard]] Value envelope(const Answer& answer);

}  // namespace comity::services
