// SPDX-License-Identifier: Apache-2.0
// Problems of the values of one parsed file, told by line and column, and which values have one.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "comity/base/result.hpp"

namespace comity::io {

/// Where a node of a parsed tree stands, whatever the tree is of.
struct TreePlace {
  template <class Tree>
  explicit(false) TreePlace(const Tree& at) : line(at.line), column(at.column) {}

  std::uint32_t line;
  std::uint32_t column;
};

/// The readers of JSON and XML derive from this.
class TreeProblems {
 public:
  /// `otherwise` is the hint of an error that has neither a hint nor a nearest value.
  TreeProblems(std::string file, std::string otherwise, Problems& problems)
      : file_(std::move(file)), otherwise_(std::move(otherwise)), problems_(problems) {}

  void error(TreePlace at, std::string what, std::string nearest = {}, std::string hint = {}) const;
  void warning(TreePlace at, std::string what, std::string hint) const;
  /// Whether an error was said of this very value.
  [[nodiscard]] bool has_error_at(TreePlace at) const {
    return wrong_.contains({at.line, at.column});
  }

 private:
  std::string file_;
  std::string otherwise_;
  Problems& problems_;
  mutable std::set<std::pair<std::uint32_t, std::uint32_t>> wrong_;
};

}  // namespace comity::io
