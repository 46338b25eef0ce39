// SPDX-License-Identifier: Apache-2.0
#include "comity/io/json_tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "comity/base/text.hpp"
#include "comity/io/file.hpp"

namespace comity::io {

namespace {

constexpr int deepest_tree = 64;
constexpr std::size_t most_keys = 4096;

void put_utf8(std::uint32_t code, std::string& text) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0U | code >> 6U);
    return put(0x80U | (code & 0x3FU));
  }
  if (code < 0x10000) {
    put(0xE0U | code >> 12U);
  } else {
    put(0xF0U | code >> 18U);
    put(0x80U | (code >> 12U & 0x3FU));
  }
  put(0x80U | (code >> 6U & 0x3FU));
  put(0x80U | (code & 0x3FU));
}

/// Stops at the first mistake; `failed_` says so, and everything returns.
class Parser {
 public:
  Parser(std::string_view bytes, const std::string& file, Problems& problems)
      : bytes_(bytes), file_(file), problems_(problems) {}

  std::optional<JsonTree> parse() {
    JsonTree tree;
    value(tree, 0);
    blanks();
    if (!failed_ && at_ < bytes_.size()) fail("there is more after the end of the value.");
    if (failed_) return std::nullopt;
    return tree;
  }

 private:
  void fail(std::string what, std::string hint = "see docs/formats.md for an example") {
    if (failed_) return;
    failed_ = true;
    add(std::move(what), std::move(hint), line_, column());
  }
  void add(std::string what, std::string hint, std::uint32_t line, std::uint32_t column) {
    problems_.error({.kind = Error::Kind::data,
                     .what = std::move(what),
                     .where = {.file = file_, .line = line, .column = column},
                     .hint = std::move(hint)});
  }
  [[nodiscard]] std::uint32_t column() const {
    return static_cast<std::uint32_t>(at_ - line_start_ + 1);
  }
  [[nodiscard]] char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }
  void blanks() {
    for (; at_ < bytes_.size(); ++at_) {
      const char c = bytes_[at_];
      if (c == '\n') {
        ++line_;
        line_start_ = at_ + 1;
      } else if (c != ' ' && c != '\t' && c != '\r') {
        return;
      }
    }
  }
  bool take(char expected) {
    blanks();
    if (peek() != expected || at_ >= bytes_.size()) return false;
    ++at_;
    return true;
  }
  /// What stands here, as a message names it.
  [[nodiscard]] std::string here() const {
    if (at_ >= bytes_.size()) return "the file ends";
    return fmt::format("there is \"{}\"",
                       shorten(bytes_.substr(at_, std::min<std::size_t>(12, bytes_.size() - at_))));
  }

  void value(JsonTree& tree, int depth) {
    blanks();
    tree.line = line_;
    tree.column = column();
    if (depth > deepest_tree)
      return fail(fmt::format("values are nested more than {} deep.", deepest_tree));
    const char c = peek();
    if (c == '{') return object(tree, depth);
    if (c == '[') return list(tree, depth);
    if (c == '"') {
      tree.kind = JsonTree::Kind::text;
      return string(tree.text);
    }
    if (c == '-' || (c >= '0' && c <= '9')) return number(tree);
    return word(tree);
  }

  void word(JsonTree& tree) {
    const auto rest = bytes_.substr(at_);
    if (rest.starts_with("null")) {
      at_ += 4;
    } else if (rest.starts_with("true") || rest.starts_with("false")) {
      tree.kind = JsonTree::Kind::truth;
      tree.truth = rest.front() == 't';
      at_ += tree.truth ? 4 : 5;
    } else {
      fail(fmt::format("a value is expected, and {}.", here()),
           "texts need quotation marks; is a comma too many?");
    }
  }

  void number(JsonTree& tree) {
    const auto rest = bytes_.substr(at_);
    const auto end = std::min(rest.find_first_not_of("+-.eE0123456789"), rest.size());
    const auto digits = rest.substr(0, end);
    const auto whole = digits.substr(digits.front() == '-' ? 1 : 0);
    const bool zero_first =
        whole.size() > 1 && whole[0] == '0' && whole[1] >= '0' && whole[1] <= '9';
    tree.kind = JsonTree::Kind::number;
    const auto [last, code] =
        std::from_chars(digits.data(), digits.data() + digits.size(), tree.number);
    const bool odd = whole.empty() || whole.front() == '.' || digits.back() == '.' || zero_first;
    if (odd || code != std::errc{} || last != digits.data() + digits.size() ||
        !std::isfinite(tree.number))
      return fail(fmt::format("\"{}\" is not a number.", shorten(digits)),
                  "write a finite number with a point, such as 0.25");
    at_ += end;
  }

  void list(JsonTree& tree, int depth) {
    tree.kind = JsonTree::Kind::list;
    ++at_;
    if (take(']')) return;
    do {
      value(tree.items.emplace_back(), depth + 1);
      if (failed_) return;
    } while (take(','));
    if (!take(']')) fail(fmt::format("a comma or \"]\" is expected, and {}.", here()));
  }

  void object(JsonTree& tree, int depth) {
    tree.kind = JsonTree::Kind::object;
    ++at_;
    if (take('}')) return;
    do {
      member(tree, depth);
      if (failed_) return;
    } while (take(','));
    if (!take('}')) fail(fmt::format("a comma or \"}}\" is expected, and {}.", here()));
  }

  void member(JsonTree& tree, int depth) {
    blanks();
    const auto line = line_;
    const auto from = column();
    if (peek() != '"')
      return fail(fmt::format("a key in quotation marks is expected, and {}.", here()));
    std::string key;
    string(key);
    if (!failed_ && !take(':')) fail(fmt::format("\":\" is expected after a key, and {}.", here()));
    if (failed_) return;
    JsonTree item;
    value(item, depth + 1);
    if (tree.keys.size() == most_keys)
      return fail(fmt::format("an object has more than {} keys.", most_keys));
    if (std::ranges::find(tree.keys, key) != tree.keys.end()) {
      add(fmt::format("the key \"{}\" comes twice.", shorten(key)), "keep one of them", line, from);
      return;
    }
    tree.keys.push_back(std::move(key));
    tree.items.push_back(std::move(item));
  }

  void string(std::string& text) {
    ++at_;
    while (!failed_) {
      if (at_ >= bytes_.size()) return fail("a text is not closed.", "add a quotation mark");
      const char c = bytes_[at_];
      if (c == '"') {
        ++at_;
        return;
      }
      if (static_cast<unsigned char>(c) < ' ')
        return fail("a text has a line break or another control character.", "write it as \\n");
      ++at_;
      if (c == '\\')
        escape(text);
      else
        text += c;
    }
  }

  void escape(std::string& text) {
    static constexpr std::string_view marks = "\"\\/bfnrt";
    static constexpr std::string_view means = "\"\\/\b\f\n\r\t";
    const char mark = peek();
    if (const auto found = marks.find(mark); found != std::string_view::npos && mark != '\0') {
      ++at_;
      text += means[found];
      return;
    }
    auto code = mark == 'u' ? unit() : std::nullopt;
    if (code && *code >= 0xD800 && *code < 0xDC00) {
      const auto low = bytes_.substr(at_).starts_with("\\u") ? (++at_, unit()) : std::nullopt;
      code = low && *low >= 0xDC00 && *low < 0xE000
                 ? std::optional(0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00))
                 : std::nullopt;
    } else if (code && *code >= 0xDC00 && *code < 0xE000) {
      code = std::nullopt;
    }
    if (!code) return fail("an escape in a text is not one of JSON's.", "a backslash is \\\\");
    put_utf8(*code, text);
  }

  /// The four digits after \u, `at_` being on the u.
  std::optional<std::uint32_t> unit() {
    ++at_;
    const auto digits = bytes_.substr(std::min(at_, bytes_.size()), 4);
    std::uint32_t code = 0;
    const auto [last, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    if (error != std::errc{} || digits.size() < 4 || last != digits.data() + 4) return std::nullopt;
    at_ += 4;
    return code;
  }

  std::string_view bytes_;
  const std::string& file_;
  Problems& problems_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  std::uint32_t line_ = 1;
  bool failed_ = false;
};

}  // namespace

const JsonTree* JsonTree::find(std::string_view key) const {
  const auto found = std::ranges::find(keys, key);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

std::string to_word(JsonTree::Kind kind) {
  switch (kind) {
    case JsonTree::Kind::truth:
      return "true or false";
    case JsonTree::Kind::number:
      return "a number";
    case JsonTree::Kind::text:
      return "a text";
    case JsonTree::Kind::list:
      return "a list";
    case JsonTree::Kind::object:
      return "an object";
    case JsonTree::Kind::null:
      break;
  }
  return "null";
}

std::optional<JsonTree> read_json(std::string_view bytes, const std::string& file,
                                  Problems& problems) {
  if (const auto bad = find_bad_utf8(bytes)) {
    const auto before = bytes.substr(0, *bad);
    problems.error(
        {.kind = Error::Kind::data,
         .what = "the file is not UTF-8.",
         .where = {.file = file,
                   .line = static_cast<std::uint32_t>(1 + std::ranges::count(before, '\n'))},
         .hint = "save it as UTF-8"});
    return std::nullopt;
  }
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  return Parser(bytes, file, problems).parse();
}

}  // namespace comity::io
