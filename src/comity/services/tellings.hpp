// SPDX-License-Identifier: Apache-2.0
// The acts of a case told more than once: as resolved, and as each of some sources states them.
// Audit, sql and build all open the same tellings and write the same schemas.
// Knows nothing of any question.
#pragma once

#include <string>
#include <vector>

#include "comity/io/database.hpp"
#include "comity/io/tables_asked.hpp"
#include "comity/services/view.hpp"

namespace comity::services {

/// The acts as one source states them.
struct StatedView {
  std::string source;
  View view;
};

struct Tellings {
  View resolved;
  std::vector<StatedView> stated;  ///< in the order of the sources asked for

  /// The acts as a source states them; as resolved, if that source is not among them.
  [[nodiscard]] const View& of(std::string_view source) const;
  /// The schema `write_tellings` gives that telling.
  [[nodiscard]] std::string schema_of(std::string_view source) const;
};

/// The sources whose claims or tables a case prints, in the order they first appear.
[[nodiscard]] std::vector<std::string> printing_sources(const io::Case& of);

/// Opens the case as resolved and as each source states it, under the ladder, dates and days of a
/// request.
///
/// Errors: as open_view.
[[nodiscard]] Result<Tellings> open_tellings(const io::Case& of, const Request& request,
                                             const std::vector<std::string>& sources);

/// Writes the tables of all tellings, one schema each; of the facts, rows of those asked.
///
/// Errors: io; data, if cells of indicators cannot be read.
[[nodiscard]] Result<void> write_tellings(io::Database& to, const Tellings& tellings,
                                          const io::TablesAsked& asked);

}  // namespace comity::services
