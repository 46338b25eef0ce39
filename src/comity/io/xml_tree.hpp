// SPDX-License-Identifier: Apache-2.0
// XML read with the line and the column of every element, for files of other programs.
// One mistake of the notation ends the reading. A document type is refused, so that nothing is
// fetched and no entity can grow. Knows nothing of any vocabulary.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "comity/base/result.hpp"

namespace comity::io {

/// An element of an XML file and where it stands.
struct XmlTree {
  std::string name{};   ///< without prefix
  std::string space{};  ///< the namespace, an address; empty = none
  std::string text{};   ///< its own text, without that of its children
  std::vector<std::pair<std::string, std::string>> attributes{};
  std::vector<XmlTree> children{};
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  /// The first child of that name, or nullptr.
  [[nodiscard]] const XmlTree* find(std::string_view child) const;
  /// All children of that name.
  [[nodiscard]] std::vector<const XmlTree*> all(std::string_view child) const;
  /// The attribute of that name, or an empty text.
  [[nodiscard]] std::string_view attribute(std::string_view key) const;
};

/// Reads an XML file (XML 1.0 with namespaces). Nothing if it is not one; why goes to `problems`.
///
/// Errors: data, for a file that is not well-formed, has a document type, or is nested too deeply.
/// Source: [XML10].
[[nodiscard]] std::optional<XmlTree> read_xml(std::string_view bytes, const std::string& file,
                                              Problems& problems);

}  // namespace comity::io
