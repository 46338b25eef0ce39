// SPDX-License-Identifier: Apache-2.0
// The part [case] of a model file: which case its facts come from, and which of its acts.
// Words are checked here; whether the case has that ladder is said when it is opened.
// Knows nothing of what a case holds.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "comity/io/toml_table.hpp"
#include "comity/ledger/act.hpp"

namespace comity::io {

/// What [case] says, and where.
struct ModelCase {
  /// Where the file names what only the case can confirm.
  struct Places {
    Origin path;
    Origin ladder;
    Origin since;
  };
  Places places;
  std::filesystem::path folder;  ///< as the program finds it
  std::vector<ledger::ActKind> events{ledger::ActKind::establish, ledger::ActKind::upgrade};
  std::string ladder;               ///< empty = the case's
  std::optional<DateRule> dates;    ///< absent = the case's
  std::vector<std::string> layers;  ///< empty = the layers the case ranks
  std::optional<Day> since;         ///< first and last day of events; absent = the case's window
  std::optional<Day> until;
};

/// Reads [case]; `folder` is where the model file stands.
///
/// Problems: unknown kinds of acts, date rules and layers, with the nearest; keys nobody knows.
[[nodiscard]] ModelCase read_model_case(TomlTable& table, const std::filesystem::path& folder);

}  // namespace comity::io
