// SPDX-License-Identifier: Apache-2.0
#include "comity/io/sql_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "comity/base/text.hpp"

namespace comity::io {

namespace {

constexpr std::size_t longest_query = 100'000;

/// Words with which a question may begin. PRAGMA is not among them: DuckDB rewrites some into
/// SELECT.
constexpr std::array<std::string_view, 8> opening_words{"select", "with",     "from", "values",
                                                        "table",  "describe", "show", "summarize"};

std::string_view line_of(std::string_view text) { return text.substr(0, text.find('\n')); }

/// "Catalog Error: Table with name actt does not exist!" without its kind and shouting.
std::string sentence_of(std::string_view message) {
  auto line = line_of(message);
  if (const auto colon = line.find(" Error: "); colon != std::string_view::npos && colon < 40) {
    line.remove_prefix(colon + 8);
  }
  std::string sentence(trim(line));
  while (!sentence.empty() && (sentence.back() == '!' || sentence.back() == '.'))
    sentence.pop_back();
  return sentence;
}

/// What follows a mark up to the end of its line, without a question mark.
std::string after(std::string_view message, std::string_view mark) {
  const auto at = message.find(mark);
  if (at == std::string_view::npos) return {};
  auto rest = trim(line_of(message.substr(at + mark.size())));
  while (!rest.empty() && rest.back() == '?') rest.remove_suffix(1);
  return std::string(rest);
}

std::string nearest_of(std::string_view message) {
  for (const auto* const mark : {"Did you mean ", "Candidate bindings: ", "Candidate Entries: "}) {
    if (auto names = after(message, mark); !names.empty()) return names;
  }
  return {};
}

/// Drops blanks, comments and opening parentheses at the front.
std::string_view skip_to_word(std::string_view sql) {
  while (!sql.empty()) {
    if (sql.starts_with("--")) {
      const auto end = sql.find('\n');
      sql = end == std::string_view::npos ? std::string_view{} : sql.substr(end + 1);
    } else if (sql.starts_with("/*")) {
      const auto end = sql.find("*/", 2);
      sql = end == std::string_view::npos ? std::string_view{} : sql.substr(end + 2);
    } else if (sql.front() == '(' || std::isspace(static_cast<unsigned char>(sql.front())) != 0) {
      sql.remove_prefix(1);
    } else {
      break;
    }
  }
  return sql;
}

}  // namespace

std::string first_word(std::string_view sql) {
  std::string word;
  for (const char c : skip_to_word(sql)) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalpha(byte) == 0 && c != '_') break;
    word += static_cast<char>(std::tolower(byte));
  }
  return word;
}

Result<void> may_be_select(std::string_view sql) {
  const auto refuse = [](std::string what, std::string hint) {
    return std::unexpected(
        Error{.kind = Error::Kind::data, .what = std::move(what), .hint = std::move(hint)});
  };
  if (sql.size() > longest_query) {
    return refuse(fmt::format("the query is longer than {} bytes.", longest_query), "ask in parts");
  }
  if (find_bad_utf8(sql) || sql.find('\0') != std::string_view::npos) {
    return refuse("the query is not text in UTF-8.", "");
  }
  const auto word = first_word(sql);
  if (std::ranges::find(opening_words, word) != opening_words.end()) return {};
  if (word.empty())
    return refuse("the query is empty or does not begin with a word.", "ask one SELECT");
  return refuse(
      fmt::format("only a SELECT may be asked, and this begins with \"{}\".", shorten(word)),
      "ask one SELECT; a case is changed in its files");
}

Error sql_error(std::string_view message, std::string_view what) {
  std::string hint;
  if (const auto at = message.find("LINE "); at != std::string_view::npos) {
    hint = "look at " + shorten(line_of(message.substr(at)));
  }
  if (message.starts_with("Catalog Error: Table")) {
    hint = "the tables and their columns are in docs/formats.md, section 5";
  }
  if (message.starts_with("Permission Error"))
    hint = "a query may read the tables of the case only";
  return {.kind = Error::Kind::data,
          .what = fmt::format("{}: {}.", what, sentence_of(message)),
          .nearest = nearest_of(message),
          .hint = std::move(hint)};
}

}  // namespace comity::io
