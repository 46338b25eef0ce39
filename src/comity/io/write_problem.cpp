// SPDX-License-Identifier: Apache-2.0
#include "comity/io/write_problem.hpp"

#include "comity/io/json.hpp"
#include "comity/sorting/check.hpp"

namespace comity::io {

namespace {

using sorting::Interval;

Value interval_value(const Interval& of) {
  if (of.is_point()) return of.low;
  return Value::Array{of.low, of.high};
}

template <class T>
void set_if(Value& object, const char* name, const std::optional<T>& maybe) {
  if (maybe) object.set(name, interval_value(*maybe));
}

Value criterion(const sorting::Criterion& of) {
  auto object = Value::object(
      {{"id", of.id}, {"direction", of.direction == sorting::Direction::max ? "max" : "min"}});
  if (of.weight) object.set("weight", *of.weight);
  if (of.weight_interval)
    object.set("weight_interval", Value::Array{of.weight_interval->low, of.weight_interval->high});
  set_if(object, "q", of.q);
  set_if(object, "p", of.p);
  set_if(object, "v", of.v);
  if (of.scale) object.set("scale", Value::Array{of.scale->low, of.scale->high});
  return object;
}

Value coalitions(const sorting::Problem& problem, const sorting::Boundary& boundary) {
  auto sets = Value::array();
  for (const auto set : boundary.minimal_sufficient) {
    auto names = Value::array();
    for (std::size_t j = 0; j < problem.criteria.size(); ++j)
      if ((set >> j & 1U) != 0) names.push(problem.criteria[j].id);
    sets.push(std::move(names));
  }
  return sets;
}

Value boundary(const sorting::Problem& problem, const sorting::Boundary& of) {
  Value performances = Value::Object{};
  Value veto;
  for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
    performances.set(problem.criteria[j].id, interval_value(of.performances[j]));
    if (j < of.veto.size() && of.veto[j]) veto.set(problem.criteria[j].id, *of.veto[j]);
  }
  auto object = Value::object({{"performances", std::move(performances)}});
  if (!veto.is_null()) object.set("veto", std::move(veto));
  if (!of.minimal_sufficient.empty()) object.set("minimal_sufficient", coalitions(problem, of));
  return object;
}

Value alternative(const sorting::Problem& problem, const sorting::Alternative& of) {
  Value performances = Value::Object{};
  for (std::size_t j = 0; j < problem.criteria.size(); ++j)
    performances.set(problem.criteria[j].id,
                     of.performances[j] ? interval_value(*of.performances[j]) : Value{});
  return Value::object({{"id", of.id}, {"performances", std::move(performances)}});
}

}  // namespace

Value problem_tree(const sorting::Problem& problem) {
  auto criteria = Value::array();
  for (const auto& one : problem.criteria) criteria.push(criterion(one));
  auto boundaries = Value::array();
  for (const auto& one : problem.boundaries) boundaries.push(boundary(problem, one));
  auto alternatives = Value::array();
  for (const auto& one : problem.alternatives) alternatives.push(alternative(problem, one));
  auto tree = Value::object({{"method", to_word(problem.method)},
                             {"rule", to_word(problem.rule)},
                             {"criteria", std::move(criteria)},
                             {"categories", problem.categories},
                             {"cutting_level", interval_value(problem.cutting_level)},
                             {"boundaries", std::move(boundaries)},
                             {"alternatives", std::move(alternatives)}});
  if (problem.robustness)
    tree.set("robustness", Value::object({{"draws", problem.robustness->draws},
                                          {"weights", to_word(problem.robustness->weights)}}));
  return tree;
}

std::string to_problem_json(const sorting::Problem& problem) {
  return to_json(problem_tree(problem)) + '\n';
}

}  // namespace comity::io
