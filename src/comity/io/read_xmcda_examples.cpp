// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/io/xmcda.hpp"
#include "comity/io/xmcda_order.hpp"
#include "comity/io/xmcda_table.hpp"

namespace comity::io {

namespace {

class XmcdaExampleReader {
 public:
  XmcdaExampleReader(const XmlTree& root, const XmcdaFields& fields, const ExampleColumns& columns,
                     Problems& problems)
      : root_(root), fields_(fields), columns_(columns), problems_(problems) {}

  learning::Examples read() {
    table_ = read_xmcda_table(root_, fields_);
    choose_criteria();
    choose_categories();
    for (std::size_t i = 0; i < table_.alternatives.size(); ++i) read_row(i);
    if (const auto* const section = fields_.section(root_, "alternativesAssignments")) {
      for (const auto* const entry : XmcdaFields::entries(*section, "alternativeAssignment"))
        read_assignment(*entry);
    }
    return std::move(examples_);
  }

 private:
  void refuse_option(const char* option, std::string what, std::string nearest, std::string hint) {
    problems_.error({.kind = Error::Kind::usage,
                     .what = std::move(what),
                     .where = {.field = option},
                     .nearest = std::move(nearest),
                     .hint = std::move(hint)});
  }

  void choose_criteria() {
    const auto& all = table_.criteria.list();
    if (!columns_.min.empty())
      refuse_option("min", "the file says itself which criteria are better when smaller.", {},
                    "leave --min out, or change <preferenceDirection>");
    for (const auto& name : columns_.criteria) {
      if (!table_.criteria.find(name))
        refuse_option("criteria", fmt::format("there is no criterion \"{}\".", shorten(name)),
                      nearest_text(name, all), "the criteria are: " + join(all, ", "));
    }
    for (std::size_t j = 0; j < all.size(); ++j) {
      const auto& asked = columns_.criteria;
      if (!asked.empty() && std::ranges::find(asked, all[j]) == asked.end()) continue;
      chosen_.push_back(j);
      examples_.criteria.push_back({all[j], table_.kinds[j].direction == sorting::Direction::min});
    }
  }

  void choose_categories() {
    examples_.categories = columns_.categories.empty()
                               ? read_xmcda_order(root_, fields_, false).categories
                               : columns_.categories;
    if (examples_.categories.size() >= 2 || problems_.has_errors()) return;
    refuse_option("categories", "the file does not say the order of the categories.", {},
                  "give ranks in <categoriesValues>, or name them, the worst first: --categories");
  }

  void read_row(std::size_t i) {
    const auto& id = table_.alternatives.list()[i];
    learning::Example example{.id = id, .line = table_.alternatives.place(i).line};
    const auto row = table_.rows.find(id);
    for (const auto j : chosen_) {
      const auto* const cell = row == table_.rows.end() ? nullptr : &row->second.cells[j];
      const bool is_known = cell != nullptr && cell->value && cell->value->is_point();
      example.values.push_back(is_known ? cell->value->low : 0);
      if (is_known) continue;
      const auto& at =
          cell != nullptr && cell->place != nullptr ? *cell->place : table_.alternatives.place(i);
      if (fields_.has_error_in(at)) continue;
      fields_.error(at,
                    fmt::format("\"{}\" has no single value on \"{}\".", shorten(id),
                                shorten(table_.criteria.list()[j])),
                    {}, "leave it out, or the criterion with --criteria; nothing is filled in");
    }
    examples_.rows.push_back(std::move(example));
  }

  void read_assignment(const XmlTree& entry) {
    const auto i = fields_.known(entry, "alternativeID", table_.alternatives, "alternative");
    const auto category = fields_.reference(entry, "categoryID");
    if (!i || category.empty() || examples_.categories.empty()) return;
    const auto& all = examples_.categories;
    const auto found = std::ranges::find(all, category);
    if (found == all.end()) {
      fields_.error(*entry.find("categoryID"),
                    fmt::format("there is no category \"{}\".", shorten(category)),
                    nearest_text(category, all), "one of: " + join(all, ", "));
      return;
    }
    auto& row = examples_.rows[*i];
    const auto place = static_cast<std::size_t>(found - all.begin());
    if (row.category)
      fields_.error(entry, fmt::format("\"{}\" is assigned twice.", shorten(row.id)), {},
                    "leave one of the assignments out");
    row.category = place;
  }

  const XmlTree& root_;
  const XmcdaFields& fields_;
  const ExampleColumns& columns_;
  Problems& problems_;
  XmcdaTable table_;
  std::vector<std::size_t> chosen_;  ///< places of the criteria that count
  learning::Examples examples_;
};

}  // namespace

learning::Examples read_xmcda_examples(std::string_view bytes, const std::string& file,
                                       const ExampleColumns& columns, Problems& problems) {
  const auto root = read_xml(bytes, file, problems);
  if (!root) return {};
  const XmcdaFields fields(file, problems);
  if (!fields.is_xmcda(*root)) return {};
  auto examples = XmcdaExampleReader(*root, fields, columns, problems).read();
  if (!problems.has_errors()) check_examples(examples, file, problems);
  problems.sort();
  return examples;
}

}  // namespace comity::io
