// SPDX-License-Identifier: Apache-2.0
#include "comity/services/learn_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "comity/base/text.hpp"

namespace comity::services {

namespace {

/// A number of rules: whole as long as a double holds it exactly, else to its fifteen digits.
Value count_value(double count) {
  constexpr double exact = 9007199254740992;  // 2^53
  if (count < exact) return static_cast<std::int64_t>(count);
  return count;
}

using learning::Coalition;
using learning::Learned;
using learning::Ranked;

std::string category_name(const Told& told, int category) {
  return told.from.examples.categories[static_cast<std::size_t>(category)];
}

Value coalition_lists(const learning::Family& family, const std::vector<std::string>& names) {
  auto lists = Value::array();
  for (const auto set : learning::smallest(family)) {
    auto list = Value::array();
    for (std::size_t j = 0; j < names.size(); ++j)
      if ((set >> j & 1U) != 0) list.push(names[j]);
    lists.push(std::move(list));
  }
  return lists;
}

Value weight_rows(const Told& told) {
  auto rows = Value::array();
  for (std::size_t j = 0; j < told.ranked.n_criteria(); ++j) {
    const auto& criterion = told.from.examples.criteria[j];
    rows.push(Value::object({{"criterion", criterion.name},
                             {"direction", criterion.less_is_better ? "min" : "max"},
                             {"weight", told.learned.weights.weights[j]}}));
  }
  return rows;
}

Value rule_object(const Told& told) {
  const auto names = criteria_of(told.from);
  const auto& learned = told.learned;
  return Value::object({{"method", "mr-sort"},
                        {"words", learning::in_words(learned.rule.family, names)},
                        {"coalitions", coalition_lists(learned.rule.family, names)},
                        {"weights", weight_rows(told)},
                        {"cutting_level", learned.weights.cutting_level},
                        {"separation", learned.weights.separation},
                        {"categories", told.from.examples.categories}});
}

/// Over all families the lowest and highest rank of a boundary on a criterion.
learning::Range range_over(const learning::Models& models, std::size_t h, std::size_t j,
                           std::size_t n_levels) {
  learning::Range range{UINT16_MAX, 0};
  for (const auto& family : models.families) {
    // Where a criterion never matters, its profile may lie anywhere.
    const bool idle = (learning::used_by(family.family) >> j & 1U) == 0;
    if (idle) return {0, static_cast<learning::Rank>(n_levels)};
    const auto& its = family.ranges[h][j];
    range = {std::min(range.low, its.low), std::max(range.high, its.high)};
  }
  return range;
}

Value profile_rows(const Told& told) {
  auto rows = Value::array();
  for (std::size_t h = 0; h < told.learned.rule.profiles.size(); ++h) {
    for (std::size_t j = 0; j < told.ranked.n_criteria(); ++j) {
      const auto gap = gap_of(told.ranked, j,
                              range_over(told.learned.models, h, j, told.ranked.levels[j].size()));
      const bool min = told.from.examples.criteria[j].less_is_better;
      const bool matters = (learning::used_by(told.learned.rule.family) >> j & 1U) != 0;
      rows.push(Value::object(
          {{"category", told.from.examples.categories[h + 1]},
           {"criterion", told.from.examples.criteria[j].name},
           {"value",
            matters ? Value(learning::value_of(told.ranked, j, told.learned.rule.profiles[h][j]))
                    : Value{}},
           {"low", min ? gap.better : gap.worse},
           {"high", min ? gap.worse : gap.better}}));
    }
  }
  return rows;
}

Value family_rows(const Told& told) {
  const auto names = criteria_of(told.from);
  auto rows = Value::array();
  for (const auto& family : told.learned.models.families) {
    rows.push(Value::object({{"words", learning::in_words(family.family, names)},
                             {"coalitions", coalition_lists(family.family, names)},
                             {"rules", count_value(family.count)},
                             {"share", family.count / told.learned.models.count}}));
  }
  return rows;
}

Value id_list(const Told& told, const std::vector<std::size_t>& rows) {
  auto ids = Value::array();
  for (const auto row : rows) ids.push(told.from.examples.rows[row].id);
  return ids;
}

const learning::Conflict* conflict_of(const Learned& learned, std::size_t row) {
  for (const auto& conflict : learned.conflicts)
    if (std::ranges::find(conflict.rows, row) != conflict.rows.end()) return &conflict;
  return nullptr;
}

Value unexplained_rows(const Told& told) {
  auto rows = Value::array();
  for (std::size_t i = 0; i < told.ranked.n_rows(); ++i) {
    const int category = told.ranked.category[i];
    const int assigned = sorted(told.learned.rule, told.ranked, i);
    if (category < 0 || assigned == category) continue;
    auto row = Value::object({{"partner", told.from.examples.rows[i].id},
                              {"category", category_name(told, category)},
                              {"assigned", category_name(told, assigned)}});
    const auto* const conflict = conflict_of(told.learned, i);
    row.set("conflict", conflict != nullptr ? id_list(told, conflict->rows) : Value{});
    row.set("line", told.from.examples.rows[i].line);
    rows.push(std::move(row));
  }
  return rows;
}

Value example_rows(const Told& told, std::size_t most_rows) {
  const auto& models = told.learned.models;
  auto rows = Value::array();
  for (std::size_t i = 0; i < std::min(told.ranked.n_rows(), most_rows); ++i) {
    const int category = told.ranked.category[i];
    Value shares = Value::Object{};
    for (std::size_t k = 0; k < models.shares[i].size(); ++k)
      shares.set(told.from.examples.categories[k], models.shares[i][k]);
    const bool has_left_out = category >= 0 && !std::isnan(models.left_out[i]);
    rows.push(
        Value::object({{"partner", told.from.examples.rows[i].id},
                       {"category", category >= 0 ? Value(category_name(told, category)) : Value{}},
                       {"assigned", category_name(told, sorted(told.learned.rule, told.ranked, i))},
                       {"shares", std::move(shares)},
                       {"left_out", has_left_out ? Value(models.left_out[i]) : Value{}}}));
  }
  return rows;
}

Value contradiction_rows(const Told& told, std::size_t most_rows) {
  auto rows = Value::array();
  const auto& pairs = told.learned.dominance.pairs;
  for (std::size_t p = 0; p < std::min(pairs.size(), most_rows); ++p) {
    const auto& better = told.from.examples.rows[pairs[p].better];
    const auto& worse = told.from.examples.rows[pairs[p].worse];
    rows.push(
        Value::object({{"better", better.id},
                       {"better_category", category_name(told, static_cast<int>(*better.category))},
                       {"better_line", better.line},
                       {"worse", worse.id},
                       {"worse_category", category_name(told, static_cast<int>(*worse.category))},
                       {"worse_line", worse.line}}));
  }
  return rows;
}

}  // namespace

std::optional<double> left_out_share(const Told& told) {
  const auto& left_out = told.learned.models.left_out;
  double sum = 0;
  std::size_t n = 0;
  for (std::size_t i = 0; i < left_out.size(); ++i) {
    if (told.ranked.category[i] < 0 || std::isnan(left_out[i])) continue;
    sum += left_out[i];
    ++n;
  }
  return n == 0 ? std::nullopt : std::optional(sum / static_cast<double>(n));
}

std::vector<std::string> criteria_of(const Lesson& from) {
  std::vector<std::string> names;
  for (const auto& criterion : from.examples.criteria) names.push_back(criterion.name);
  return names;
}

Gap gap_of(const Ranked& ranked, std::size_t criterion, learning::Range range) {
  const auto& levels = ranked.levels[criterion];
  return {.worse = range.low > 0 ? std::optional(levels[range.low - 1U]) : std::nullopt,
          .better = range.high < levels.size() ? std::optional(levels[range.high]) : std::nullopt};
}

Value learn_body(const Told& told, std::size_t most_rows) {
  const auto& learned = told.learned;
  const auto total = static_cast<int>(told.ranked.n_examples());
  return Value::object({{"rule", rule_object(told)},
                        {"reproduced", learned.models.reproduced},
                        {"total", total},
                        {"proven", learned.proven},
                        {"at_most", learned.at_most},
                        {"gap", learned.at_most - learned.models.reproduced},
                        {"method", to_word(learned.method)},
                        {"leave_one_out", left_out_share(told)},
                        {"rules", count_value(learned.models.count)},
                        {"complete", learned.models.complete},
                        {"dominance", Value::object({{"pairs", learned.dominance.pairs.size()},
                                                     {"at_most", learned.dominance.at_most}})},
                        {"profiles", profile_rows(told)},
                        {"families", family_rows(told)},
                        {"unexplained", unexplained_rows(told)},
                        {"contradictions", contradiction_rows(told, most_rows)},
                        {"examples", example_rows(told, most_rows)}});
}

}  // namespace comity::services
