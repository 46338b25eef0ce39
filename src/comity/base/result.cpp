// SPDX-License-Identifier: Apache-2.0
#include "comity/base/result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <tuple>

namespace comity {

void Problems::add(Problem problem) {
  if (problem.severity == Problem::Severity::error) ++errors_;
  if (list_.size() < limit()) {
    list_.push_back(std::move(problem));
  } else {
    ++unlisted_;
  }
}

void Problems::sort() {
  std::ranges::stable_sort(list_, {}, [](const Problem& p) {
    return std::tuple(p.error.where.file, p.error.where.line, p.error.where.column);
  });
}

std::string to_text(const Error& error) {
  std::string place = error.where.file;
  if (error.where.line > 0) place += fmt::format(":{}", error.where.line);
  if (error.where.column > 0) place += fmt::format(":{}", error.where.column);
  if (!place.empty()) place += ": ";
  if (!error.where.field.empty()) place += error.where.field + ": ";
  std::string text = place + error.what;
  if (!error.nearest.empty()) text += "\n  nearest: " + error.nearest;
  if (!error.hint.empty()) text += "\n  try: " + error.hint;
  return text;
}

std::string to_word(Error::Kind kind) {
  switch (kind) {
    case Error::Kind::usage:
      return "usage";
    case Error::Kind::data:
      return "data";
    case Error::Kind::missing:
      return "missing";
    case Error::Kind::numeric:
      return "numeric";
    case Error::Kind::io:
      return "io";
    case Error::Kind::interrupted:
      return "interrupted";
    case Error::Kind::internal:
      break;
  }
  return "internal";
}

int exit_code(Error::Kind kind) {
  switch (kind) {
    case Error::Kind::usage:
      return 64;
    case Error::Kind::data:
      return 65;
    case Error::Kind::missing:
      return 66;
    case Error::Kind::io:
      return 74;
    case Error::Kind::numeric:
      return 75;
    case Error::Kind::interrupted:
      return 130;
    case Error::Kind::internal:
      break;
  }
  return 70;
}

std::ostream& operator<<(std::ostream& out, const Error& error) { return out << to_text(error); }

}  // namespace comity
