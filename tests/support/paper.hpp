// SPDX-License-Identifier: Apache-2.0
// The shipped cases, each read once per program, and questions to them; the paper's is the first.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "comity/io/json.hpp"
#include "comity/services/commands.hpp"
#include "comity/services/view.hpp"

namespace comity::testing {

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// A case of cases/, by the name of its folder.
inline const io::Case& shipped_case(const std::string& name) {
  static std::map<std::string, io::Case> read;
  if (const auto found = read.find(name); found != read.end()) return found->second;
  Problems problems;
  auto of = io::load_case(std::filesystem::path(COMITY_SOURCE_DIR) / "cases" / name, problems);
  EXPECT_FALSE(problems.has_errors()) << name;
  return read.emplace(name, std::move(of).value()).first->second;
}

inline const io::Case& paper_case() { return shipped_case("china-lac"); }

/// The answer to a question about a shipped case; a failure of the test if there is none.
inline services::Answer ask_case(const std::string& name, std::string_view word,
                                 const Parameters& parameters = {}) {
  const auto request = services::parse_request(parameters);
  if (!request) {
    ADD_FAILURE() << request.error();
    return {};
  }
  auto answer = services::ask(shipped_case(name), word, *request);
  if (answer) return *answer;
  ADD_FAILURE() << answer.error();
  return {};
}

/// The same for the paper's case.
inline services::Answer ask(std::string_view word, const Parameters& parameters = {}) {
  return ask_case("china-lac", word, parameters);
}

/// A member of an object as one cell of text.
inline std::string cell(const Value& object, std::string_view name) {
  const auto* const value = object.find(name);
  return value == nullptr ? "(none)" : io::to_cell(*value);
}

}  // namespace comity::testing
