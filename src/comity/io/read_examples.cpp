// SPDX-License-Identifier: Apache-2.0
#include "comity/io/read_examples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "comity/base/text.hpp"
#include "comity/io/csv.hpp"
#include "comity/learning/family.hpp"

namespace comity::io {

namespace {

/// Ranks are 16 bits wide, and pairs of rows are compared.
constexpr std::size_t most_rows = 20'000;

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

std::string too_many_criteria(std::size_t n) {
  return fmt::format("there are {} criteria; a rule is learned for {} at most.", n,
                     learning::most_criteria);
}

std::string others_than(const learning::Examples& examples, std::size_t j) {
  std::vector<std::string> others;
  for (std::size_t k = 0; k < examples.criteria.size(); ++k)
    if (k != j) others.push_back(examples.criteria[k].name);
  return "--criteria " + join(others, ",");
}

Error option_error(std::string option, std::string what, std::string nearest, std::string hint) {
  return {.kind = Error::Kind::usage,
          .what = std::move(what),
          .where = {.field = std::move(option)},
          .nearest = std::move(nearest),
          .hint = std::move(hint)};
}

class ExampleReader {
 public:
  ExampleReader(std::string_view bytes, const std::string& file, const ExampleColumns& columns,
                Problems& problems)
      : bytes_(bytes), file_(file), columns_(columns), problems_(problems) {}

  learning::Examples read() {
    header_ = csv_header(bytes_);
    if (!choose_columns() || !choose_categories()) return std::move(examples_);
    std::vector<ColumnSpec> specs;
    for (const auto& name : header_) specs.push_back({name});
    CsvReader rows(bytes_, file_, std::move(specs), problems_);
    while (rows.next() && examples_.rows.size() <= most_rows) read_row(rows);
    check_whole(rows);
    return std::move(examples_);
  }

 private:
  void refuse_header(std::string what, std::string hint) {
    problems_.error({.kind = Error::Kind::data,
                     .what = std::move(what),
                     .where = {.file = file_, .line = 1},
                     .hint = std::move(hint)});
  }

  /// Whether all names of an option are columns of criteria.
  bool are_criteria(const std::string& option, const std::vector<std::string>& names,
                    const std::vector<std::string>& all) {
    bool known = true;
    for (const auto& name : names) {
      if (contains(all, name)) continue;
      problems_.error(
          option_error(option, fmt::format("{} has no criterion \"{}\".", file_, shorten(name)),
                       nearest_text(name, all), "the criteria are: " + join(all, ", ")));
      known = false;
    }
    return known;
  }

  bool choose_columns() {
    if (header_.size() < 3) {
      refuse_header("there are fewer than three columns.",
                    "begin with a header such as: id,trade,votes,category");
      return false;
    }
    const std::vector<std::string> all(header_.begin() + 1, header_.end() - 1);
    const bool known = are_criteria("criteria", columns_.criteria, all);
    if (!are_criteria("min", columns_.min, all) || !known) return false;
    for (std::size_t i = 1; i + 1 < header_.size(); ++i) {
      const auto& name = header_[i];
      if (!columns_.criteria.empty() && !contains(columns_.criteria, name)) continue;
      examples_.criteria.push_back({name, contains(columns_.min, name)});
      places_.push_back(i);
    }
    if (places_.size() <= learning::most_criteria) return true;
    refuse_header(too_many_criteria(places_.size()), "choose some with --criteria");
    return false;
  }

  /// The categories the file names, for somebody who has not said their order.
  [[nodiscard]] std::vector<std::string> categories_named() {
    std::vector<std::string> names;
    std::vector<ColumnSpec> specs;
    for (const auto& name : header_) specs.push_back({name});
    Problems unheard;
    CsvReader rows(bytes_, file_, std::move(specs), unheard);
    while (rows.next() && names.size() < 20) {
      const auto name = std::string(rows.get(header_.size() - 1));
      if (!name.empty() && !contains(names, name)) names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
  }

  bool choose_categories() {
    examples_.categories = columns_.categories;
    const auto& all = examples_.categories;
    for (std::size_t k = 0; k < all.size(); ++k) {
      if (std::find(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(k), all[k]) ==
          all.begin() + static_cast<std::ptrdiff_t>(k))
        continue;
      problems_.error(option_error(
          "categories", fmt::format("the category \"{}\" is named twice.", shorten(all[k])), {},
          "name each category once, the worst first"));
      return false;
    }
    if (all.size() >= 2) return true;
    const auto named = categories_named();
    problems_.error(option_error(
        "categories", "the order of the categories is not given.", {},
        named.size() < 2 ? std::string("name at least two, the worst first: --categories low,high")
                         : "name them, the worst first: --categories " + join(named, ",")));
    return false;
  }

  void read_row(CsvReader& rows) {
    learning::Example row{.id = std::string(rows.get(0)), .line = rows.line()};
    if (row.id.empty())
      rows.error(0, "this row has no id.", {}, "give every row a name of its own");
    const auto [first, is_new] = lines_.emplace(row.id, row.line);
    if (!is_new && !row.id.empty())
      rows.error(0, fmt::format("the id \"{}\" stands twice.", shorten(row.id)), {},
                 fmt::format("it stands in line {} already", first->second));
    for (const auto place : places_) row.values.push_back(value_at(rows, place));
    const auto last = header_.size() - 1;
    const auto category = std::string(rows.get(last));
    if (!category.empty()) {
      const auto& all = examples_.categories;
      const auto known = std::ranges::find(all, category);
      if (known != all.end())
        row.category = static_cast<std::size_t>(known - all.begin());
      else
        rows.error(last, fmt::format("\"{}\" is not one of the categories.", shorten(category)),
                   nearest_text(category, all), "--categories names: " + join(all, ", "));
    }
    examples_.rows.push_back(std::move(row));
  }

  static double value_at(CsvReader& rows, std::size_t place) {
    const auto text = rows.get(place);
    if (const auto value = parse_real(text)) return *value + 0.0;  // no negative zero
    if (text.empty())
      rows.error(place, "a value is missing.", {},
                 "leave the row out, or the column with --criteria; nothing is filled in");
    else
      rows.error(place, fmt::format("\"{}\" is not a number.", shorten(text)), {},
                 "write numbers as 12.5");
    return 0;
  }

  void check_whole(const CsvReader& rows) {
    if (!problems_.has_errors() && !rows.is_partial()) check_examples(examples_, file_, problems_);
  }

  std::string_view bytes_;
  const std::string& file_;
  const ExampleColumns& columns_;
  Problems& problems_;
  std::vector<std::string> header_;
  std::vector<std::size_t> places_;
  std::map<std::string, std::uint32_t> lines_;
  learning::Examples examples_;
};

}  // namespace

void check_examples(const learning::Examples& examples, const std::string& file,
                    Problems& problems) {
  const auto& all = examples.rows;
  const auto refuse = [&](std::string what, std::uint32_t line, std::string hint) {
    problems.error({.kind = Error::Kind::data,
                    .what = std::move(what),
                    .where = {.file = file, .line = line},
                    .hint = std::move(hint)});
  };
  if (all.size() > most_rows)
    return refuse(fmt::format("there are more than {} rows.", most_rows), 1, "learn from a sample");
  if (examples.criteria.size() > learning::most_criteria)
    return refuse(too_many_criteria(examples.criteria.size()), 1, "choose some with --criteria");
  for (std::size_t k = 0; k < examples.categories.size(); ++k) {
    if (std::ranges::any_of(all, [&](const auto& row) { return row.category == k; })) continue;
    refuse(fmt::format("no example has the category \"{}\".", examples.categories[k]), 0,
           "leave it out of --categories, or give an example of it");
  }
  const auto first = std::ranges::find_if(all, [](const auto& row) { return !!row.category; });
  for (std::size_t j = 0; j < examples.criteria.size() && first != all.end(); ++j) {
    const auto differs = [&](const auto& row) {
      return row.category && row.values[j] != first->values[j];
    };
    if (std::ranges::any_of(all, differs)) continue;
    refuse(fmt::format("the criterion \"{}\" is {} for every example, so nothing can be learned "
                       "about it.",
                       examples.criteria[j].name, first->values[j]),
           first->line, "leave it out: " + others_than(examples, j));
  }
}

learning::Examples read_examples(std::string_view bytes, const std::string& file,
                                 const ExampleColumns& columns, Problems& problems) {
  return ExampleReader(bytes, file, columns, problems).read();
}

}  // namespace comity::io
