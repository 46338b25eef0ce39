// SPDX-License-Identifier: Apache-2.0
// Takes values out of a JSON tree with their types, and says where one has another.
// Absent is not wrong; the caller says what must be there.
// Knows nothing of any particular file.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "comity/io/json_tree.hpp"
#include "comity/io/tree_problems.hpp"

namespace comity::io {

class JsonFields : public TreeProblems {
 public:
  JsonFields(std::string file, Problems& problems)
      : TreeProblems(std::move(file), "see docs/formats.md for an example", problems) {}

  /// Names every key of an object that is not one of these, with the nearest.
  void only(const JsonTree& object, std::initializer_list<std::string_view> keys) const;
  /// The member of that name if it has this kind; null counts as absent. `required`: it must be.
  [[nodiscard]] const JsonTree* get(const JsonTree& object, std::string_view key,
                                    JsonTree::Kind kind, bool required = false) const;
  [[nodiscard]] std::string text(const JsonTree& object, std::string_view key) const;
  [[nodiscard]] std::optional<double> number(const JsonTree& object, std::string_view key) const;
  /// Whether a value is of a kind; if not, says so.
  [[nodiscard]] bool is(const JsonTree& value, JsonTree::Kind kind, std::string_view what) const;
  /// The values a word may have, and the one it has.
  [[nodiscard]] std::optional<std::string> word(const JsonTree& object, std::string_view key,
                                                const std::vector<std::string>& words,
                                                bool required = false) const;
};

}  // namespace comity::io
