// SPDX-License-Identifier: Apache-2.0
#include "comity/services/phase_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "comity/base/text.hpp"

namespace comity::services {

namespace {

using phases::Series;
using phases::Split;

/// A stretch of cells of a split: [first, last).
struct Stretch {
  std::size_t first = 0;
  std::size_t last = 0;
};

Stretch stretch_of(const Series& series, const Split& split, std::size_t phase) {
  const bool is_last = phase + 1 == split.starts.size();
  return {split.starts[phase], is_last ? series.n_cells() : split.starts[phase + 1]};
}

double years_in(const Series& series, Stretch at) {
  double years = 0;
  for (auto i = at.first; i < at.last; ++i) years += series.cells[i].years;
  return years;
}

double total_in(const Series& series, std::size_t row, Stretch at) {
  const auto& values = series.values[row];
  return std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(at.first),
                         values.begin() + static_cast<std::ptrdiff_t>(at.last), 0.0);
}

/// A sum of counts is a whole number; of measures it is what it is.
Value number(double sum) {
  return sum == std::floor(sum) && std::abs(sum) < 1e15 ? Value(static_cast<std::int64_t>(sum))
                                                        : Value(sum);
}

/// Since, until, totals and rates of a stretch, all series together and one by one.
Value stretch_row(const Study& study, Stretch at) {
  const auto& series = study.of->series;
  const double years = years_in(series, at);
  double all = 0;
  std::vector<double> totals;
  for (std::size_t i = 0; i < series.names.size(); ++i) {
    totals.push_back(total_in(series, i, at));
    all += totals.back();
  }
  auto row = Value::object({{"since", series.cells[at.first].since},
                            {"until", series.last_day(at.last - 1)},
                            {"n", number(all)},
                            {"rate_per_year", all / years},
                            {"years", years}});
  for (std::size_t i = 0; i < series.names.size(); ++i) {
    row.set("n_" + series.names[i], number(totals[i]));
    row.set("rate_" + series.names[i], totals[i] / years);
  }
  return row;
}

Value detected_rows(const Study& study) {
  auto rows = Value::array();
  for (std::size_t i = 0; i < study.detected.starts.size(); ++i)
    rows.push(stretch_row(study, stretch_of(study.of->series, study.detected, i)));
  return rows;
}

bool starts_at(const Split& split, std::size_t cell) {
  return cell > 0 && std::ranges::find(split.starts, cell) != split.starts.end();
}

/// One row per calendar year: months and days are added up, and the likeliest of them is named.
Value break_rows(const Study& study) {
  auto rows = Value::array();
  if (!study.posterior) return rows;
  const auto& series = study.of->series;
  const auto& posterior = *study.posterior;
  const std::vector<double>* given = nullptr;
  if (study.declared && study.declared->n_breaks() < posterior.given.size())
    given = &posterior.given[study.declared->n_breaks()];
  for (std::size_t cell = 1; cell < series.n_cells();) {
    const int year = year_of(series.cells[cell].since);
    double support = 0, if_declared = 0, by_dates = 0;
    auto likeliest = cell;
    bool detected = false, declared = false;
    for (; cell < series.n_cells() && year_of(series.cells[cell].since) == year; ++cell) {
      support += posterior.support[cell];
      if (given != nullptr) if_declared += (*given)[cell];
      by_dates += study.by_dates[cell];
      if (posterior.support[cell] > posterior.support[likeliest]) likeliest = cell;
      detected |= starts_at(study.detected, cell);
      declared |= study.declared && starts_at(*study.declared, cell);
    }
    rows.push(Value::object({{"year", year},
                             {"support", support},
                             {"since", series.cells[likeliest].since},
                             {"given_declared", given != nullptr ? Value(if_declared) : Value{}},
                             {"by_dates", study.date_draws > 0 ? Value(by_dates) : Value{}},
                             {"detected", detected},
                             {"declared", declared}}));
  }
  return rows;
}

Value starts_value(const Series& series, const Split& split) {
  auto days = Value::array();
  for (std::size_t i = 1; i < split.starts.size(); ++i)
    days.push(to_text(series.cells[split.starts[i]].since));
  return days;
}

Value split_value(const Study& study, const Split& split) {
  return Value::object({{"n_breaks", split.n_breaks()},
                        {"since", starts_value(study.of->series, split)},
                        {"minus_two_log_likelihood", split.minus_two_log_likelihood},
                        {"bic", split.bic},
                        {"mdl", split.mdl},
                        {"aic", split.aic}});
}

Value model_rows(const Study& study) {
  auto rows = Value::array();
  for (const auto& split : study.splits) {
    auto row = split_value(study, split);
    const auto k = split.n_breaks();
    row.set("probability", study.posterior ? Value(study.posterior->n_breaks[k]) : Value{});
    row.set("chosen", split.starts == study.detected.starts);
    rows.push(std::move(row));
  }
  return rows;
}

/// The declared phase that begins with a cell, or that the first cell lies in.
const ledger::Phase* declared_at(const Study& study, std::size_t cell) {
  const ledger::Phase* found = nullptr;
  const Day since = study.of->series.cells[cell].since;
  for (const auto& phase : study.of->declared) {
    if (phase.since <= since && (found == nullptr || phase.since > found->since)) found = &phase;
  }
  return found;
}

Value declared_rows(const Study& study) {
  auto rows = Value::array();
  if (!study.declared) return rows;
  for (std::size_t i = 0; i < study.declared->starts.size(); ++i) {
    const auto at = stretch_of(study.of->series, *study.declared, i);
    auto row = Value::object({});
    const auto* const phase = declared_at(study, at.first);
    row.set("name", phase == nullptr ? std::string{} : phase->names.en);
    const auto facts = stretch_row(study, at);
    for (const auto& member : *facts.if_object()) row.set(member.name, member.value);
    const bool has_support = i > 0 && study.posterior.has_value();
    row.set("support", has_support ? Value(study.posterior->support[at.first]) : Value{});
    rows.push(std::move(row));
  }
  return rows;
}

Value boundary_rows(const Study& study) {
  auto rows = Value::array();
  const auto& cells = study.of->series.cells;
  for (const auto& boundary : study.boundaries) {
    rows.push(Value::object({{"since", cells[boundary.start].since},
                             {"gain", boundary.gain},
                             {"alternative", cells[boundary.alternative].since},
                             {"alternative_gain", boundary.alternative_gain}}));
  }
  return rows;
}

Value declared_split(const Study& study) {
  if (!study.declared) return {};
  auto value = split_value(study, *study.declared);
  if (!study.test) return value;
  value.set("likelihood_ratio", study.test->likelihood_ratio);
  value.set("p", study.test->p);
  value.set("draws", static_cast<std::int64_t>(study.test->draws));
  return value;
}

Value series_rows(const Study& study) {
  const auto& series = study.of->series;
  auto rows = Value::array();
  for (std::size_t i = 0; i < series.names.size(); ++i) {
    rows.push(Value::object(
        {{"name", series.names[i]}, {"n", number(total_in(series, i, {0, series.n_cells()}))}}));
  }
  return rows;
}

}  // namespace

Value phase_body(const Study& study) {
  auto years = Value::array();
  for (std::size_t i = 1; i < study.detected.starts.size(); ++i)
    years.push(year_of(study.of->series.cells[study.detected.starts[i]].since));
  return Value::object(
      {{"detected", detected_rows(study)},
       {"breaks", break_rows(study)},
       {"declared", declared_rows(study)},
       {"boundaries", boundary_rows(study)},
       {"models", model_rows(study)},
       {"declared_split", declared_split(study)},
       {"series", series_rows(study)},
       {"bins", to_word(study.of->series.bins)},
       {"law", to_word(study.rule.law)},
       {"n_cells", study.of->series.n_cells()},
       {"n_undated", study.n_undated},
       {"date_draws", static_cast<std::int64_t>(study.date_draws)},
       {"figures", Value::object({{"n_breaks", study.detected.n_breaks()}, {"breaks", years}})}});
}

}  // namespace comity::services
