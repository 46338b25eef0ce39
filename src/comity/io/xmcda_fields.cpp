// SPDX-License-Identifier: Apache-2.0
#include "comity/io/xmcda_fields.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::io {

namespace {

const std::vector<std::string> number_words{"real", "integer", "rational", "interval", "NA"};

std::string trimmed(std::string_view text) { return std::string(trim(text)); }

}  // namespace

std::optional<std::size_t> XmcdaIds::find(const std::string& id) const {
  const auto found = index_.find(id);
  return found == index_.end() ? std::nullopt : std::optional(found->second);
}

void XmcdaIds::add(std::string id, const XmlTree& at) {
  index_.emplace(id, list_.size());
  list_.push_back(std::move(id));
  places_.push_back(&at);
}

bool XmcdaFields::has_error_in(const XmlTree& at) const {
  return has_error_at(at) ||
         std::ranges::any_of(at.children, [&](const auto& child) { return has_error_in(child); });
}

bool XmcdaFields::is_xmcda(const XmlTree& root) const {
  if (root.name != "XMCDA" && root.name != "xmcda") {
    error(root, fmt::format("the root is <{}>, not that of XMCDA.", shorten(root.name)), "XMCDA",
          "a sorting problem in XML is a file of XMCDA 3");
    return false;
  }
  for (const auto* version : {"/XMCDA-3.", "/XMCDA-4."}) {
    if (root.space.find(version) != std::string::npos) return true;
  }
  error(root, fmt::format("the namespace \"{}\" is not of XMCDA 3 or 4.", shorten(root.space)),
        "http://www.decision-deck.org/2019/XMCDA-3.1.1",
        "older files are converted by the tools of Decision Deck");
  return false;
}

const XmlTree* XmcdaFields::section(const XmlTree& root, std::string_view name) const {
  const auto* const found = root.find(name);
  if (found != nullptr) return found;
  std::vector<std::string> there;
  for (const auto& child : root.children) there.push_back(child.name);
  error(root, fmt::format("there is no section <{}>.", name), nearest_text(name, there),
        "put the sections of all files into one");
  return nullptr;
}

std::vector<const XmlTree*> XmcdaFields::entries(const XmlTree& section, std::string_view name) {
  std::vector<const XmlTree*> found;
  for (const auto& child : section.children) {
    if (child.name == name || (child.name.starts_with(name) && child.name.ends_with('s') &&
                               child.name.size() == name.size() + 1))
      found.push_back(&child);
  }
  return found;
}

XmcdaIds XmcdaFields::ids(const XmlTree& root, std::string_view name,
                          std::string_view entry) const {
  XmcdaIds ids;
  const auto* const list = section(root, name);
  if (list == nullptr) return ids;
  for (const auto* const item : list->all(entry)) {
    auto id = trimmed(item->attribute("id"));
    if (id.empty()) {
      error(*item, fmt::format("a <{}> has no id.", entry), {}, "write id=\"...\"");
      continue;
    }
    if (const auto first = ids.find(id)) {
      error(*item, fmt::format("the id \"{}\" stands twice.", shorten(id)), {},
            fmt::format("it stands in line {} already", ids.place(*first).line));
      continue;
    }
    const auto* const active = item->find("active");
    const bool is_left_out = active != nullptr && trim(active->text) == "false";
    if (is_left_out)
      ids.leave_out(std::move(id));
    else
      ids.add(std::move(id), *item);
  }
  return ids;
}

std::string XmcdaFields::reference(const XmlTree& entry, std::string_view child) const {
  const auto* const found = entry.find(child);
  auto id = found == nullptr ? std::string{} : trimmed(found->text);
  if (id.empty())
    error(entry, fmt::format("<{}> has no <{}>.", entry.name, child), {}, "name what it is about");
  return id;
}

std::optional<std::size_t> XmcdaFields::known(const XmlTree& entry, std::string_view child,
                                              const XmcdaIds& among, std::string_view kind) const {
  const auto id = reference(entry, child);
  if (id.empty() || among.is_left_out(id)) return std::nullopt;
  auto place = among.find(id);
  if (!place)
    error(*entry.find(child), fmt::format("there is no {} \"{}\".", kind, shorten(id)),
          nearest_text(id, among.list()), "one of: " + join(among.list(), ", "));
  return place;
}

const XmlTree* XmcdaFields::value_of(const XmlTree& entry) const {
  const auto* const list = entry.find("values");
  const auto values = (list == nullptr ? entry : *list).all("value");
  if (values.size() == 1) return values.front();
  error(entry, fmt::format("<{}> has {} values, not one.", entry.name, values.size()), {},
        "write <values><value><real>1</real></value></values>");
  return nullptr;
}

std::optional<double> XmcdaFields::rational(const XmlTree& of) const {
  const auto part = [&](std::string_view name) {
    const auto* const child = of.find(name);
    return child == nullptr ? std::nullopt : parse_real(trim(child->text));
  };
  const auto above = part("numerator");
  const auto below = part("denominator");
  if (above && below && *below != 0) return *above / *below;
  error(of, "a <rational> has no numerator and denominator.", {}, "write a <real>");
  return std::nullopt;
}

/// The number in an element that holds a <real>, an <integer> or a <rational>.
std::optional<double> XmcdaFields::plain(const XmlTree& holder) const {
  if (holder.children.empty()) {
    error(holder, fmt::format("<{}> holds no number.", holder.name), {}, "write a <real>");
    return std::nullopt;
  }
  const auto& kind = holder.children.front();
  if (kind.name == "rational") return rational(kind);
  if (kind.name != "real" && kind.name != "integer") {
    error(kind, fmt::format("<{}> is not a number.", shorten(kind.name)),
          nearest_text(kind.name, number_words), "one of: " + join(number_words, ", "));
    return std::nullopt;
  }
  const auto text = trim(kind.text);
  const auto value = parse_real(text);
  if (value) return *value + 0.0;  // no negative zero
  error(kind, fmt::format("\"{}\" is not a number.", shorten(text)), {}, "write numbers as 12.5");
  return std::nullopt;
}

std::optional<sorting::Interval> XmcdaFields::number(const XmlTree& entry) const {
  // A <constant>, <minimum> or <maximum> holds its number without more ado.
  const bool is_bare = entry.find("real") != nullptr || entry.find("integer") != nullptr ||
                       entry.find("rational") != nullptr;
  const auto* const value = is_bare ? &entry : value_of(entry);
  if (value == nullptr || value->find("NA") != nullptr) return std::nullopt;
  const auto* const interval = value->find("interval");
  if (interval == nullptr) {
    const auto single = plain(*value);
    return single ? std::optional<sorting::Interval>(*single) : std::nullopt;
  }
  const auto* const from = interval->find("lowerBound");
  const auto* const to = interval->find("upperBound");
  if (from == nullptr || to == nullptr) {
    error(*interval, "an interval needs both ends.", {}, "write <lowerBound> and <upperBound>");
    return std::nullopt;
  }
  const auto low = plain(*from);
  const auto high = plain(*to);
  if (!low || !high) return std::nullopt;
  if (*low <= *high) return sorting::Interval{*low, *high};
  error(*interval, fmt::format("an interval is from {} to {}, backwards.", *low, *high), {},
        "write the lower end first, whatever the direction");
  return std::nullopt;
}

std::string XmcdaFields::word(const XmlTree& entry) const {
  const auto* const value = value_of(entry);
  if (value == nullptr || value->children.empty()) return {};
  return trimmed(value->children.front().text);
}

}  // namespace comity::io
