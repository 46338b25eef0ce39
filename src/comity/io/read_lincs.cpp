// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "comity/base/text.hpp"
#include "comity/io/csv.hpp"
#include "comity/io/lincs.hpp"
#include "comity/sorting/check.hpp"

namespace comity::io {

namespace {

using sorting::Coalition;
using sorting::Problem;

/// Sums of 32-bit weights miss 1 by less.
constexpr double near_one = 1e-6;
/// Coalitions of so many criteria are listed one by one.
constexpr std::size_t most_listed_criteria = 16;

/// As the other program holds it.
double as_32_bits(double value) { return static_cast<double>(static_cast<float>(value)); }

/// One YAML file: takes values out and says where one is not what it should be.
class YamlFile {
 public:
  YamlFile(const NamedBytes& file, Problems& problems) : name_(file.name), problems_(problems) {
    try {
      root_ = YAML::Load(std::string(file.bytes));
    } catch (const YAML::Exception& failure) {
      error(failure.mark, fmt::format("this is not YAML: {}.", failure.msg));
      return;
    }
    if (!root_.IsMap()) error(root_.Mark(), "this is not a YAML map.");
  }

  [[nodiscard]] const YAML::Node& root() const { return root_; }
  void error(const YAML::Mark& at, std::string what, std::string nearest = {},
             std::string hint = "see the user guide of lincs for its files") const {
    problems_.error({.kind = Error::Kind::data,
                     .what = std::move(what),
                     .where = {.file = name_,
                               .line = static_cast<std::uint32_t>(std::max(at.line, -1) + 1),
                               .column = static_cast<std::uint32_t>(std::max(at.column, -1) + 1)},
                     .nearest = std::move(nearest),
                     .hint = std::move(hint)});
  }
  /// The list of that name, or an empty one with an error.
  [[nodiscard]] YAML::Node list(const YAML::Node& of, const char* key) const {
    if (of.IsMap() && of[key] && of[key].IsSequence()) return of[key];
    error(of.Mark(), fmt::format("the list \"{}\" is missing.", key));
    return YAML::Node(YAML::NodeType::Sequence);
  }
  [[nodiscard]] std::string text(const YAML::Node& of, const char* key) const {
    if (of.IsMap() && of[key] && of[key].IsScalar()) return of[key].Scalar();
    error(of.Mark(), fmt::format("the key \"{}\" is missing.", key));
    return {};
  }
  [[nodiscard]] double number(const YAML::Node& of) const {
    const auto value = of.IsScalar() ? parse_real(of.Scalar()) : std::nullopt;
    if (!value)
      error(of.Mark(), fmt::format("\"{}\" is not a number.",
                                   of.IsScalar() ? shorten(of.Scalar()) : std::string("this")));
    return as_32_bits(value.value_or(0));
  }

 private:
  std::string name_;
  Problems& problems_;
  YAML::Node root_;
};

class LincsReader {
 public:
  explicit LincsReader(Problems& problems) : problems_(problems) {}

  void read_problem(const YamlFile& file) {
    for (const auto& item : file.list(file.root(), "criteria")) {
      auto& criterion = problem_.criteria.emplace_back();
      criterion.id = file.text(item, "name");
      auto& labels = labels_.emplace_back();
      if (file.text(item, "value_type") == "enumerated") {
        for (const auto& label : file.list(item, "ordered_values"))
          labels.push_back(label.IsScalar() ? label.Scalar() : std::string{});
        continue;
      }
      const auto direction = file.text(item, "preference_direction");
      if (direction == "decreasing" || direction == "antitone")
        criterion.direction = sorting::Direction::min;
      else if (direction != "increasing" && direction != "isotone")
        file.error(
            item.Mark(),
            fmt::format("\"{}\" is not a direction that can be sorted by.", shorten(direction)),
            nearest_text(direction, std::vector<std::string>{"increasing", "decreasing"}));
    }
    for (const auto& item : file.list(file.root(), "ordered_categories"))
      problem_.categories.push_back(file.text(item, "name"));
    if (problem_.criteria.size() > sorting::most_criteria)
      file.error(file.root().Mark(),
                 fmt::format("there are more than {} criteria.", sorting::most_criteria));
  }

  void read_model(const YamlFile& file) {
    const auto n = problem_.categories.empty() ? 0 : problem_.categories.size() - 1;
    problem_.boundaries.resize(n);
    for (auto& boundary : problem_.boundaries) {
      boundary.performances.resize(problem_.criteria.size());
      boundary.veto.resize(problem_.criteria.size());
    }
    const auto accepted = file.list(file.root(), "accepted_values");
    if (accepted.size() != problem_.criteria.size())
      file.error(accepted.Mark(), fmt::format("accepted values are given for {} criteria, not {}.",
                                              accepted.size(), problem_.criteria.size()));
    for (std::size_t j = 0; j < std::min(accepted.size(), problem_.criteria.size()); ++j)
      read_thresholds(file, accepted[j], j);
    read_coalitions(file, file.list(file.root(), "sufficient_coalitions"));
  }

  void read_alternatives(const NamedBytes& file) {
    // Lines of comment come first; they keep their place in the count of lines.
    auto bytes = file.bytes;
    std::uint32_t comments = 0;
    while (bytes.starts_with('#')) {
      const auto end = bytes.find('\n');
      bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
      ++comments;
    }
    Problems found;
    std::vector<ColumnSpec> columns{{"name"}};
    for (const auto& criterion : problem_.criteria) columns.push_back({criterion.id});
    columns.push_back({"category", true});
    CsvReader rows(bytes, file.name, columns, found);
    while (rows.next()) {
      auto& alternative = problem_.alternatives.emplace_back();
      alternative.id = rows.get(0);
      for (std::size_t j = 0; j < problem_.criteria.size(); ++j)
        alternative.performances.push_back(performance(rows, j));
    }
    for (auto problem : found.list()) {
      if (problem.error.where.line > 0) problem.error.where.line += comments;
      problems_.add(std::move(problem));
    }
  }

  Problem take() { return std::move(problem_); }

 private:
  /// The place of a label among the ordered values of a criterion.
  [[nodiscard]] std::optional<double> place_of(std::string_view label, std::size_t j) const {
    const auto found = std::ranges::find(labels_[j], label);
    if (found == labels_[j].end()) return std::nullopt;
    return static_cast<double>(found - labels_[j].begin());
  }

  void read_thresholds(const YamlFile& file, const YAML::Node& item, std::size_t j) {
    if (file.text(item, "kind") != "thresholds") {
      file.error(item.Mark(),
                 fmt::format("\"{}\" has no thresholds; other kinds of accepted values "
                             "cannot be sorted by.",
                             problem_.criteria[j].id));
      return;
    }
    const auto list = file.list(item, "thresholds");
    if (list.size() != problem_.boundaries.size())
      file.error(list.Mark(),
                 fmt::format("\"{}\" has {} thresholds between {} categories.",
                             problem_.criteria[j].id, list.size(), problem_.categories.size()));
    for (std::size_t h = 0; h < std::min(list.size(), problem_.boundaries.size()); ++h) {
      auto& asked = problem_.boundaries[h].performances[j];
      if (labels_[j].empty()) {
        asked = file.number(list[h]);
        continue;
      }
      const auto label = list[h].IsScalar() ? list[h].Scalar() : std::string{};
      const auto place = place_of(label, j);
      if (!place)
        file.error(list[h].Mark(),
                   fmt::format("\"{}\" is not a value of \"{}\".", shorten(label),
                               problem_.criteria[j].id),
                   nearest_text(label, labels_[j]));
      asked = place.value_or(0);
    }
  }

  void read_coalitions(const YamlFile& file, const YAML::Node& list) {
    if (list.size() != problem_.boundaries.size()) {
      file.error(list.Mark(),
                 fmt::format("sufficient coalitions are given for {} boundaries, not {}.",
                             list.size(), problem_.boundaries.size()));
      return;
    }
    std::vector<std::vector<double>> weights;
    for (std::size_t h = 0; h < list.size(); ++h) {
      weights.emplace_back();
      const auto kind = file.text(list[h], "kind");
      if (kind == "weights")
        read_weights(file, list[h], weights.back());
      else if (kind == "roots")
        read_roots(file, list[h], problem_.boundaries[h]);
      else
        file.error(list[h].Mark(),
                   fmt::format("\"{}\" is not a kind of coalitions.", shorten(kind)),
                   nearest_text(kind, std::vector<std::string>{"weights", "roots"}));
    }
    decide_method(file, list, weights);
  }

  void read_weights(const YamlFile& file, const YAML::Node& item, std::vector<double>& to) const {
    const auto list = file.list(item, "criterion_weights");
    for (const auto& weight : list) {
      to.push_back(file.number(weight));
      if (to.back() < 0) file.error(weight.Mark(), "a weight is below 0.");
    }
    if (to.size() == problem_.criteria.size()) return;
    file.error(list.Mark(), fmt::format("there are {} weights for {} criteria.", to.size(),
                                        problem_.criteria.size()));
    to.resize(problem_.criteria.size());
  }

  void read_roots(const YamlFile& file, const YAML::Node& item, sorting::Boundary& boundary) const {
    for (const auto& root : file.list(item, "upset_roots")) {
      Coalition coalition = 0;
      for (const auto& member : root) {
        const auto j = parse_int(member.IsScalar() ? member.Scalar() : "");
        if (!j || *j < 0 || *j >= static_cast<std::int64_t>(problem_.criteria.size())) {
          file.error(
              member.Mark(), "a member of a coalition is not the number of a criterion.", "",
              fmt::format("criteria are numbered from 0 to {}", problem_.criteria.size() - 1));
          return;
        }
        coalition |= Coalition{1} << *j;
      }
      boundary.minimal_sufficient.push_back(coalition);
    }
  }

  /// MR-Sort where one set of weights says it, named coalitions otherwise.
  void decide_method(const YamlFile& file, const YAML::Node& list,
                     const std::vector<std::vector<double>>& weights) {
    double sum = 0;
    for (const double weight : weights.front()) sum += weight;
    const bool one = std::ranges::all_of(
        weights, [&](const auto& own) { return !own.empty() && own == weights.front(); });
    if (one && sum >= 1 - near_one && sum <= 2) {
      for (std::size_t j = 0; j < problem_.criteria.size(); ++j)
        problem_.criteria[j].weight = weights.front()[j];
      problem_.cutting_level = std::clamp((1 - near_one) / sum, 0.5, 1.0);
      return;
    }
    problem_.method = sorting::Method::ncs;
    for (std::size_t h = 0; h < weights.size(); ++h) {
      if (weights[h].empty()) continue;
      if (weights[h].size() > most_listed_criteria)
        file.error(list[h].Mark(),
                   fmt::format("coalitions of more than {} criteria are not listed.",
                               most_listed_criteria));
      else
        list_coalitions(weights[h], problem_.boundaries[h]);
    }
  }

  static void list_coalitions(const std::vector<double>& weights, sorting::Boundary& boundary) {
    const auto reaches = [&](Coalition coalition) {
      double sum = 0;
      for (std::size_t j = 0; j < weights.size(); ++j)
        sum += (coalition >> j & 1U) != 0 ? weights[j] : 0;
      return sum >= 1 - near_one;
    };
    for (Coalition coalition = 1; coalition < Coalition{1} << weights.size(); ++coalition) {
      bool minimal = reaches(coalition);
      for (std::size_t j = 0; j < weights.size() && minimal; ++j)
        minimal = (coalition >> j & 1U) == 0 || !reaches(coalition & ~(Coalition{1} << j));
      if (minimal) boundary.minimal_sufficient.push_back(coalition);
    }
  }

  sorting::Performance performance(CsvReader& rows, std::size_t j) const {
    const auto cell = rows.get(j + 1);
    if (cell.empty()) return std::nullopt;
    const auto value = labels_[j].empty() ? parse_real(cell) : place_of(cell, j);
    if (!value) {
      rows.error(j + 1, fmt::format("\"{}\" is not a value of this criterion.", shorten(cell)),
                 nearest_text(cell, labels_[j]), "leave the cell empty where nobody knows it");
      return std::nullopt;
    }
    return as_32_bits(*value);
  }

  Problems& problems_;
  Problem problem_;
  std::vector<std::vector<std::string>>
      labels_;  ///< per criterion: ordered values, if they are words
};

}  // namespace

std::optional<Problem> read_lincs(const NamedBytes& problem, const NamedBytes& model,
                                  const NamedBytes& alternatives, Problems& problems) {
  const auto errors = problems.errors();
  LincsReader reader(problems);
  try {
    const YamlFile problem_file(problem, problems);
    if (problems.errors() == errors) reader.read_problem(problem_file);
    const YamlFile model_file(model, problems);
    if (problems.errors() == errors) reader.read_model(model_file);
  } catch (const YAML::Exception& failure) {
    problems.error({.kind = Error::Kind::data,
                    .what = fmt::format("the YAML files cannot be read: {}.", failure.what()),
                    .where = {.file = model.name},
                    .hint = "see the user guide of lincs for its files"});
  }
  if (problems.errors() == errors) reader.read_alternatives(alternatives);
  if (problems.errors() > errors) return std::nullopt;
  auto read = reader.take();
  for (const auto& finding : sorting::check(read)) {
    problems.add(
        {finding.is_warning ? comity::Problem::Severity::warning : comity::Problem::Severity::error,
         {.kind = Error::Kind::data,
          .what = finding.what,
          .where = {.file =
                        finding.path.front() == "alternatives" ? alternatives.name : model.name},
          .hint = finding.hint}});
  }
  if (problems.errors() > errors) return std::nullopt;
  return read;
}

}  // namespace comity::io
