// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "comity/base/text.hpp"
#include "comity/io/xmcda.hpp"
#include "comity/io/xmcda_order.hpp"
#include "comity/io/xmcda_table.hpp"
#include "comity/sorting/check.hpp"

namespace comity::io {

namespace {

/// What could not be read: no comparison with it holds, so that it is not found fault with twice.
constexpr sorting::Interval unread_profile = std::numeric_limits<double>::quiet_NaN();
/// The cutting level has many names.
const std::vector<std::string> level_words{"cutting_level",      "cut_threshold",
                                           "cutThreshold",       "cutting_threshold",
                                           "majority_threshold", "lambda"};

class XmcdaReader {
 public:
  XmcdaReader(const XmlTree& root, const XmcdaFields& fields) : root_(root), fields_(fields) {}

  sorting::Problem read() {
    table_ = read_xmcda_table(root_, fields_);
    problem_.criteria = table_.kinds;
    const auto order = read_xmcda_order(root_, fields_, true);
    problem_.categories = order.categories;
    read_method();
    read_thresholds();
    read_weights();
    read_level();
    read_robustness();
    for (std::size_t h = 0; h < order.profiles.size(); ++h) read_boundary(order, h);
    for (std::size_t i = 0; i < table_.alternatives.size(); ++i) read_alternative(i);
    check_rows(order);
    check_assignments(order);
    return std::move(problem_);
  }

  /// The checks of the whole, each with the place it speaks of.
  void report(const std::vector<sorting::Finding>& findings) const {
    for (const auto& finding : findings) {
      const auto& at = place(finding.path);
      if (fields_.has_error_in(at)) continue;  // what is wrong within it may be all that is wrong
      if (finding.is_warning)
        fields_.warning(at, finding.what, finding.hint);
      else
        fields_.error(at, finding.what, "", finding.hint);
    }
  }

 private:
  [[nodiscard]] const XmlTree& place(const sorting::Path& path) const {
    const auto index =
        path.size() < 2 ? std::nullopt
                        : std::optional(static_cast<std::size_t>(parse_int(path[1]).value_or(0)));
    if (path[0] == "criteria" && index && *index < table_.criteria.size())
      return table_.criteria.place(*index);
    if (path[0] == "alternatives" && index && *index < table_.alternatives.size())
      return row_place(table_.alternatives.list()[*index], path);
    if (path[0] == "boundaries" && index && *index < profiles_.size())
      return row_place(profiles_[*index], path);
    if (path[0] == "cutting_level" && level_ != nullptr) return *level_;
    const auto* const section = root_.find(path[0]);
    return section == nullptr ? root_ : *section;
  }

  /// The performance a path leads to, or the row it would stand in.
  [[nodiscard]] const XmlTree& row_place(const std::string& id, const sorting::Path& path) const {
    const auto row = table_.rows.find(id);
    if (row == table_.rows.end()) return root_;
    const auto j = path.size() < 4 ? std::nullopt : table_.criteria.find(path[3]);
    const auto* const cell = j ? row->second.cells[*j].place : nullptr;
    return cell == nullptr ? *row->second.place : *cell;
  }

  [[nodiscard]] const XmlTree* parameter(const std::vector<std::string>& names) const {
    for (const auto* list : {"programParameters", "methodParameters"}) {
      for (const auto* const section : root_.all(list)) {
        for (const auto& child : section->children) {
          const auto named = [&](std::string_view key) {
            return std::ranges::find(names, child.attribute(key)) != names.end();
          };
          if (named("id") || named("name")) return &child;
        }
      }
    }
    return nullptr;
  }

  /// Calls `take` with what a parameter says, if it is there and one of the words.
  template <class Parse, class Words>
  auto word_of(const std::string& name, const Parse& parse, const Words& words) const
      -> decltype(parse("")) {
    const auto* const at = parameter({name});
    if (at == nullptr) return std::nullopt;
    const auto text = fields_.word(*at);
    auto value = parse(text);
    if (!value && !fields_.has_error_in(*at))
      fields_.error(*at, fmt::format("\"{}\" is not a {}.", shorten(text), name),
                    nearest_text(text, words()), "one of: " + join(words(), ", "));
    return value;
  }

  void read_method() {
    problem_.method = root_.find("criteriaThresholds") != nullptr ? sorting::Method::electre_tri
                                                                  : sorting::Method::mr_sort;
    const auto method = word_of("method", sorting::parse_method, sorting::method_words);
    if (method == sorting::Method::ncs || method == sorting::Method::utadis)
      fields_.error(*parameter({"method"}),
                    fmt::format("{} is not read from XMCDA.", to_word(*method)), {},
                    "mr-sort or electre-tri; the others have a JSON file");
    problem_.method = method.value_or(problem_.method);
    problem_.rule = word_of("rule", sorting::parse_rule, sorting::rule_words)
                        .value_or(sorting::Rule::pessimistic);
  }

  void read_thresholds() {
    for (const auto* const section : root_.all("criteriaThresholds")) {
      for (const auto* const entry : XmcdaFields::entries(*section, "criterionThreshold")) {
        const auto j = fields_.known(*entry, "criterionID", table_.criteria, "criterion");
        const auto* const list = entry->find("thresholds");
        if (!j) continue;
        for (const auto* const each : (list == nullptr ? entry : list)->all("threshold"))
          read_threshold(*each, problem_.criteria[*j]);
      }
    }
  }

  void read_threshold(const XmlTree& item, sorting::Criterion& criterion) const {
    const std::vector<std::string> known{"indifference", "preference", "veto"};
    auto kind = std::string(item.attribute("id"));
    if (std::ranges::find(known, kind) == known.end()) kind = item.attribute("mcdaConcept");
    auto* const to = kind == known[0]   ? &criterion.q
                     : kind == known[1] ? &criterion.p
                     : kind == known[2] ? &criterion.v
                                        : nullptr;
    if (to == nullptr) {
      fields_.error(item, fmt::format("\"{}\" is not a threshold.", shorten(kind)),
                    nearest_text(kind, known), "one of: " + join(known, ", "));
      return;
    }
    const auto* const constant = item.find("constant");
    if (constant != nullptr)
      *to = fields_.number(*constant);
    else
      fields_.error(item, "only constant thresholds are read.", {},
                    "write <constant><real>1</real></constant>");
  }

  /// Weights stand in the section called so, or in the only one there is.
  void read_weights() {
    const auto sections = root_.all("criteriaValues");
    for (const auto* const section : sections) {
      const auto meaning = fold(section->attribute("mcdaConcept"));
      const bool intervals = meaning == "weightintervals";
      if (!intervals && sections.size() > 1 && meaning != "weights" && meaning != "weight" &&
          !meaning.empty())
        continue;
      for (const auto* const entry : XmcdaFields::entries(*section, "criterionValue")) {
        const auto j = fields_.known(*entry, "criterionID", table_.criteria, "criterion");
        if (j) read_weight(*entry, intervals, problem_.criteria[*j]);
      }
    }
  }

  void read_weight(const XmlTree& entry, bool is_interval, sorting::Criterion& criterion) const {
    const auto value = fields_.number(entry);
    if (!value) return;
    if (is_interval)
      criterion.weight_interval = value;
    else if (criterion.weight)
      fields_.error(entry, fmt::format("\"{}\" has two weights.", shorten(criterion.id)), {},
                    "leave one out");
    else if (value->is_point())
      criterion.weight = value->low;
    else
      fields_.error(entry, "a weight is an interval.", {},
                    "put intervals in criteriaValues of mcdaConcept=\"weightIntervals\"");
  }

  void read_level() {
    level_ = parameter(level_words);
    if (level_ == nullptr) {
      fields_.error(root_, "there is no parameter \"cutting_level\".", {},
                    "say in <programParameters> which share of the weight a coalition needs");
      return;
    }
    if (const auto level = fields_.number(*level_)) problem_.cutting_level = *level;
  }

  void read_robustness() {
    const auto* const draws = parameter({"draws"});
    const auto weights = word_of("weights", sorting::parse_weights, sorting::weights_words);
    if (draws == nullptr && !weights) return;
    auto& robustness = problem_.robustness.emplace();
    robustness.weights = weights.value_or(robustness.weights);
    if (draws == nullptr) return;
    constexpr double most = 1e15;
    const auto number = fields_.number(*draws);
    if (number && number->is_point() && number->low >= 0 && number->low <= most &&
        number->low == std::floor(number->low))
      robustness.draws = static_cast<std::uint64_t>(number->low);
    else if (!fields_.has_error_in(*draws))
      fields_.error(*draws, "the number of draws is not a whole number.", {}, "try 100000");
  }

  void read_boundary(const XmcdaOrder& order, std::size_t h) {
    auto& boundary = problem_.boundaries.emplace_back();
    boundary.performances.assign(table_.criteria.size(), unread_profile);
    boundary.veto.resize(table_.criteria.size());
    const auto& profile = order.profiles[h];
    profiles_.push_back(profile.id);
    if (profile.place == nullptr) {
      fields_.error(*root_.find("categoriesProfiles"),
                    fmt::format("no profile stands between \"{}\" and \"{}\".",
                                shorten(order.categories[h]), shorten(order.categories[h + 1])),
                    {}, "give the upper bound of one or the lower bound of the other");
      return;
    }
    const auto row = table_.rows.find(profile.id);
    if (row == table_.rows.end()) {
      fields_.error(*profile.place,
                    fmt::format("the profile \"{}\" has no performances.", shorten(profile.id)),
                    nearest_text(profile.id, row_ids()), "add it to <performanceTable>");
      return;
    }
    for (std::size_t j = 0; j < table_.criteria.size(); ++j) {
      const auto& cell = row->second.cells[j];
      boundary.performances[j] = cell.value.value_or(unread_profile);
      if (cell.value || (cell.place != nullptr && fields_.has_error_in(*cell.place))) continue;
      fields_.error(cell.place == nullptr ? *row->second.place : *cell.place,
                    fmt::format("the profile \"{}\" has no performance on \"{}\".",
                                shorten(profile.id), shorten(table_.criteria.list()[j])),
                    {}, "a profile needs one on every criterion");
    }
    if (h < order.vetoes.size()) read_veto(order.vetoes[h], boundary);
  }

  void read_veto(const XmcdaProfile& veto, sorting::Boundary& boundary) const {
    const auto row = table_.rows.find(veto.id);
    if (veto.place == nullptr || row == table_.rows.end()) return;
    for (std::size_t j = 0; j < table_.criteria.size(); ++j) {
      const auto& cell = row->second.cells[j];
      if (!cell.value) continue;
      if (cell.value->is_point())
        boundary.veto[j] = cell.value->low;
      else
        fields_.error(*cell.place, "a veto is an interval.", {}, "write one number");
    }
  }

  void read_alternative(std::size_t i) {
    auto& alternative = problem_.alternatives.emplace_back();
    alternative.id = table_.alternatives.list()[i];
    alternative.performances.resize(table_.criteria.size());
    const auto row = table_.rows.find(alternative.id);
    if (row == table_.rows.end()) {
      fields_.error(table_.alternatives.place(i),
                    fmt::format("\"{}\" has no performances.", shorten(alternative.id)), {},
                    "add it to <performanceTable>, or set it <active>false</active>");
      return;
    }
    for (std::size_t j = 0; j < table_.criteria.size(); ++j) {
      const auto& cell = row->second.cells[j];
      alternative.performances[j] = cell.value;
      if (cell.place == nullptr)
        fields_.error(*row->second.place,
                      fmt::format("\"{}\" has no performance on \"{}\".", shorten(alternative.id),
                                  shorten(table_.criteria.list()[j])),
                      {}, "write <value><NA/></value> where nobody knows it");
    }
  }

  [[nodiscard]] std::vector<std::string> row_ids() const {
    std::vector<std::string> ids;
    for (const auto& [id, row] : table_.rows) ids.push_back(id);
    return ids;
  }

  /// Each row is an alternative's or a profile's.
  void check_rows(const XmcdaOrder& order) const {
    for (const auto& [id, row] : table_.rows) {
      const auto names = [&id = id](const XmcdaProfile& each) { return each.id == id; };
      if (table_.alternatives.find(id) || table_.alternatives.is_left_out(id) ||
          std::ranges::any_of(order.profiles, names) || std::ranges::any_of(order.vetoes, names))
        continue;
      // Without an order nobody knows the profiles, and that is said already.
      if (order.categories.empty()) continue;
      fields_.error(*row.place, fmt::format("there is no alternative \"{}\".", shorten(id)),
                    nearest_text(id, table_.alternatives.list()),
                    "list it in <alternatives>, or leave its performances out");
    }
  }

  void check_assignments(const XmcdaOrder& order) const {
    for (const auto* const section : root_.all("alternativesAssignments")) {
      for (const auto* const entry : XmcdaFields::entries(*section, "alternativeAssignment")) {
        (void)fields_.known(*entry, "alternativeID", table_.alternatives, "alternative");
        const auto* const category = entry->find("categoryID");
        if (category == nullptr || order.categories.empty()) continue;
        const auto id = std::string(trim(category->text));
        if (std::ranges::find(order.categories, id) == order.categories.end())
          fields_.error(*category, fmt::format("there is no category \"{}\".", shorten(id)),
                        nearest_text(id, order.categories),
                        "one of: " + join(order.categories, ", "));
      }
    }
  }

  const XmlTree& root_;
  const XmcdaFields& fields_;
  XmcdaTable table_;
  sorting::Problem problem_;
  std::vector<std::string> profiles_;  ///< of the boundaries
  const XmlTree* level_ = nullptr;
};

}  // namespace

bool looks_like_xml(std::string_view bytes) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  // UTF-16 begins with a mark of its own, which no JSON and no CSV we read has.
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         trim(bytes.substr(0, 256)).starts_with('<');
}

std::optional<sorting::Problem> read_xmcda(std::string_view bytes, const std::string& file,
                                           Problems& problems) {
  const auto errors = problems.errors();
  const auto root = read_xml(bytes, file, problems);
  if (!root) return std::nullopt;
  const XmcdaFields fields(file, problems);
  if (!fields.is_xmcda(*root)) return std::nullopt;
  XmcdaReader reader(*root, fields);
  auto problem = reader.read();
  // Where the order of the categories is not known, checks of boundaries would only repeat it.
  if (problems.errors() == errors || !problem.boundaries.empty())
    reader.report(sorting::check(problem));
  problems.sort();
  if (problems.errors() > errors) return std::nullopt;
  return problem;
}

}  // namespace comity::io
