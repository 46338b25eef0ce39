// SPDX-License-Identifier: Apache-2.0
// A TOML table read with care: right types, known keys, every problem with its line and column.
// The only door to the TOML library; include it in .cpp files only.
// Knows nothing of what the keys mean.
#pragma once

#define TOML_EXCEPTIONS 0
#define TOML_MAX_NESTED_VALUES 64
// toml++ 3.3 asserts and assumes of the next character what a stranger's file need not keep
// (`[.a]`), and checks it again right after; without the assumption the check is reached and the
// file refused.
#define TOML_ASSERT(expr) static_cast<void>(0)
#include <toml++/impl/preprocessor.h>
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expr) static_cast<void>(0)
#undef TOML_ASSUME
#define TOML_ASSUME(...) static_cast<void>(0)
#include <toml++/toml.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "comity/actors/register.hpp"
#include "comity/base/day.hpp"
#include "comity/base/result.hpp"

namespace comity::io {

/// One table of a TOML file. Each getter marks its key as known; `finish` reports the others.
class TomlTable {
 public:
  TomlTable(const toml::table& table, std::string file, std::string place, Problems& problems);

  /// A text; empty if absent. Errors: if it is not a text, or absent and required.
  [[nodiscard]] std::string text(std::string_view key, bool required = false);
  [[nodiscard]] double real(std::string_view key, double otherwise);
  /// A day as text or TOML date; nothing if absent.
  [[nodiscard]] std::optional<Day> day(std::string_view key);
  /// A text, or a table with `en`, `es`, `zh`.
  [[nodiscard]] actors::Names names(std::string_view key);
  /// A text or a list of texts.
  [[nodiscard]] std::vector<std::string> list(std::string_view key);
  /// A table of texts, in the order of the file.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> pairs(std::string_view key);
  /// A table inside this one; nothing if absent.
  [[nodiscard]] std::optional<TomlTable> table(std::string_view key);
  /// The tables of a list `[[key]]`.
  [[nodiscard]] std::vector<TomlTable> tables(std::string_view key);
  /// Where a key stands; the table's own place if it is absent.
  [[nodiscard]] Origin at(std::string_view key) const;
  /// Reports the keys that nobody asked for, with the nearest known one.
  void finish();
  void error(std::string_view key, std::string what, std::string nearest = {},
             std::string hint = {});
  [[nodiscard]] std::uint32_t line() const { return table_->source().begin.line; }

 private:
  const toml::node* find(std::string_view key);
  void wrong_type(std::string_view key, std::string_view wanted);

  const toml::table* table_;
  std::string file_;
  std::string place_;
  Problems* problems_;
  std::set<std::string, std::less<>> known_;
};

/// Parses a TOML file; a syntax error goes to `problems` with line and column.
[[nodiscard]] std::optional<toml::table> parse_toml(std::string_view bytes, const std::string& file,
                                                    Problems& problems);

}  // namespace comity::io
