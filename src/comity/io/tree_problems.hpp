// SPDX-License-Identifier: Apache-2.0
// Problems of the values of one parsed file, told by line and column, and which values have one.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "comity/base/result.hpp"

namespace comity::io {

/// The readers of JSON and XML derive from this: a node of either tree knows its line and column.
class TreeProblems {
 public:
  /// `otherwise` is the hint of an error that has neither a hint nor a nearest value.
  TreeProblems(std::string file, std::string otherwise, Problems& problems)
      : file_(std::move(file)), otherwise_(std::move(otherwise)), problems_(problems) {}

  template <class Tree>
  void error(const Tree& at, std::string what, std::string nearest = {},
             std::string hint = {}) const {
    if (nearest.empty() && hint.empty()) hint = otherwise_;
    wrong_.emplace(at.line, at.column);
    problems_.error({.kind = Error::Kind::data,
                     .what = std::move(what),
                     .where = {.file = file_, .line = at.line, .column = at.column},
                     .nearest = std::move(nearest),
                     .hint = std::move(hint)});
  }
  template <class Tree>
  void warning(const Tree& at, std::string what, std::string hint) const {
    problems_.warning({.kind = Error::Kind::data,
                       .what = std::move(what),
                       .where = {.file = file_, .line = at.line, .column = at.column},
                       .hint = std::move(hint)});
  }
  /// Whether an error was said of this very value.
  template <class Tree>
  [[nodiscard]] bool has_error_at(const Tree& at) const {
    return wrong_.contains({at.line, at.column});
  }

 private:
  std::string file_;
  std::string otherwise_;
  Problems& problems_;
  mutable std::set<std::pair<std::uint32_t, std::uint32_t>> wrong_;
};

}  // namespace comity::io
