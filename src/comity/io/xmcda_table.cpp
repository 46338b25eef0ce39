// SPDX-License-Identifier: Apache-2.0
#include "comity/io/xmcda_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"

namespace comity::io {

namespace {

class XmcdaTableReader {
 public:
  XmcdaTableReader(const XmlTree& root, const XmcdaFields& fields) : root_(root), fields_(fields) {}

  XmcdaTable read() {
    table_.criteria = fields_.ids(root_, "criteria", "criterion");
    for (const auto& id : table_.criteria.list()) table_.kinds.push_back({.id = id});
    for (const auto* const section : root_.all("criteriaScales")) {
      for (const auto* const entry : XmcdaFields::entries(*section, "criterionScale"))
        read_scales(*entry);
    }
    read_alternatives();
    if (fields_.section(root_, "performanceTable") == nullptr) return std::move(table_);
    for (const auto* const section : root_.all("performanceTable")) {
      for (const auto* const entry : section->all("alternativePerformances")) read_row(*entry);
    }
    return std::move(table_);
  }

 private:
  void read_alternatives() {
    auto all = fields_.ids(root_, "alternatives", "alternative");
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto* const type = all.place(i).find("type");
      // Profiles are alternatives too, called fictive.
      if (type != nullptr && trim(type->text) == "fictive")
        table_.alternatives.leave_out(all.list()[i]);
      else
        table_.alternatives.add(all.list()[i], all.place(i));
    }
  }

  void read_scales(const XmlTree& entry) {
    const auto j = fields_.known(entry, "criterionID", table_.criteria, "criterion");
    const auto* const list = entry.find("scales");
    const auto* const scale = (list == nullptr ? entry : *list).find("scale");
    if (!j || scale == nullptr) return;
    const auto* const numbers = scale->find("quantitative");
    if (numbers == nullptr) {
      fields_.error(*scale, "only a <quantitative> scale can be sorted by.", "quantitative",
                    "write words as numbers, and say which end is better");
      return;
    }
    read_direction(*numbers, table_.kinds[*j]);
    const auto* const least = numbers->find("minimum");
    const auto* const most = numbers->find("maximum");
    if (least == nullptr || most == nullptr) return;
    const auto low = fields_.number(*least);
    const auto high = fields_.number(*most);
    if (!low || !high) return;
    if (low->low <= high->high)
      table_.kinds[*j].scale = sorting::Interval{low->low, high->high};
    else
      fields_.error(*least, "the minimum of a scale is above its maximum.", {},
                    "exchange the two; the direction is said by <preferenceDirection>");
  }

  void read_direction(const XmlTree& scale, sorting::Criterion& criterion) const {
    const auto* const direction = scale.find("preferenceDirection");
    if (direction == nullptr) return;
    const auto word = fold(trim(direction->text));
    if (word == "min")
      criterion.direction = sorting::Direction::min;
    else if (word != "max")
      fields_.error(*direction, fmt::format("\"{}\" is not a direction.", shorten(word)),
                    nearest_text(word, std::vector<std::string>{"min", "max"}), "min or max");
  }

  void read_row(const XmlTree& entry) {
    const auto id = fields_.reference(entry, "alternativeID");
    if (id.empty()) return;
    auto& row = table_.rows[id];
    if (row.place == nullptr) row.place = &entry;
    row.cells.resize(table_.criteria.size());
    for (const auto* const item : entry.all("performance")) {
      const auto j = fields_.known(*item, "criterionID", table_.criteria, "criterion");
      if (!j) continue;
      auto& cell = row.cells[*j];
      if (cell.place != nullptr) {
        fields_.error(*item,
                      fmt::format("the performance of \"{}\" on \"{}\" stands twice.", shorten(id),
                                  shorten(table_.kinds[*j].id)),
                      {}, fmt::format("it stands in line {} already", cell.place->line));
        continue;
      }
      cell = {item, fields_.number(*item)};
    }
  }

  const XmlTree& root_;
  const XmcdaFields& fields_;
  XmcdaTable table_;
};

}  // namespace

XmcdaTable read_xmcda_table(const XmlTree& root, const XmcdaFields& fields) {
  return XmcdaTableReader(root, fields).read();
}

}  // namespace comity::io
