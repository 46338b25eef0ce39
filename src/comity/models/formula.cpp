// SPDX-License-Identifier: Apache-2.0
#include "comity/models/formula.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "comity/base/text.hpp"

namespace comity::models {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '-';
}

class FormulaReader {
 public:
  FormulaReader(std::string_view text, Problems& problems) : text_(text), problems_(problems) {}

  std::vector<Term> read() {
    std::vector<Term> terms;
    skip_blanks();
    if (peek() == '~') ++at_;
    skip_blanks();
    if (done()) {
      fail("the formula has no term.", "begin with a term such as: ~ inertia + trans");
      return terms;
    }
    do {
      auto term = read_term();
      if (!term) return terms;
      terms.push_back(std::move(*term));
      skip_blanks();
    } while (take('+'));
    if (!done())
      fail(fmt::format("after a term comes \"+\" or the end, not \"{}\".", shorten(rest())),
           "join terms by +, the factors of a product by :");
    return terms;
  }

 private:
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[at_]; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_).substr(0, 20); }
  void skip_blanks() {
    while (!done() && is_blank(text_[at_])) ++at_;
  }
  bool take(char c) {
    skip_blanks();
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  void fail(std::string what, std::string hint) {
    problems_.error({.kind = Error::Kind::data,
                     .what = std::move(what),
                     .where = {.column = static_cast<std::uint32_t>(at_ + 1), .field = "formula"},
                     .hint = std::move(hint)});
  }

  std::string word() {
    skip_blanks();
    const auto from = at_;
    while (!done() && is_word(text_[at_])) ++at_;
    return std::string(text_.substr(from, at_ - from));
  }

  std::optional<Term> read_term() {
    skip_blanks();
    const auto from = at_;
    Term term;
    do {
      auto factor = read_factor();
      if (!factor) return std::nullopt;
      term.factors.push_back(std::move(*factor));
    } while (take(':'));
    term.text = std::string(trim(text_.substr(from, at_ - from)));
    return term;
  }

  std::optional<Factor> read_factor() {
    skip_blanks();
    Factor factor;
    factor.at = at_;
    factor.name = word();
    if (factor.name.empty()) {
      fail(done() ? "the formula ends where a term is expected."
                  : fmt::format("a term cannot begin with \"{}\".", shorten(rest())),
           "a term is a name such as inertia, or a name with arguments such as tie(contig)");
      return std::nullopt;
    }
    if (!take('(')) return factor;
    if (take(')')) return factor;
    do {
      auto argument = read_argument();
      if (!argument) return std::nullopt;
      factor.arguments.push_back(std::move(*argument));
    } while (take(','));
    if (take(')')) return factor;
    fail(fmt::format("the bracket after {} is not closed.", shorten(factor.name)),
         "separate arguments by commas and close the bracket");
    return std::nullopt;
  }

  std::optional<Argument> read_argument() {
    skip_blanks();
    Argument argument;
    argument.at = at_;
    if (!read_value(argument)) return std::nullopt;
    if (argument.quoted || !take('=')) return argument;
    argument.name = std::move(argument.value);
    skip_blanks();
    if (!read_value(argument)) return std::nullopt;
    return argument;
  }

  bool read_value(Argument& to) {
    const char quote = peek();
    if (quote != '"' && quote != '\'') {
      to.value = word();
      if (!to.value.empty()) return true;
      fail("an argument is missing here.", "write a word, a number, or a text in quotes");
      return false;
    }
    const auto end = text_.find(quote, at_ + 1);
    if (end == std::string_view::npos) {
      fail("the quotes are not closed.", "write for example window = '3 years'");
      return false;
    }
    to.value = std::string(text_.substr(at_ + 1, end - at_ - 1));
    to.quoted = true;
    at_ = end + 1;
    return true;
  }

  std::string_view text_;
  Problems& problems_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Term> parse_formula(std::string_view text, Problems& problems) {
  return FormulaReader(text, problems).read();
}

}  // namespace comity::models
