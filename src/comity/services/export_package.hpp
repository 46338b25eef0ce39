// SPDX-License-Identifier: Apache-2.0
// A case as a Frictionless Data Package v2: its own files as they are, what is derived from them,
// and a descriptor with types, keys, sources and licences.
// Knows nothing of folders beyond the names inside the package.
#pragma once

#include <string>
#include <vector>

#include "comity/services/view.hpp"

namespace comity::services {

struct File {
  std::string path;  ///< inside the package, with `/`
  std::string bytes;
};
using Files = std::vector<File>;

/// The files of the package, `datapackage.json` first.
///
/// The case's files keep their places relative to each other, so that the package can be read as a
/// case again and has the same digest. `derived/` holds spells, parties, counts per year and the
/// ties of the day, as the request's ladder, date rule and source give them. Nothing in it depends
/// on the clock.
///
/// Errors: as open_view; io, missing, if a file of the case can no longer be read; data, if it has
///         changed since the case was read.
/// Source: [DataPackage], version 2.0.
[[nodiscard]] Result<Files> export_package(const io::Case& of, const Request& request);

}  // namespace comity::services
