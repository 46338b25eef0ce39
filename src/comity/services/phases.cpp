// SPDX-License-Identifier: Apache-2.0
#include "comity/services/phases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "comity/phases/posterior.hpp"
#include "comity/services/phase_rows.hpp"

namespace comity::services {

namespace {

/// As many tables are thrown to test declared phases, and as many dates drawn where they are open.
constexpr std::uint64_t draws_of_tables = 20'000;
constexpr std::uint64_t draws_of_dates = 100;
/// Every pair of cells has a price, and there is a table of them.
constexpr std::size_t most_cells = 1500;

phases::SplitRule rule_of(const Request& request) {
  return {.law = request.law, .most_breaks = request.most_breaks, .shortest_years = 1};
}

Result<void> check(const PhaseSeries& of, const Request& request) {
  const auto refuse = [](std::string what, std::string field, std::string hint) {
    return std::unexpected(Error{.kind = Error::Kind::usage,
                                 .what = std::move(what),
                                 .where = {.field = std::move(field)},
                                 .hint = std::move(hint)});
  };
  if (request.law == phases::Law::normal && of.series.values.size() > 1)
    return refuse("measures are cut one series at a time, and several are given.", "law",
                  "keep one column beside year");
  if (of.series.n_cells() > most_cells)
    return refuse(fmt::format("{} has {} cells of time; {} can be cut.", of.name,
                              of.series.n_cells(), most_cells),
                  "bins", "narrow the window, or use --bins year");
  return {};
}

std::vector<Day> days_of(const std::vector<ledger::Phase>& declared) {
  std::vector<Day> days;
  for (const auto& phase : declared) days.push_back(phase.since);
  return days;
}

/// Phases that begin with the years a request names.
std::vector<ledger::Phase> asked(const Request& request) {
  std::vector<ledger::Phase> phases;
  for (const int year : request.declared) {
    const auto name = std::to_string(year);
    phases.push_back({.names = {name, name, name},
                      .since = Day{std::chrono::year{year} / 1 / 1},
                      .until = distant_future,
                      .source = {},
                      .locator = {}});
  }
  return phases;
}

Study study_of(const PhaseSeries& of, const Request& request) {
  const auto rule = rule_of(request);
  Study study{.of = &of, .rule = rule, .splits = phases::best_splits(of.series, rule)};
  study.detected = phases::chosen(study.splits);
  if (rule.law != phases::Law::normal) {
    study.posterior = phases::posterior_of(of.series, rule);
    study.by_dates.assign(of.series.n_cells(), 0.0);
  }
  const auto starts = phases::starts_on(of.series, days_of(of.declared));
  if (starts.size() > 1) {
    study.declared = phases::score(of.series, rule, starts);
    study.boundaries = phases::boundaries_of(of.series, rule, *study.declared);
    if (rule.law != phases::Law::normal)
      study.test = phases::test_rates(of.series, starts, draws_of_tables, request.seed);
  }
  return study;
}

ledger::CountRule counted(const View& view, const Request& request) {
  std::vector<ledger::Layer> layers;
  for (const auto& word : request.layers) layers.push_back(*ledger::parse_layer(word));
  if (layers.empty()) layers = {ledger::Layer::bilateral, ledger::Layer::regional};
  return count_rule(view, layers);
}

/// The rule over a window that ends: the case's, or from its first to its last counted act.
ledger::CountRule closed(const ledger::Log& log, const ledger::Reading& reading,
                         ledger::CountRule rule) {
  const auto counts = [&](const ledger::ReadAct& act) {
    return act.day >= rule.since && act.day <= rule.until && concerns(log.acts[act.act], rule);
  };
  const auto first = std::ranges::find_if(reading.acts, counts);
  if (first == reading.acts.end()) return rule;
  const auto last = std::ranges::find_if(reading.acts | std::views::reverse, counts);
  if (rule.since == distant_past) rule.since = first->day;
  if (rule.until == distant_future) rule.until = last->day;
  return rule;
}

/// The study again under other days of the uncertain dates: supports become means over the draws.
void carry_dates(const View& view, const ledger::CountRule& rule, const Request& request,
                 Study& study) {
  const auto& log = view.of->log;
  study.n_undated = phases::undated(log, view.reading, rule, request.bins);
  // Between events the cells themselves move with the dates; years and months stay.
  if (study.n_undated == 0 || !study.posterior || request.bins == phases::Bins::day) return;
  study.date_draws = draws_of_dates;
  auto& support = study.posterior->support;
  std::ranges::fill(support, 0.0);
  for (std::uint64_t draw = 0; draw < draws_of_dates; ++draw) {
    auto drawn = view.rule;
    drawn.dates = DateRule::random;
    drawn.seed = request.seed + draw;
    const auto series = phases::series_of(log, ledger::read(log, drawn), rule, request.bins,
                                          days_of(study.of->declared));
    const auto posterior = phases::posterior_of(series, study.rule);
    for (std::size_t i = 0; i < support.size(); ++i) support[i] += posterior.support[i];
    const auto splits = phases::best_splits(series, study.rule);
    for (const auto start : phases::chosen(splits).starts) study.by_dates[start] += 1;
  }
  for (double& value : support) value /= static_cast<double>(draws_of_dates);
  for (double& value : study.by_dates) value /= static_cast<double>(draws_of_dates);
}

Answer answer_with(Answer answer, const Study& study) {
  answer.body = phase_body(study);
  answer.headline = phase_sentences(study);
  answer.sheets = {{"detected", {"since", "until", "n", "rate_per_year"}}};
  if (study.declared)
    answer.sheets.push_back(
        {"declared", {"name", "since", "until", "n", "rate_per_year", "support"}});
  if (study.declared)
    answer.sheets.push_back({"boundaries", {"since", "gain", "alternative", "alternative_gain"}});
  answer.sheets.push_back({"models", {"n_breaks", "since", "bic", "mdl", "probability"}});
  if (study.posterior) answer.sheets.push_back({"breaks", {"year", "support", "given_declared"}});
  return answer;
}

}  // namespace

Result<Answer> phases(const io::Case& of, const Request& request) {
  const auto view = open_view(of, request);
  if (!view) return std::unexpected(view.error());
  const auto rule = closed(of.log, view->reading, counted(*view, request));
  PhaseSeries series{.name = of.settings.title.en, .series = {}, .declared = asked(request)};
  if (series.declared.empty()) series.declared = of.settings.phases;
  if (rule.since == distant_past || rule.until == distant_future) {
    return std::unexpected(
        Error{.kind = Error::Kind::usage,
              .what = "no act of this case is counted, so there is nothing to cut.",
              .hint = "see: comity counts " + of.folder.string()});
  }
  series.series =
      phases::series_of(of.log, view->reading, rule, request.bins, days_of(series.declared));
  if (const auto fits = check(series, request); !fits) return std::unexpected(fits.error());
  auto study = study_of(series, request);
  carry_dates(*view, rule, request, study);
  return answer_with(begin_answer("phases", *view), study);
}

Result<Answer> phases_of_series(std::string name, phases::Series series, const Request& request) {
  const PhaseSeries of{std::move(name), std::move(series), asked(request)};
  if (const auto fits = check(of, request); !fits) return std::unexpected(fits.error());
  Answer answer;
  answer.command = "phases";
  answer.seed = request.seed;
  return answer_with(std::move(answer), study_of(of, request));
}

}  // namespace comity::services
