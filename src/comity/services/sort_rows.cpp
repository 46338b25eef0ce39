// SPDX-License-Identifier: Apache-2.0
#include "comity/services/sort_rows.hpp"

#include <fmt/format.h>

#include "comity/base/text.hpp"
#include "comity/sorting/check.hpp"
#include "comity/sorting/credibility.hpp"

namespace comity::services {

using sorting::Interval;
using sorting::Method;
using sorting::Problem;

namespace {

Value interval_value(const Interval& of) {
  return of.is_point() ? Value(of.low) : Value(Value::Array{of.low, of.high});
}

Value by_tier(const Problem& problem, const std::vector<double>& shares) {
  Value object{Value::Object{}};
  for (std::size_t k = 0; k < shares.size(); ++k) object.set(problem.categories[k], shares[k]);
  return object;
}

Value by_criterion(const Problem& problem, const std::vector<double>& values) {
  Value object{Value::Object{}};
  for (std::size_t j = 0; j < values.size(); ++j) object.set(problem.criteria[j].id, values[j]);
  return object;
}

/// One sentence per boundary: who supported the step over it, and whether that was enough.
std::string sentence(const Problem& problem, const sorting::Judgement& at) {
  const auto into = problem.categories[at.boundary + 1];
  auto text = fmt::format("{}: {}", into, words_of(problem, at.supporters));
  if (problem.method == Method::ncs)
    text += at.passed || at.vetoers != 0 ? " is sufficient" : " is not sufficient";
  else if (problem.method == Method::mr_sort)
    text += fmt::format(" has {:.4g} of the weight, {:.4g} needed", at.reached, at.needed);
  else if (problem.method == Method::utadis)
    text = fmt::format("{}: value {:.4g}, {:.4g} needed", into, at.reached, at.needed);
  else
    text = fmt::format("{}: credibility {:.4g}, {:.4g} needed; the other way {:.4g}", into,
                       at.reached, at.needed, at.outranked.value_or(0));
  if (at.vetoers != 0) text += fmt::format("; veto by {}", words_of(problem, at.vetoers));
  return text;
}

Value why(const Sorted& of, std::size_t i) {
  auto reasons = Value::array();
  const auto& problem = *of.problem;
  for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
    if (!problem.alternatives[i].performances[j])
      reasons.push(fmt::format("{} is unknown", problem.criteria[j].id));
  }
  const auto middle = middle_of(problem, problem.alternatives[i]);
  if (!middle) return reasons;
  for (const auto& at : sorting::judge(of.parameters, problem.method, *middle))
    reasons.push(sentence(problem, at));
  return reasons;
}

/// Both credibilities at every boundary, worst first.
Value sigma(const Sorted& of, std::size_t i) {
  auto list = Value::array();
  const auto middle = middle_of(*of.problem, of.problem->alternatives[i]);
  if (!middle) return list;
  for (const auto& at : sorting::judge(of.parameters, of.problem->method, *middle)) {
    list.push(Value::object({{"boundary", of.problem->categories[at.boundary + 1]},
                             {"outranks", at.reached},
                             {"outranked", at.outranked}}));
  }
  return list;
}

void add_shares(const Sorted& of, std::size_t i, Value& row) {
  const auto& problem = *of.problem;
  const auto& acceptability = of.smaa->alternatives[i];
  const auto& shares = acceptability.shares;
  const bool open = acceptability.best_shares != shares;
  row.set("shares", by_tier(problem, shares));
  std::vector<double> errors;
  std::vector<double> cumulative;
  for (std::size_t k = 0; k < shares.size(); ++k) {
    errors.push_back(sorting::standard_error(shares[k], of.smaa->draws));
    cumulative.push_back(sorting::at_least(shares, k));
  }
  row.set("standard_errors", by_tier(problem, errors));
  row.set("at_least", by_tier(problem, cumulative));
  row.set("entropy", acceptability.entropy);
  if (open) row.set("shares_at_best", by_tier(problem, acceptability.best_shares));
  if (acceptability.central.empty()) return;
  auto central = Value::array();
  for (std::size_t k = 0; k < shares.size(); ++k) {
    const auto& weights = acceptability.central[k];
    if (!weights) continue;
    central.push(Value::object({{"tier", problem.categories[k]},
                                {"weights", by_criterion(problem, weights->weights)},
                                {"confidence", weights->confidence}}));
  }
  row.set("central_weights", std::move(central));
}

void add_possible(const Sorted& of, std::size_t i, Value& row) {
  auto names = Value::array();
  const auto& possible = of.possible[i];
  std::size_t n = 0;
  for (std::size_t k = 0; k < possible.categories.size(); ++k) {
    if (!possible.categories[k]) continue;
    ++n;
    names.push(of.problem->categories[k]);
  }
  row.set("necessary", n == 1 ? *names.if_array()->begin() : Value{});
  row.set("possible", std::move(names));
  row.set("possible_is_exact", possible.is_exact);
}

}  // namespace

std::vector<std::string> names_of(const Problem& problem, sorting::Coalition coalition) {
  std::vector<std::string> names;
  for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
    if ((coalition >> j & 1U) != 0) names.push_back(problem.criteria[j].id);
  }
  return names;
}

std::string words_of(const Problem& problem, sorting::Coalition coalition) {
  const auto names = names_of(problem, coalition);
  return names.empty() ? "no criterion" : join(names, " + ");
}

std::optional<std::vector<double>> middle_of(const Problem& problem,
                                             const sorting::Alternative& of) {
  std::vector<double> performances;
  for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
    if (!of.performances[j]) return std::nullopt;
    performances.push_back(turned(problem.criteria[j], of.performances[j]->middle()));
  }
  return performances;
}

Value rule_value(const Sorted& of) {
  const auto& problem = *of.problem;
  Value rule = Value::object({{"method", to_word(problem.method)},
                              {"rule", to_word(problem.rule)},
                              {"categories", problem.categories},
                              {"cutting_level", interval_value(sorting::cutting_share(problem))}});
  auto criteria = Value::array();
  for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
    const auto& criterion = problem.criteria[j];
    Value row = Value::object(
        {{"criterion", criterion.id},
         {"direction", criterion.direction == sorting::Direction::max ? "max" : "min"},
         {"weight", of.parameters.weights[j]}});
    if (criterion.weight_interval)
      row.set("weight_interval", interval_value(*criterion.weight_interval));
    if (criterion.q) row.set("q", interval_value(*criterion.q));
    if (criterion.p) row.set("p", interval_value(*criterion.p));
    if (criterion.v) row.set("v", interval_value(*criterion.v));
    criteria.push(std::move(row));
  }
  rule.set("criteria", std::move(criteria));
  auto boundaries = Value::array();
  for (std::size_t h = 0; h < problem.boundaries.size(); ++h) {
    const auto& boundary = problem.boundaries[h];
    Value performances{Value::Object{}};
    Value veto{Value::Object{}};
    for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
      if (!boundary.threshold)
        performances.set(problem.criteria[j].id, interval_value(boundary.performances[j]));
      if (boundary.veto[j]) veto.set(problem.criteria[j].id, *boundary.veto[j]);
    }
    Value row =
        Value::object({{"below", problem.categories[h + 1]}, {"performances", performances}});
    if (!veto.if_object()->empty()) row.set("veto", std::move(veto));
    if (boundary.threshold) row.set("threshold", *boundary.threshold);
    auto coalitions = Value::array();
    for (const auto coalition : boundary.minimal_sufficient)
      coalitions.push(names_of(problem, coalition));
    if (!boundary.minimal_sufficient.empty()) row.set("minimal_sufficient", std::move(coalitions));
    boundaries.push(std::move(row));
  }
  rule.set("boundaries", std::move(boundaries));
  return rule;
}

Value assignment_rows(const Sorted& of) {
  const auto& problem = *of.problem;
  auto rows = Value::array();
  for (std::size_t i = 0; i < problem.alternatives.size(); ++i) {
    const auto& reach = of.reaches[i];
    Value row = Value::object(
        {{"partner", problem.alternatives[i].id},
         {"tier", reach.is_decided() ? Value(problem.categories[reach.lowest]) : Value{}},
         {"printed", Value{}},
         {"lowest", problem.categories[reach.lowest]},
         {"highest", problem.categories[reach.highest]}});
    if (of.smaa)
      add_shares(of, i, row);
    else
      row.set("shares", Value(Value::Object{}));
    if (of.smaa) add_possible(of, i, row);
    if (problem.method == Method::electre_tri) row.set("sigma", sigma(of, i));
    row.set("why", why(of, i));
    rows.push(std::move(row));
  }
  return rows;
}

Value pair_rows(const Sorted& of) {
  auto rows = Value::array();
  const auto& names = of.problem->alternatives;
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t k = 0; k < names.size(); ++k) {
      if (i == k) continue;
      rows.push(Value::object(
          {{"partner", names[i].id}, {"above", names[k].id}, {"share", of.smaa->better[i][k]}}));
    }
  }
  return rows;
}

}  // namespace comity::services
