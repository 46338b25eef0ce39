// SPDX-License-Identifier: Apache-2.0
#include "comity/io/read_problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "comity/base/text.hpp"
#include "comity/io/json_fields.hpp"
#include "comity/sorting/check.hpp"

namespace comity::io {

namespace {

using sorting::Interval;
using sorting::Performance;
using TreeKind = JsonTree::Kind;

/// What could not be read: no comparison with it holds, so that it is not found fault with twice.
constexpr Interval unread = std::numeric_limits<double>::quiet_NaN();

class ProblemReader {
 public:
  ProblemReader(const std::string& file, Problems& problems) : fields_(file, problems) {}

  sorting::Problem read(const JsonTree& tree) {
    fields_.only(tree, {"method", "rule", "criteria", "categories", "cutting_level", "boundaries",
                        "alternatives", "robustness"});
    if (const auto word = fields_.word(tree, "method", sorting::method_words(), true))
      problem_.method = *sorting::parse_method(*word);
    if (const auto word = fields_.word(tree, "rule", sorting::rule_words()))
      problem_.rule = *sorting::parse_rule(*word);
    read_criteria(tree);
    read_categories(tree);
    read_level(tree);
    if (const auto* const list = fields_.get(tree, "boundaries", TreeKind::list, true)) {
      for (const auto& item : list->items) read_boundary(item);
    }
    if (const auto* const list = fields_.get(tree, "alternatives", TreeKind::list, true)) {
      for (const auto& item : list->items) read_alternative(item);
    }
    read_robustness(tree);
    return std::move(problem_);
  }

  /// The checks of the whole, each with the place it speaks of.
  void report(const JsonTree& tree, const std::vector<sorting::Finding>& findings) const {
    for (const auto& finding : findings) {
      const auto& at = place(tree, finding.path);
      if (has_error(at)) continue;  // what is wrong within it may be all that is wrong with it
      if (finding.is_warning)
        fields_.warning(at, finding.what, finding.hint);
      else
        fields_.error(at, finding.what, "", finding.hint);
    }
  }

 private:
  [[nodiscard]] bool has_error(const JsonTree& at) const {
    return fields_.has_error_at(at) ||
           std::ranges::any_of(at.items, [&](const JsonTree& item) { return has_error(item); });
  }

  /// The value a path leads to, or the last one on the way that is there.
  static const JsonTree& place(const JsonTree& tree, const sorting::Path& path) {
    const auto* at = &tree;
    for (const auto& step : path) {
      const JsonTree* next = nullptr;
      if (at->kind == TreeKind::list) {
        const auto index = static_cast<std::size_t>(parse_int(step).value_or(-1));
        next = index < at->items.size() ? &at->items[index] : nullptr;
      } else {
        next = at->find(step);
      }
      if (next == nullptr) break;
      at = next;
    }
    return *at;
  }

  /// A number, or two as the ends of an interval.
  std::optional<Interval> interval(const JsonTree& value, std::string_view what) const {
    if (value.kind == TreeKind::number) return Interval{value.number};
    const bool two = value.kind == TreeKind::list && value.items.size() == 2 &&
                     value.items[0].kind == TreeKind::number &&
                     value.items[1].kind == TreeKind::number;
    if (!two) {
      fields_.error(value, fmt::format("{} is neither a number nor two.", what), "",
                    "write 0.5, or [0.4, 0.6] for all between");
      return std::nullopt;
    }
    const Interval read{value.items[0].number, value.items[1].number};
    if (read.low <= read.high) return read;
    fields_.error(value, fmt::format("{} is from {} to {}, backwards.", what, read.low, read.high),
                  "", "write the lower end first, whatever the direction");
    return std::nullopt;
  }

  std::optional<Interval> interval_of(const JsonTree& object, std::string_view key) const {
    const auto* const value = object.find(key);
    if (value == nullptr || value->kind == TreeKind::null) return std::nullopt;
    return interval(*value, fmt::format("\"{}\"", key));
  }

  void read_criteria(const JsonTree& tree) {
    const auto* const list = fields_.get(tree, "criteria", TreeKind::list, true);
    if (list == nullptr) return;
    for (const auto& item : list->items) {
      auto& criterion = problem_.criteria.emplace_back();
      if (!fields_.is(item, TreeKind::object, "a criterion")) continue;
      fields_.only(
          item, {"id", "direction", "weight", "weight_interval", "q", "p", "v", "scale", "value"});
      criterion.id = fields_.text(item, "id");
      if (const auto word = fields_.word(item, "direction", {"max", "min"}))
        criterion.direction = *word == "min" ? sorting::Direction::min : sorting::Direction::max;
      criterion.weight = fields_.number(item, "weight");
      criterion.weight_interval = interval_of(item, "weight_interval");
      criterion.q = interval_of(item, "q");
      criterion.p = interval_of(item, "p");
      criterion.v = interval_of(item, "v");
      criterion.scale = interval_of(item, "scale");
      read_value(item, criterion);
      index_.emplace(criterion.id, problem_.criteria.size() - 1);
      ids_.push_back(criterion.id);
    }
  }

  void read_value(const JsonTree& item, sorting::Criterion& criterion) {
    const auto* const list = fields_.get(item, "value", TreeKind::list);
    if (list == nullptr) return;
    for (const auto& corner : list->items) {
      const bool two = corner.kind == TreeKind::list && corner.items.size() == 2 &&
                       corner.items[0].kind == TreeKind::number &&
                       corner.items[1].kind == TreeKind::number;
      if (two)
        criterion.value.push_back({corner.items[0].number, corner.items[1].number});
      else
        fields_.error(corner, "a corner of a value function is not two numbers.", "",
                      "write [performance, value]");
    }
  }

  void read_categories(const JsonTree& tree) {
    const auto* const list = fields_.get(tree, "categories", TreeKind::list, true);
    if (list == nullptr) return;
    for (const auto& item : list->items) {
      problem_.categories.push_back(item.text);
      if (fields_.is(item, TreeKind::text, "a category") && item.text.empty())
        fields_.error(item, "a category has no name.");
    }
  }

  void read_level(const JsonTree& tree) {
    const bool needed = problem_.method == sorting::Method::mr_sort ||
                        problem_.method == sorting::Method::electre_tri;
    if (const auto level = interval_of(tree, "cutting_level"))
      problem_.cutting_level = *level;
    else if (needed && tree.find("cutting_level") == nullptr)
      fields_.error(tree, "the key \"cutting_level\" is missing.", "",
                    "write the share of the weight that a coalition needs, such as 0.6");
  }

  /// Calls `take` with the criterion and the value of each member that names a criterion.
  template <class Take>
  void by_criterion(const JsonTree& object, const Take& take) const {
    for (std::size_t i = 0; i < object.keys.size(); ++i) {
      const auto found = index_.find(object.keys[i]);
      if (found != index_.end())
        take(found->second, object.items[i]);
      else
        fields_.error(object.items[i],
                      fmt::format("there is no criterion \"{}\".", shorten(object.keys[i])),
                      nearest_text(object.keys[i], ids_), "one of: " + join(ids_, ", "));
    }
  }

  void read_boundary(const JsonTree& item) {
    auto& boundary = problem_.boundaries.emplace_back();
    boundary.performances.assign(problem_.criteria.size(), unread);
    boundary.veto.resize(problem_.criteria.size());
    if (!fields_.is(item, TreeKind::object, "a boundary")) return;
    fields_.only(item, {"performances", "veto", "minimal_sufficient", "threshold"});
    boundary.threshold = fields_.number(item, "threshold");
    if (const auto* const object =
            fields_.get(item, "performances", TreeKind::object, !boundary.threshold)) {
      by_criterion(*object, [&](std::size_t j, const JsonTree& value) {
        boundary.performances[j] = interval(value, "a performance").value_or(unread);
      });
      for (const auto& id : ids_) {
        if (object->find(id) == nullptr)
          fields_.error(*object, fmt::format("a boundary has no performance on \"{}\".", id), "",
                        "a boundary needs one on every criterion");
      }
    }
    if (const auto* const object = fields_.get(item, "veto", TreeKind::object)) {
      by_criterion(*object, [&](std::size_t j, const JsonTree& value) {
        if (value.kind == TreeKind::null || !fields_.is(value, TreeKind::number, "a veto")) return;
        boundary.veto[j] = value.number;
      });
    }
    if (const auto* const list = fields_.get(item, "minimal_sufficient", TreeKind::list)) {
      for (const auto& coalition : list->items) read_coalition(coalition, boundary);
    }
  }

  void read_coalition(const JsonTree& item, sorting::Boundary& boundary) {
    if (!fields_.is(item, TreeKind::list, "a coalition")) return;
    sorting::Coalition coalition = 0;
    for (const auto& member : item.items) {
      if (!fields_.is(member, TreeKind::text, "a member of a coalition")) return;
      const auto found = index_.find(member.text);
      if (found == index_.end()) {
        fields_.error(member, fmt::format("there is no criterion \"{}\".", shorten(member.text)),
                      nearest_text(member.text, ids_), "one of: " + join(ids_, ", "));
        return;
      }
      if (found->second < sorting::most_criteria)
        coalition |= sorting::Coalition{1} << found->second;
    }
    boundary.minimal_sufficient.push_back(coalition);
  }

  void read_alternative(const JsonTree& item) {
    auto& alternative = problem_.alternatives.emplace_back();
    alternative.performances.resize(problem_.criteria.size());
    if (!fields_.is(item, TreeKind::object, "an alternative")) return;
    fields_.only(item, {"id", "performances"});
    alternative.id = fields_.text(item, "id");
    const auto* const object = fields_.get(item, "performances", TreeKind::object, true);
    if (object == nullptr) return;
    by_criterion(*object, [&](std::size_t j, const JsonTree& value) {
      if (value.kind != TreeKind::null)
        alternative.performances[j] = interval(value, "a performance");
    });
    for (const auto& id : ids_) {
      if (object->find(id) == nullptr)
        fields_.error(*object, fmt::format("there is no performance on \"{}\".", id), "",
                      "write null where nobody knows it");
    }
  }

  void read_robustness(const JsonTree& tree) {
    const auto* const object = fields_.get(tree, "robustness", TreeKind::object);
    if (object == nullptr) return;
    fields_.only(*object, {"draws", "weights"});
    auto& robustness = problem_.robustness.emplace();
    if (const auto draws = fields_.number(*object, "draws")) {
      constexpr double most = 1e15;
      if (*draws < 0 || *draws > most || *draws != std::floor(*draws))
        fields_.error(*object->find("draws"), "the number of draws is not a whole number.", "",
                      "try 100000");
      else
        robustness.draws = static_cast<std::uint64_t>(*draws);
    }
    if (const auto word = fields_.word(*object, "weights", sorting::weights_words()))
      robustness.weights = *sorting::parse_weights(*word);
  }

  JsonFields fields_;
  sorting::Problem problem_;
  std::map<std::string, std::size_t> index_;
  std::vector<std::string> ids_;
};

}  // namespace

std::optional<sorting::Problem> read_problem(std::string_view bytes, const std::string& file,
                                             Problems& problems) {
  const auto errors = problems.errors();
  const auto tree = read_json(bytes, file, problems);
  if (!tree) return std::nullopt;
  ProblemReader reader(file, problems);
  if (tree->kind != TreeKind::object) {
    JsonFields(file, problems).error(*tree, "a sorting problem is an object.");
    return std::nullopt;
  }
  auto problem = reader.read(*tree);
  reader.report(*tree, sorting::check(problem));
  problems.sort();
  if (problems.errors() > errors) return std::nullopt;
  return problem;
}

}  // namespace comity::io
