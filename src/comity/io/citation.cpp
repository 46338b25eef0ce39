// SPDX-License-Identifier: Apache-2.0
#include "comity/io/citation.hpp"

#include <algorithm>
#include <array>

#include "comity/base/text.hpp"

namespace comity::io {

namespace {

using Kind = Reference::Kind;

struct KindWords {
  const char* bibtex;
  const char* ris;
  const char* csl;
};

const KindWords& words_of(Kind kind) {
  static constexpr std::array<KindWords, 4> words{{{"software", "COMP", "software"},
                                                   {"dataset", "DATA", "dataset"},
                                                   {"article", "JOUR", "article-journal"},
                                                   {"misc", "ELEC", "webpage"}}};
  return words.at(static_cast<std::size_t>(kind));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Line ends and control characters become blanks: none of these formats has multi-line values.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    if (!control) line += c;
    if (control && !line.empty() && line.back() != ' ') line += ' ';
  }
  return std::string(trim(line));
}

std::string escape_tex(std::string_view text) {
  std::string escaped;
  for (const char c : on_one_line(text)) {
    switch (c) {
      case '\\':
        escaped += "\\textbackslash{}";
        break;
      case '~':
        escaped += "\\textasciitilde{}";
        break;
      case '^':
        escaped += "\\textasciicircum{}";
        break;
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
      case '{':
      case '}':
        escaped += '\\';
        escaped += c;
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

/// Addresses are read verbatim; only what would end the field or a comment is percent-encoded.
std::string escape_address(std::string_view address) {
  std::string escaped;
  for (const char c : on_one_line(address)) {
    switch (c) {
      case '{':
        escaped += "%7B";
        break;
      case '}':
        escaped += "%7D";
        break;
      case '\\':
        escaped += "%5C";
        break;
      case ' ':
        escaped += "%20";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string key_of(std::string_view id) {
  std::string key;
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
                       c == '-' || c == '_' || c == ':';
    key += plain ? c : '_';
  }
  return key.empty() ? "source" : key;
}

void add_bibtex(std::string& out, const Reference& of) {
  out += std::string("@") + words_of(of.kind).bibtex + '{' + key_of(of.id);
  const auto field = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += std::string(",\n  ") + name + " = {" + value + '}';
  };
  // Doubled braces keep a group's name whole and the title's capitals as they are.
  const auto whole = [](const std::string& text) { return text.empty() ? text : '{' + text + '}'; };
  field("author", whole(escape_tex(of.author)));
  field("title", whole(escape_tex(of.title)));
  field(of.kind == Kind::article ? "journal" : "howpublished", escape_tex(of.container));
  field("year", escape_tex(of.year));
  field("version", escape_tex(of.version));
  field("doi", escape_address(of.doi));
  field("url", escape_address(of.url));
  field("note", escape_tex(of.note));
  out += "\n}\n";
}

void add_ris(std::string& out, const Reference& of) {
  const auto line = [&](const char* tag, const std::string& value) {
    const auto text = on_one_line(value);
    if (!text.empty()) out += std::string(tag) + "  - " + text + "\r\n";
  };
  line("TY", words_of(of.kind).ris);
  line("ID", of.id);
  line("AU", of.author);
  line("TI", of.title);
  line("T2", of.container);
  line("PY", of.year);
  line("ET", of.version);
  line("DO", of.doi);
  line("UR", of.url);
  line("N1", of.note);
  out += "ER  - \r\n";
}

bool is_year(std::string_view text) {
  return text.size() == 4 && std::ranges::all_of(text, is_digit);
}

Value csl_of(const Reference& of) {
  auto item = Value::object({{"id", of.id}, {"type", words_of(of.kind).csl}});
  const auto set = [&](const char* name, const std::string& value) {
    if (!value.empty()) item.set(name, value);
  };
  auto authors = Value::array();
  if (!of.author.empty()) authors.push(Value::object({{"literal", of.author}}));
  if (!of.author.empty()) item.set("author", std::move(authors));
  set("title", of.title);
  set("container-title", of.container);
  if (is_year(of.year)) {
    auto year = Value::array();
    year.push(*parse_int(of.year));
    auto parts = Value::array();
    parts.push(std::move(year));
    item.set("issued", Value::object({{"date-parts", std::move(parts)}}));
  }
  set("version", of.version);
  set("DOI", of.doi);
  set("URL", of.url);
  set("note", of.note);
  return item;
}

std::string with_stop(std::string text) {
  if (!text.empty() && !text.ends_with('.')) text += '.';
  return text;
}

}  // namespace

Reference parse_citation(std::string_view citation) {
  Reference read;
  citation = trim(citation);
  read.title = citation;
  // "Author (1234). Title. Where."
  const auto open = citation.find(" (");
  if (open == std::string_view::npos || open == 0) return read;
  const auto rest = citation.substr(open + 2);
  if (rest.size() < 8 || !is_year(rest.substr(0, 4)) || rest.substr(4, 3) != "). ") return read;
  read.author = citation.substr(0, open);
  read.year = rest.substr(0, 4);
  const auto title = rest.substr(7);
  const auto stop = title.find(". ");
  read.title = title.substr(0, stop);
  if (stop != std::string_view::npos) read.container = trim(title.substr(stop + 2));
  for (auto* part : {&read.title, &read.container}) {
    if (part->ends_with('.')) part->pop_back();
  }
  return read;
}

std::string to_sentence(const Reference& of) {
  std::string text;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : " ") + part;
  };
  add(of.year.empty() || of.author.empty() ? with_stop(of.author)
                                           : of.author + " (" + of.year + ").");
  add(with_stop(of.version.empty() ? of.title : of.title + ", version " + of.version));
  add(with_stop(of.container));
  if (!of.doi.empty()) {
    add("https://doi.org/" + of.doi);
  } else {
    add(of.url);
  }
  add(with_stop(of.note));
  return on_one_line(text);
}

std::string to_bibtex(std::span<const Reference> references) {
  std::string out;
  for (const auto& reference : references) {
    if (!out.empty()) out += '\n';
    add_bibtex(out, reference);
  }
  return out;
}

std::string to_ris(std::span<const Reference> references) {
  std::string out;
  for (const auto& reference : references) add_ris(out, reference);
  return out;
}

Value to_csl(std::span<const Reference> references) {
  auto items = Value::array();
  for (const auto& reference : references) items.push(csl_of(reference));
  return items;
}

}  // namespace comity::io
