// SPDX-License-Identifier: Apache-2.0
#include "comity/ledger/counts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "comity/services/questions.hpp"
#include "comity/services/why.hpp"

namespace comity::services {

namespace {

using ledger::Count;

std::vector<ledger::Layer> layers_of(const Request& request) {
  std::vector<ledger::Layer> layers;
  for (const auto& word : request.layers) layers.push_back(*ledger::parse_layer(word));
  if (layers.empty()) layers = {ledger::Layer::bilateral, ledger::Layer::regional};
  return layers;
}

/// The partners of the principal that an act names, by code.
void push_partners(const View& view, ledger::ActIndex act, Value& names) {
  const auto& of = *view.of;
  for (const auto party : of.log.acts[act].parties) {
    if (party != view.principal && view.in_region[party.value])
      names.push(of.actors.at(party).code);
  }
}

Value year_row(const View& view, const ledger::YearCount& row) {
  const auto& of = *view.of;
  auto established = Value::array();
  auto upgraded = Value::array();
  std::vector<ledger::ActIndex> acts = row.established;
  acts.insert(acts.end(), row.upgraded.begin(), row.upgraded.end());
  for (const auto act : row.established) push_partners(view, act, established);
  for (const auto act : row.upgraded) push_partners(view, act, upgraded);
  return Value::object({{"year", row.year},
                        {"established", established},
                        {"upgraded", upgraded},
                        {"n_established", row.n_established.value},
                        {"n_upgraded", row.n_upgraded.value},
                        {"low", row.n_established.low + row.n_upgraded.low},
                        {"high", row.n_established.high + row.n_upgraded.high},
                        {"acts", ids_of(of, acts)}});
}

bool depends_on_dates(const ledger::YearCount& row) {
  const auto open = [](const Count& count) { return count.low != count.high; };
  return open(row.n_established) || open(row.n_upgraded);
}

}  // namespace

Result<Answer> counts(const io::Case& of, const Request& request) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  const auto counted =
      ledger::count_per_year(of.log, view->reading, count_rule(*view, layers_of(request)));
  auto answer = begin_answer("counts", *view);
  auto rows = Value::array();
  for (const auto& row : counted.rows) rows.push(year_row(*view, row));
  answer.body =
      Value::object({{"rows", rows},
                     {"total", Value::object({{"n_established", counted.n_established.value},
                                              {"n_upgraded", counted.n_upgraded.value},
                                              {"established_low", counted.n_established.low},
                                              {"established_high", counted.n_established.high},
                                              {"upgraded_low", counted.n_upgraded.low},
                                              {"upgraded_high", counted.n_upgraded.high}})},
                     {"others", ids_of(of, counted.others)},
                     {"figures", Value::object({{"n_established", counted.n_established.value},
                                                {"n_upgraded", counted.n_upgraded.value}})}});
  answer.headline = {fmt::format(
      "{}: {} established{}, {} upgraded{}, {} to {}.", of.settings.title.en,
      counted.n_established.value, range_of(counted.n_established), counted.n_upgraded.value,
      range_of(counted.n_upgraded), to_text(view->since), to_text(view->until))};
  answer.sheets = {{"rows", {"year", "established", "n_established", "upgraded", "n_upgraded"}}};
  if (std::ranges::any_of(counted.rows, depends_on_dates)) {
    auto& columns = answer.sheets.front().columns;
    columns.insert(columns.end(), {"low", "high"});
  }
  return answer;
}

}  // namespace comity::services
