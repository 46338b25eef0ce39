// SPDX-License-Identifier: Apache-2.0
// Takes values, ids and sections out of a tree of XMCDA, and says where one is not as it should be.
// Version 4 names some elements in the plural; both are taken.
// Knows nothing of what is made of them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "comity/io/tree_problems.hpp"
#include "comity/io/xml_tree.hpp"
#include "comity/sorting/problem.hpp"

namespace comity::io {

/// Ids of one kind in the order of the file, with the element that gave each.
class XmcdaIds {
 public:
  /// Where an id stands in the list, or nothing.
  [[nodiscard]] std::optional<std::size_t> find(const std::string& id) const;
  [[nodiscard]] bool is_left_out(const std::string& id) const { return left_out_.contains(id); }
  [[nodiscard]] const std::vector<std::string>& list() const { return list_; }
  [[nodiscard]] const XmlTree& place(std::size_t index) const { return *places_[index]; }
  [[nodiscard]] std::size_t size() const { return list_.size(); }
  void add(std::string id, const XmlTree& at);
  void leave_out(std::string id) { left_out_.insert(std::move(id)); }

 private:
  std::vector<std::string> list_;
  std::vector<const XmlTree*> places_;
  std::map<std::string, std::size_t> index_;
  std::set<std::string> left_out_;  ///< not active, or not what is sorted
};

class XmcdaFields : public TreeProblems {
 public:
  XmcdaFields(std::string file, Problems& problems)
      : TreeProblems(std::move(file), "see docs/formats.md, files of XMCDA", problems) {}

  /// Whether an error was said of this element or of one within it.
  [[nodiscard]] bool has_error_in(const XmlTree& at) const;

  /// Whether the root is that of XMCDA 3 or 4.
  [[nodiscard]] bool is_xmcda(const XmlTree& root) const;
  /// The first section of that name; if there is none, says so.
  [[nodiscard]] const XmlTree* section(const XmlTree& root, std::string_view name) const;
  /// Children of a name that version 4 may have in the plural.
  [[nodiscard]] static std::vector<const XmlTree*> entries(const XmlTree& section,
                                                           std::string_view name);
  /// Ids of the children of a section; those that are not active are left out.
  [[nodiscard]] XmcdaIds ids(const XmlTree& root, std::string_view section,
                             std::string_view entry) const;
  /// The text of a child such as `criterionID`; says so if there is none.
  [[nodiscard]] std::string reference(const XmlTree& entry, std::string_view child) const;
  /// The place of what a child such as `criterionID` names. Nothing, and an error, if it names
  /// nothing; nothing without an error if that was left out.
  [[nodiscard]] std::optional<std::size_t> known(const XmlTree& entry, std::string_view child,
                                                 const XmcdaIds& among,
                                                 std::string_view kind) const;
  /// The one value of an entry: a number, the ends of an interval, or nothing where it is NA.
  /// What cannot be read is an error and nothing.
  [[nodiscard]] std::optional<sorting::Interval> number(const XmlTree& entry) const;
  /// The one value of an entry as a word.
  [[nodiscard]] std::string word(const XmlTree& entry) const;

 private:
  [[nodiscard]] const XmlTree* value_of(const XmlTree& entry) const;
  [[nodiscard]] std::optional<double> plain(const XmlTree& holder) const;
  [[nodiscard]] std::optional<double> rational(const XmlTree& of) const;
};

}  // namespace comity::io
