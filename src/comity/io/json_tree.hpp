// SPDX-License-Identifier: Apache-2.0
// JSON read with the line and the column of every value, for files that people write.
// One mistake of the notation ends the reading; a key that comes twice is a problem of its own.
// Knows nothing of what the members mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "comity/base/result.hpp"

namespace comity::io {

/// A value of a JSON file and where it stands.
struct JsonTree {
  enum class Kind : std::uint8_t { null, truth, number, text, list, object };
  Kind kind = Kind::null;
  bool truth = false;
  double number = 0;
  std::string text{};
  std::vector<std::string> keys{};  ///< of an object, beside `items`
  std::vector<JsonTree> items{};    ///< of a list or an object
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  /// The member of that name, or nullptr.
  [[nodiscard]] const JsonTree* find(std::string_view key) const;
};

/// Reads a JSON file (RFC 8259). Nothing if it is not JSON; why goes to `problems`.
[[nodiscard]] std::optional<JsonTree> read_json(std::string_view bytes, const std::string& file,
                                                Problems& problems);
/// The word for a kind of value, as a message says it: "a number", "a list" ...
[[nodiscard]] std::string to_word(JsonTree::Kind kind);

}  // namespace comity::io
