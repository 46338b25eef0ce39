// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "comity/base/text.hpp"
#include "comity/services/sort_rows.hpp"

namespace comity::services {

using sorting::Change;
using sorting::Problem;

namespace {

std::string performance_text(const sorting::Performance& known) {
  if (!known) return "unknown";
  return known->is_point() ? fmt::format("{:.6g}", known->low)
                           : fmt::format("{:.6g} to {:.6g}", known->low, known->high);
}

Value change_value(const Problem& problem, const std::optional<Change>& change) {
  if (!change) return {};
  auto moves = Value::array();
  for (const auto& move : change->moves) {
    moves.push(Value::object({{"criterion", problem.criteria[move.criterion].id},
                              {"from", move.from},
                              {"to", move.to},
                              {"past", move.past}}));
  }
  return Value::object(
      {{"tier", problem.categories[change->category]}, {"moves", std::move(moves)}});
}

std::string change_sentence(const Problem& problem, const std::optional<Change>& change,
                            std::string_view verb) {
  if (!change) return fmt::format("Nothing {} it that changes up to three criteria.", verb);
  std::vector<std::string> moves;
  for (const auto& move : change->moves) {
    const auto* const past = !move.past ? "" : move.to > move.from ? "above " : "below ";
    moves.push_back(fmt::format("{} from {:.6g} to {}{:.6g}", problem.criteria[move.criterion].id,
                                move.from, past, move.to));
  }
  return fmt::format("The smallest change that {} it, to {}: {}.", verb,
                     problem.categories[change->category], join(moves, ", and "));
}

std::string boundary_sentence(const Sorted& of, const sorting::Judgement& at) {
  const auto& problem = *of.problem;
  auto text = fmt::format("Boundary of {}: {} at least as good",
                          problem.categories[at.boundary + 1], words_of(problem, at.supporters));
  if (problem.method != sorting::Method::ncs)
    text += fmt::format("; {:.4g} reached, {:.4g} needed", at.reached, at.needed);
  if (at.outranked) text += fmt::format("; the other way {:.4g}", *at.outranked);
  if (at.vetoers != 0) text += fmt::format("; veto by {}", words_of(problem, at.vetoers));
  return text + (at.passed ? ": passed." : ": not passed.");
}

}  // namespace

Value explanation(const Sorted& of, std::size_t i) {
  const auto& problem = *of.problem;
  const auto& alternative = problem.alternatives[i];
  auto criteria = Value::array();
  for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
    const auto& known = alternative.performances[j];
    Value row = Value::object({{"criterion", problem.criteria[j].id},
                               {"performance", performance_text(known)},
                               {"weight", of.parameters.weights[j]}});
    for (std::size_t h = 0; h < problem.boundaries.size(); ++h)
      row.set(problem.categories[h + 1], turned(problem.criteria[j], of.parameters.profile(h)[j]));
    criteria.push(std::move(row));
  }
  auto boundaries = Value::array();
  if (const auto middle = middle_of(problem, alternative)) {
    for (const auto& at : sorting::judge(of.parameters, problem.method, *middle)) {
      boundaries.push(Value::object({{"below", problem.categories[at.boundary + 1]},
                                     {"passed", at.passed},
                                     {"coalition", names_of(problem, at.supporters)},
                                     {"reached", at.reached},
                                     {"needed", at.needed},
                                     {"veto", names_of(problem, at.vetoers)},
                                     {"outranked", at.outranked}}));
    }
  }
  const auto change = [&](bool up) {
    return change_value(problem, smallest_change(problem, of.parameters, alternative, up));
  };
  return Value::object({{"partner", alternative.id},
                        {"criteria", std::move(criteria)},
                        {"boundaries", std::move(boundaries)},
                        {"up", change(true)},
                        {"down", change(false)}});
}

std::vector<std::string> explanation_sentences(const Sorted& of, std::size_t i) {
  const auto& problem = *of.problem;
  const auto& alternative = problem.alternatives[i];
  const auto& reach = of.reaches[i];
  std::vector<std::string> sentences;
  if (reach.is_decided())
    sentences.push_back(fmt::format("{} is {}.", alternative.id, problem.categories[reach.lowest]));
  else
    sentences.push_back(fmt::format("{} is between {} and {}, as far as its data tell.",
                                    alternative.id, problem.categories[reach.lowest],
                                    problem.categories[reach.highest]));
  const auto middle = middle_of(problem, alternative);
  if (!middle) return sentences;
  for (const auto& at : sorting::judge(of.parameters, problem.method, *middle))
    sentences.push_back(boundary_sentence(of, at));
  if (!reach.is_decided()) return sentences;
  if (reach.lowest + 1 < problem.categories.size())
    sentences.push_back(change_sentence(
        problem, smallest_change(problem, of.parameters, alternative, true), "lifts"));
  if (reach.lowest > 0)
    sentences.push_back(change_sentence(
        problem, smallest_change(problem, of.parameters, alternative, false), "lowers"));
  return sentences;
}

}  // namespace comity::services
