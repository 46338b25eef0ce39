// SPDX-License-Identifier: Apache-2.0
// The paper's case, read once per program, and questions to it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "comity/io/json.hpp"
#include "comity/services/commands.hpp"
#include "comity/services/view.hpp"

namespace comity::testing {

inline const io::Case& paper_case() {
  static Problems problems;
  static const auto read =
      io::load_case(std::filesystem::path(COMITY_SOURCE_DIR) / "cases" / "china-lac", problems);
  return read.value();
}

/// The answer to a question about the paper's case; a failure of the test if there is none.
inline services::Answer ask(
    std::string_view word,
    const std::vector<std::pair<std::string, std::string>>& parameters = {}) {
  const auto request = services::parse_request(parameters);
  if (!request) {
    ADD_FAILURE() << request.error();
    return {};
  }
  auto answer = services::ask(paper_case(), word, *request);
  if (answer) return *answer;
  ADD_FAILURE() << answer.error();
  return {};
}

/// A member of an object as one cell of text.
inline std::string cell(const Value& object, std::string_view name) {
  const auto* const value = object.find(name);
  return value == nullptr ? "(none)" : io::to_cell(*value);
}

}  // namespace comity::testing
