// SPDX-License-Identifier: Apache-2.0
// The tiers of a case at the end of each year, by one rule.
#include "comity/services/sort_every.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/services/case_tiers.hpp"
#include "comity/services/tier_rows.hpp"

namespace comity::services {

namespace {

/// The assignments of one day, each with its day in front.
Value dated_rows(const Answer& answer, Day on) {
  auto rows = Value::array();
  for (const auto& row : *answer.body.find("assignments")->if_array()) {
    auto dated = Value::object({{"on", on}});
    for (const auto& [name, value] : *row.if_object()) dated.set(name, value);
    rows.push(std::move(dated));
  }
  return rows;
}

/// What is said of a day as a whole.
Value year_row(const Answer& answer, Day on) {
  const auto& rows = *answer.body.find("assignments")->if_array();
  const auto open = std::ranges::count_if(
      rows, [](const Value& row) { return row.find("tier")->if_text() == nullptr; });
  return Value::object({{"on", on},
                        {"n_partners", rows.size()},
                        {"n_open", open},
                        {"n_restored", *answer.body.find("n_restored")},
                        {"n_printed", *answer.body.find("n_printed")},
                        {"criteria", *answer.body.find("criteria")}});
}

/// Which criteria tell nobody from anybody, and when.
std::vector<std::string> constant_years(const std::vector<CaseTiers>& years) {
  std::vector<std::string> sentences;
  if (years.empty()) return sentences;
  const auto& criteria = years.front().view.of->settings.framework.criteria;
  for (std::size_t c = 0; c < criteria.size(); ++c) {
    std::vector<std::string> when;
    for (const auto& year : years) {
      if (year.panel.criteria[c].constant) when.push_back(std::to_string(year_of(year.panel.on)));
    }
    if (!when.empty())
      sentences.push_back(
          fmt::format("{} is the same for all partners at the end of {}: it tells none apart and "
                      "counts as the best for each.",
                      criteria[c].id, join(when, ", ")));
  }
  return sentences;
}

}  // namespace

void add_every_year(const std::vector<CaseTiers>& years, const std::vector<Answer>& answers,
                    Answer& answer) {
  auto every = Value::array();
  auto days = Value::array();
  for (std::size_t y = 0; y < years.size(); ++y) {
    auto rows = dated_rows(answers[y], years[y].panel.on);
    for (auto& row : *rows.if_array()) every.push(std::move(row));
    days.push(year_row(answers[y], years[y].panel.on));
  }
  answer.body.set("every", std::move(every));
  answer.body.set("years", std::move(days));
  for (auto& sentence : constant_years(years)) answer.headline.push_back(std::move(sentence));
  std::vector<std::string> columns{"on", "partner", "tier", "printed", "lowest", "highest"};
  if (answer.body.find("robustness") != nullptr)
    columns.insert(columns.end(), {"shares", "possible"});
  answer.sheets.insert(answer.sheets.begin(), {"every", columns});
  answer.sheets.insert(answer.sheets.begin() + 1,
                       {"years", {"on", "n_partners", "n_open", "n_restored", "n_printed"}});
}

}  // namespace comity::services
