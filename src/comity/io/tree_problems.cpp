// SPDX-License-Identifier: Apache-2.0
#include "comity/io/tree_problems.hpp"

namespace comity::io {

void TreeProblems::error(TreePlace at, std::string what, std::string nearest,
                         std::string hint) const {
  if (nearest.empty() && hint.empty()) hint = otherwise_;
  wrong_.emplace(at.line, at.column);
  problems_.error({.kind = Error::Kind::data,
                   .what = std::move(what),
                   .where = {.file = file_, .line = at.line, .column = at.column},
                   .nearest = std::move(nearest),
                   .hint = std::move(hint)});
}

void TreeProblems::warning(TreePlace at, std::string what, std::string hint) const {
  problems_.warning({.kind = Error::Kind::data,
                     .what = std::move(what),
                     .where = {.file = file_, .line = at.line, .column = at.column},
                     .hint = std::move(hint)});
}

}  // namespace comity::io
