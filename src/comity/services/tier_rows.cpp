// SPDX-License-Identifier: Apache-2.0
#include "comity/services/tier_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/io/write_problem.hpp"
#include "comity/services/atlas_places.hpp"

namespace comity::services {

namespace {

const std::vector<factors::Criterion>& criteria_of(const CaseTiers& measured) {
  return measured.view.of->settings.framework.criteria;
}

/// The range of one partner on every factor.
Value score_rows(const CaseTiers& measured, std::size_t partner) {
  auto rows = Value::array();
  for (std::size_t f = 0; f < measured.factors.size(); ++f) {
    const auto& range = measured.scores[f][partner];
    rows.push(Value::object({{"factor", factors::to_word(measured.factors[f])},
                             {"low", range.low},
                             {"high", range.high}}));
  }
  return rows;
}

Value measure_rows(const CaseTiers& measured, std::size_t partner) {
  auto rows = Value::array();
  for (std::size_t c = 0; c < criteria_of(measured).size(); ++c) {
    const auto& values = measured.panel.criteria[c];
    rows.push(Value::object({{"criterion", criteria_of(measured)[c].id},
                             {"raw", values.raw[partner]},
                             {"scaled", values.scaled[partner]}}));
  }
  return rows;
}

/// Who of the printed partners is sorted into another tier than the printed one.
struct PrintedAgreement {
  std::size_t n_printed = 0;
  std::size_t n_restored = 0;
  std::vector<std::string> others;
};

/// Who prints the tiers that a rule was learned from; null if nobody does.
Value printing_source(const CaseTiers& measured) {
  const auto& settings = measured.view.of->settings;
  for (const auto& table : settings.tables)
    if (table.table == settings.framework.table) return table.source;
  return {};
}

std::string agreement_sentence(const CaseTiers& measured, const PrintedAgreement& found) {
  const auto& table = measured.view.of->settings.framework.table;
  auto sentence = fmt::format("{} of {} tiers of {} are restored", found.n_restored,
                              found.n_printed, table.empty() ? "the printed table" : table);
  if (!found.others.empty()) sentence += "; others: " + join(found.others, ", ");
  return sentence + ".";
}

}  // namespace

Value criterion_rows(const CaseTiers& measured) {
  auto rows = Value::array();
  for (std::size_t c = 0; c < criteria_of(measured).size(); ++c) {
    const auto& criterion = criteria_of(measured)[c];
    const auto& values = measured.panel.criteria[c];
    rows.push(Value::object({{"criterion", criterion.id},
                             {"factor", factors::to_word(criterion.factor)},
                             {"name", names_value(criterion.names)},
                             {"unit", criterion.unit},
                             {"direction", factors::to_word(criterion.better)},
                             {"scale", factors::to_word(criterion.scale)},
                             {"missing", factors::to_word(criterion.missing)},
                             {"weight", criterion.weight},
                             {"year", criterion.year},
                             {"worst", values.worst},
                             {"best", values.best},
                             {"n_missing", values.n_missing},
                             {"constant", values.constant}}));
  }
  return rows;
}

Value told_problem(const CaseTiers& measured, const sorting::Problem& problem) {
  auto tree = io::problem_tree(problem);
  std::size_t place = 0;
  for (auto& row : *tree.find("criteria")->if_array()) {
    const auto factor = measured.factors[place++];
    row.set("factor", factors::to_word(factor));
    row.set("unit", "0 to 1");
    row.set("name", names_value(factors::names_of(factor)));
  }
  return tree;
}

void say_constants(const CaseTiers& measured, Answer& answer) {
  for (std::size_t c = 0; c < criteria_of(measured).size(); ++c) {
    const auto& values = measured.panel.criteria[c];
    if (values.constant)
      answer.headline.push_back(fmt::format(
          "{} is {} for all partners on {}: it tells none apart and counts as the best for each.",
          criteria_of(measured)[c].id, values.best, to_text(measured.panel.on)));
  }
}

void add_measures(const CaseTiers& measured, Answer& answer) {
  const auto& of = *measured.view.of;
  const auto& categories = of.settings.framework.categories;
  PrintedAgreement found;
  std::size_t place = 0;
  for (auto& row : *answer.body.find("assignments")->if_array()) {
    const auto& actor = of.actors.at(measured.panel.partners[place]);
    const auto printed = measured.printed[place];
    row.set("name", names_value(actor.names));
    row.set("printed", printed ? Value(categories[*printed]) : Value{});
    row.set("scores", score_rows(measured, place));
    row.set("measures", measure_rows(measured, place));
    if (printed) {
      const auto* const tier = row.find("tier")->if_text();
      const bool same = tier != nullptr && *tier == categories[*printed];
      ++found.n_printed;
      found.n_restored += same ? 1 : 0;
      if (!same) found.others.push_back(actor.names.en);
    }
    ++place;
  }
  answer.body.set("factors", [&] {
    auto rows = Value::array();
    for (const auto factor : measured.factors) rows.push(factors::to_word(factor));
    return rows;
  }());
  answer.body.set("criteria", criterion_rows(measured));
  answer.body.set("n_restored", found.n_restored);
  answer.body.set("n_printed", found.n_printed);
  answer.body.set(
      "figures", Value::object({{"n_restored", found.n_restored}, {"n_printed", found.n_printed}}));
  answer.body.set("source", printing_source(measured));
  if (found.n_printed > 0) answer.headline.push_back(agreement_sentence(measured, found));
  say_constants(measured, answer);
  if (!answer.sheets.empty()) {
    auto& columns = answer.sheets.front().columns;
    columns.insert(columns.begin() + std::min<std::ptrdiff_t>(2, std::ssize(columns)), "printed");
  }
}

}  // namespace comity::services
