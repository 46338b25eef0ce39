// SPDX-License-Identifier: Apache-2.0
// Writes XML 1.0, well-formed whatever the texts hold.
// A character that XML cannot carry is an error that names it, not a silent gap.
// Of the vocabularies of graphs it knows the types of columns alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/base/result.hpp"
#include "comity/network/graph.hpp"

namespace comity::io {

/// Writes elements one inside the other, indented by two blanks.
class XmlWriter {
 public:
  XmlWriter();
  /// Begins an element; attributes may follow until the next element, text or `close`.
  XmlWriter& open(std::string_view element);
  XmlWriter& attribute(std::string_view name, std::string_view value);
  /// Writes text and ends the element.
  XmlWriter& close(std::string_view text);
  /// Ends the element.
  XmlWriter& close();

  /// The document. Errors: data, if some text was not UTF-8 or held a character XML 1.0 forbids.
  [[nodiscard]] Result<std::string> finish();

 private:
  void end_tag_start();
  void write(std::string_view text, bool in_attribute);

  std::string out_;
  std::vector<std::string> path_;
  bool in_tag_ = false;
  std::optional<Error> error_;
};

/// The type of a column in the words GEXF and GraphML share; of whole numbers each has its own.
/// All their readers know these; days are texts.
[[nodiscard]] std::string_view xml_type_of(network::ColumnType type, std::string_view integer);

}  // namespace comity::io
