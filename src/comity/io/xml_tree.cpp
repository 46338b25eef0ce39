// SPDX-License-Identifier: Apache-2.0
#include "comity/io/xml_tree.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <tuple>

namespace comity::io {

namespace {

/// As deep as any file of a vocabulary we read, many times over.
constexpr std::size_t most_nested = 64;
/// Between a namespace and a name; no name has it.
constexpr char space_end = '\n';

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<XML_ParserStruct, FreeParser>;

/// Builds the tree from what the library meets, one call per tag.
class XmlReader {
 public:
  XmlReader(const std::string& file, Problems& problems)
      : file_(file), problems_(problems), parser_(XML_ParserCreateNS(nullptr, space_end)) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), begin, end);
    XML_SetCharacterDataHandler(parser_.get(), text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), document_type);
  }

  std::optional<XmlTree> read(std::string_view bytes) {
    constexpr std::size_t piece = 1 << 20;
    bool good = true;
    do {
      const auto part = bytes.substr(0, piece);
      bytes.remove_prefix(part.size());
      good = XML_Parse(parser_.get(), part.data(), static_cast<int>(part.size()),
                       static_cast<int>(bytes.empty())) == XML_STATUS_OK;
    } while (good && !bytes.empty());
    if (good) return std::move(root_);
    const auto code = XML_GetErrorCode(parser_.get());
    if (code != XML_ERROR_ABORTED)
      refuse(fmt::format("this is not well-formed XML: {}.", XML_ErrorString(code)),
             "each element needs its end, and & is written &amp;");
    return std::nullopt;
  }

 private:
  static XmlReader& self(void* data) { return *static_cast<XmlReader*>(data); }

  static void begin(void* data, const XML_Char* name, const XML_Char** attributes) {
    auto& reader = self(data);
    if (reader.open_.size() >= most_nested)
      return reader.stop(fmt::format("elements are nested more than {} deep.", most_nested),
                         "no file of this kind is that deep");
    auto& element = reader.open_.emplace_back();
    const std::string_view whole(name);
    const auto at = whole.rfind(space_end);
    if (at != std::string_view::npos) element.space = whole.substr(0, at);
    element.name = whole.substr(at == std::string_view::npos ? 0 : at + 1);
    for (; attributes[0] != nullptr; attributes += 2)
      element.attributes.emplace_back(attributes[0], attributes[1]);
    std::tie(element.line, element.column) = reader.place();
  }

  static void end(void* data, const XML_Char* /*name*/) {
    auto& open = self(data).open_;
    if (open.empty()) return;  // after a stop the library may still report the end of an empty tag
    auto element = std::move(open.back());
    open.pop_back();
    if (open.empty())
      self(data).root_ = std::move(element);
    else
      open.back().children.push_back(std::move(element));
  }

  static void text(void* data, const XML_Char* part, int length) {
    auto& open = self(data).open_;
    if (!open.empty()) open.back().text.append(part, static_cast<std::size_t>(length));
  }

  static void document_type(void* data, const XML_Char* /*name*/, const XML_Char* /*system*/,
                            const XML_Char* /*public_id*/, int /*has_internal*/) {
    self(data).stop("a document type is not read.", "leave the line with <!DOCTYPE out");
  }

  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> place() const {
    return {static_cast<std::uint32_t>(XML_GetCurrentLineNumber(parser_.get())),
            static_cast<std::uint32_t>(XML_GetCurrentColumnNumber(parser_.get()) + 1)};
  }

  void refuse(std::string what, std::string hint) {
    const auto [line, column] = place();
    problems_.error({.kind = Error::Kind::data,
                     .what = std::move(what),
                     .where = {.file = file_, .line = line, .column = column},
                     .hint = std::move(hint)});
  }

  void stop(std::string what, std::string hint) {
    if (!stopped_) refuse(std::move(what), std::move(hint));
    stopped_ = true;
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  const std::string& file_;
  Problems& problems_;
  Parser parser_;
  std::vector<XmlTree> open_;  ///< from the root to the element that is being read
  std::optional<XmlTree> root_;
  bool stopped_ = false;
};

}  // namespace

const XmlTree* XmlTree::find(std::string_view child) const {
  const auto found = std::ranges::find(children, child, &XmlTree::name);
  return found == children.end() ? nullptr : &*found;
}

std::vector<const XmlTree*> XmlTree::all(std::string_view child) const {
  std::vector<const XmlTree*> found;
  for (const auto& each : children) {
    if (each.name == child) found.push_back(&each);
  }
  return found;
}

std::string_view XmlTree::attribute(std::string_view key) const {
  for (const auto& [name, value] : attributes) {
    if (name == key) return value;
  }
  return {};
}

std::optional<XmlTree> read_xml(std::string_view bytes, const std::string& file,
                                Problems& problems) {
  return XmlReader(file, problems).read(bytes);
}

}  // namespace comity::io
