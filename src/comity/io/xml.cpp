// SPDX-License-Identifier: Apache-2.0
#include "comity/io/xml.hpp"

#include <fmt/format.h>

#include <cassert>

#include "comity/base/text.hpp"

namespace comity::io {

namespace {

/// The character that XML 1.0 forbids at this place of a UTF-8 text, or nothing. Source:
/// [XML10], 2.2.
std::optional<unsigned> forbidden(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') return byte;
  if (byte == 0xEF && text.substr(at).starts_with("\xEF\xBF\xBE")) return 0xFFFE;
  if (byte == 0xEF && text.substr(at).starts_with("\xEF\xBF\xBF")) return 0xFFFF;
  return std::nullopt;
}

Error cannot_carry(std::string_view text, const std::string& what) {
  return {.kind = Error::Kind::data,
          .what = fmt::format("\"{}\" holds {}, which XML cannot carry.", shorten(text), what),
          .hint = "correct the text in the case, or write --format csv or --format json"};
}

}  // namespace

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

XmlWriter& XmlWriter::open(std::string_view element) {
  end_tag_start();
  if (!out_.ends_with('\n')) out_ += '\n';
  out_ += std::string(2 * path_.size(), ' ') + '<' + std::string(element);
  path_.emplace_back(element);
  in_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  assert(in_tag_ && "attributes come before text and elements");
  out_ += ' ' + std::string(name) + "=\"";
  write(value, true);
  out_ += '"';
  return *this;
}

XmlWriter& XmlWriter::close(std::string_view text) {
  end_tag_start();
  write(text, false);
  out_ += "</" + path_.back() + ">\n";
  path_.pop_back();
  return *this;
}

XmlWriter& XmlWriter::close() {
  if (in_tag_) {
    out_ += "/>\n";
    in_tag_ = false;
  } else {
    out_ += std::string(2 * (path_.size() - 1), ' ') + "</" + path_.back() + ">\n";
  }
  path_.pop_back();
  return *this;
}

Result<std::string> XmlWriter::finish() {
  assert(path_.empty() && "every element is closed");
  if (error_) return std::unexpected(*error_);
  return std::move(out_);
}

void XmlWriter::end_tag_start() {
  if (in_tag_) out_ += '>';
  in_tag_ = false;
}

void XmlWriter::write(std::string_view text, bool in_attribute) {
  if (!error_ && find_bad_utf8(text)) error_ = cannot_carry(text, "bytes that are not UTF-8");
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const auto bad = forbidden(text, i); bad && !error_)
      error_ = cannot_carry(text, fmt::format("the character U+{:04X}", *bad));
    switch (text[i]) {
      case '&':
        out_ += "&amp;";
        break;
      case '<':
        out_ += "&lt;";
        break;
      case '>':
        out_ += "&gt;";
        break;
      case '"':
        out_ += in_attribute ? "&quot;" : "\"";
        break;
      // A reader would turn these into blanks or line feeds.
      case '\t':
        out_ += in_attribute ? "&#9;" : "\t";
        break;
      case '\n':
        out_ += in_attribute ? "&#10;" : "\n";
        break;
      case '\r':
        out_ += "&#13;";
        break;
      default:
        out_ += text[i];
    }
  }
}

std::string_view xml_type_of(network::ColumnType type, std::string_view integer) {
  switch (type) {
    case network::ColumnType::integer:
      return integer;
    case network::ColumnType::real:
      return "double";
    case network::ColumnType::boolean:
      return "boolean";
    default:
      return "string";
  }
}

}  // namespace comity::io
