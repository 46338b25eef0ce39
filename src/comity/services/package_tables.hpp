// SPDX-License-Identifier: Apache-2.0
// The tables of a data package: which fields they have, of which type, and how they hang together.
// Fields of the case's own files are those their header names.
// Knows nothing of where they are written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "comity/base/value.hpp"

namespace comity::services {

/// A reference of one field to a field of another table.
struct ForeignKey {
  std::string field;
  std::string table;
  std::string to;
};

/// One table of the package.
struct PackageTable {
  std::string name;
  std::string title;
  std::vector<std::string> key;  ///< fields of the primary key; empty = none
  std::vector<ForeignKey> foreign;
};

/// What is known of a table by the name of its file without `.csv`; a ladder's is "ladder".
[[nodiscard]] PackageTable describe_table(std::string_view stem);

/// The Table Schema of a table whose header names these fields.
[[nodiscard]] Value table_schema(const PackageTable& table, const std::vector<std::string>& fields);

}  // namespace comity::services
