// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "comity/base/text.hpp"
#include "comity/services/history_rows.hpp"
#include "comity/services/quality_rows.hpp"
#include "comity/services/questions.hpp"

namespace comity::services {

namespace {

std::size_t size(const Value& rows) { return rows.if_array()->size(); }

std::int64_t number(const Value& row, std::string_view name) {
  const auto* const cell = row.find(name);
  return cell == nullptr || cell->if_int() == nullptr ? 0 : *cell->if_int();
}

/// The sum of one member over rows.
std::int64_t sum(const Value& rows, std::string_view name) {
  std::int64_t total = 0;
  for (const auto& row : *rows.if_array()) total += number(row, name);
  return total;
}

std::string percent(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "none"
                    : fmt::format("{:.1f} %",
                                  100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

Value truncated_shown(const View& view) {
  auto shown = Value::array();
  const auto rows = truncated_rows(view);
  for (const auto& row : *rows.if_array()) {
    const auto a = view.of->actors.find(*row.find("a")->if_text());
    const auto b = view.of->actors.find(*row.find("b")->if_text());
    if (a && b && shows(view, std::array{*a, *b})) shown.push(row);
  }
  return shown;
}

std::string years_text(const Value& years) {
  std::vector<std::string> texts;
  for (const auto& year : *years.if_array()) texts.push_back(std::to_string(*year.if_int()));
  return texts.empty() ? "none" : join(texts, ", ");
}

/// The sentences before the tables; each restates numbers of the rows.
std::vector<std::string> sentences(const View& view, const Value& body) {
  const auto n = number(*body.find("figures"), "n_acts");
  const auto& precision = *body.find("precision");
  std::vector<std::string> said{
      fmt::format("{}: {} acts, {} to {}; {} with two or more sources, {} dated to the day.",
                  view.of->settings.title.en, n, to_text(view.since), to_text(view.until),
                  percent(number(*body.find("figures"), "n_two_sources"), n),
                  percent(sum(precision, "day"), n)),
      fmt::format("{} pairs whose record begins late; {} partnerships in force by record only; {} "
                  "recorded conflicts.",
                  size(*body.find("truncated")), size(*body.find("by_record")),
                  sum(*body.find("conflicts"), "n")),
      fmt::format("{} of {} actors of the region have no act; years without an act: {}.",
                  sum(*body.find("without_acts"), "n_without"),
                  sum(*body.find("without_acts"), "n_actors"),
                  years_text(*body.find("empty_years")))};
  if (size(*body.find("agreement")) == 0)
    said.emplace_back("No second coding covers these acts, so there is no agreement of coders.");
  return said;
}

}  // namespace

Result<Answer> quality(const io::Case& of, const Request& request) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  auto answer = begin_answer("quality", *view);
  auto sources = source_rows(*view);
  const auto n_acts = acts_shown(*view).size();
  const auto n_two = number(sources.if_array()->back(), "n");
  answer.body =
      Value::object({{"coverage", coverage_rows(*view)},
                     {"precision", precision_rows(*view)},
                     {"sources", std::move(sources)},
                     {"confidence", confidence_rows(*view)},
                     {"status", status_rows(*view)},
                     {"agreement", agreement_rows(*view)},
                     {"coded", coded_rows(*view)},
                     {"conflicts", conflict_rows(*view)},
                     {"truncated", truncated_shown(*view)},
                     {"by_record", by_record_rows(*view)},
                     {"without_acts", without_acts_rows(*view)},
                     {"empty_years", empty_years(*view)},
                     {"figures", Value::object({{"n_acts", n_acts}, {"n_two_sources", n_two}})}});
  answer.headline = sentences(*view, answer.body);
  answer.sheets = {
      {"coverage", {"year", "region", "n_acts", "n_two_sources", "share"}},
      {"precision", {"period", "n_acts", "day", "month", "year", "other", "share_day"}},
      {"sources", {"sources", "n", "share"}},
      {"confidence", {"confidence", "n", "share"}},
      {"status", {"status", "n"}},
      {"agreement", {"part", "field", "n", "same", "percent", "kappa"}},
      {"coded",
       {"part", "n_both", "n_only_first", "n_only_second", "percent", "n_dates_compatible"}},
      {"conflicts", {"state", "n"}},
      {"truncated", {"a", "b", "layer", "until"}},
      {"by_record", {"a", "b", "since", "act", "title"}},
      {"without_acts", {"region", "n_actors", "n_without", "actors"}}};
  return answer;
}

}  // namespace comity::services
