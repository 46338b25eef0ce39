// SPDX-License-Identifier: Apache-2.0
#include "comity/services/fit_rows.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "comity/models/replay.hpp"
#include "comity/models/rung_spells.hpp"
#include "comity/network/survival.hpp"

namespace comity::services {

namespace {

constexpr double seconds_per_year = 365.25 * seconds_per_day;

/// The two-sided tail of a standard normal variable.
double p_of(double z) { return std::erfc(std::abs(z) / std::sqrt(2.0)); }

Value finite(double value) { return std::isfinite(value) ? Value(value) : Value(); }

/// How many values a term read that stand for unknown ones.
std::size_t imputed(const models::Model& model, const models::State& state,
                    const models::Column& column) {
  if (model.settings.missing == models::Missing::drop) return 0;
  std::size_t n = 0;
  for (const auto factor : column.factors) {
    const auto& statistic = model.statistics[factor];
    using models::Form;
    if (statistic.form == Form::tie) n += model.history.networks[statistic.network].imputed;
    if (statistic.form != Form::attribute && statistic.form != Form::compare &&
        statistic.form != Form::partner_mean && statistic.form != Form::partner_gap)
      continue;
    n += state.imputed(statistic.attribute);
    if (statistic.attribute2 != statistic.attribute) n += state.imputed(statistic.attribute2);
  }
  return n;
}

/// The two tests of a term, and its interval by the profile of the likelihood.
void add_inference(const Fitted& fitted, std::size_t column, Value& row) {
  if (!fitted.tests.empty()) {
    const auto& test = fitted.tests[column];
    const auto tail = [](double statistic) { return network::chi_squared_tail(statistic, 1); };
    row.set("likelihood_ratio", test ? Value(test->likelihood_ratio) : Value());
    row.set("likelihood_ratio_p", test ? Value(tail(test->likelihood_ratio)) : Value());
    row.set("score", test ? Value(test->score) : Value());
    row.set("score_p", test ? Value(tail(test->score)) : Value());
  }
  if (fitted.intervals.empty()) return;
  row.set("profile_low", finite(fitted.intervals[column].low));
  row.set("profile_high", finite(fitted.intervals[column].high));
}

Value day_of(models::Time time) {
  return Value(Day(std::chrono::days(static_cast<int>(time / seconds_per_day))));
}

/// The term that an event moves most, and by how many standard errors.
std::size_t most_moved(const std::vector<double>& influence) {
  const auto size = [](double moved) { return std::abs(moved); };
  return static_cast<std::size_t>(std::ranges::max_element(influence, {}, size) -
                                  influence.begin());
}

void add_tally(const models::Tally& tally, Value& row) {
  row.set("observed", tally.observed);
  row.set("expected", tally.expected);
  row.set("martingale", tally.martingale());
  row.set("deviance", tally.deviance());
}

}  // namespace

Value term_rows(const models::Model& model, const models::Timeline& timeline,
                const Fitted& fitted) {
  models::Replay replay(model, timeline);
  if (!timeline.moments.empty()) replay.advance_to(timeline.moments.back());
  auto rows = Value::array();
  for (std::size_t k = 0; k < model.columns.size(); ++k) {
    const auto& estimate = fitted.fit.estimates[k];
    const bool robust = estimate.robust > 0;
    const double error = robust ? estimate.robust : estimate.error;
    const double z = estimate.value / error;
    auto row = Value::object({{"name", model.columns[k].name},
                              {"estimate", estimate.value},
                              {"se", estimate.error},
                              {"z", finite(z)},
                              {"p", finite(p_of(z))},
                              {"low", estimate.value - normal_975 * error},
                              {"high", estimate.value + normal_975 * error},
                              {"robust_se", robust ? Value(estimate.robust) : Value()},
                              {"imputed", imputed(model, replay.state(), model.columns[k])}});
    add_inference(fitted, k, row);
    rows.push(std::move(row));
  }
  return rows;
}

bool in_whole_days(const models::Model& model) {
  return std::ranges::all_of(model.events, [](const models::Event& event) {
    return std::fmod(event.time, seconds_per_day) == 0;
  });
}

Value event_rows(const models::Model& model, const models::Residuals& residuals, bool days) {
  auto rows = Value::array();
  for (const auto& residual : residuals.events) {
    const auto& event = model.events[residual.event];
    const auto& placing = residual.placing;
    const auto most = most_moved(residual.influence);
    rows.push(Value::object(
        {{"time", event.time},
         {"date", days ? day_of(event.time) : Value()},
         {"from", model.history.actors[event.from]},
         {"to", model.history.actors[event.to]},
         {"line", event.line == 0 ? Value() : Value(event.line)},
         {"probability", placing.probability},
         {"alternatives", placing.n_alternatives},
         {"rank", placing.rank},
         {"deviance", std::sqrt(std::max(0.0, -2 * std::log(placing.probability)))},
         {"displacement", residual.displacement},
         {"moves", model.columns[most].name},
         {"by", residual.influence[most]},
         {"influence",
          Value(Value::Array(residual.influence.begin(), residual.influence.end()))}}));
  }
  return rows;
}

models::Residuals least_probable(models::Residuals residuals, std::size_t n) {
  auto& events = residuals.events;
  std::ranges::stable_sort(events, {}, [](const auto& event) { return event.placing.probability; });
  if (events.size() > n) events.resize(n);
  return residuals;
}

Value actor_rows(const models::Model& model, const models::Residuals& residuals) {
  auto rows = Value::array();
  for (std::size_t actor = 0; actor < residuals.actors.size(); ++actor) {
    const auto& tally = residuals.actors[actor];
    if (tally.observed == 0 && tally.expected == 0) continue;
    auto row = Value::object({{"actor", model.history.actors[actor]}});
    add_tally(tally, row);
    rows.push(std::move(row));
  }
  return rows;
}

Value pair_rows(const models::Model& model, const models::Residuals& residuals, double least) {
  auto pairs = residuals.pairs;
  std::erase_if(pairs, [&](const auto& pair) { return std::abs(pair.tally.deviance()) < least; });
  std::ranges::stable_sort(pairs, std::greater{},
                           [](const auto& pair) { return std::abs(pair.tally.deviance()); });
  auto rows = Value::array();
  for (const auto& pair : pairs) {
    auto row = Value::object(
        {{"from", model.history.actors[pair.from]}, {"to", model.history.actors[pair.to]}});
    add_tally(pair.tally, row);
    rows.push(std::move(row));
  }
  return rows;
}

Value goodness_rows(std::span<const models::TraitFit> fits, double unit) {
  auto rows = Value::array();
  for (const auto& fit : fits) {
    const double scale = fit.recorded.what == "wait" ? 1 / unit : 1;
    rows.push(Value::object({{"what", fit.recorded.what},
                             {"among", fit.recorded.among},
                             {"recorded", finite(scale * fit.recorded.value)},
                             {"mean", scale * fit.mean},
                             {"low", scale * fit.low},
                             {"high", scale * fit.high},
                             {"p", fit.p},
                             {"courses", fit.n}}));
  }
  return rows;
}

Value score_value(const models::Score& score) {
  return Value::object({{"n_events", score.n_events},
                        {"expected", score.expected},
                        {"log_score", score.log_score},
                        {"base", score.base},
                        {"gain", score.log_score - score.base},
                        {"gain_se", score.gain_error},
                        {"rank", score.rank},
                        {"top_tenth", score.top_tenth}});
}

Value survival_rows(const models::Model& model, const models::Timeline& timeline) {
  auto rows = Value::array();
  if (model.settings.kind != models::Kind::ladder) return rows;
  std::map<int, std::vector<network::Lifetime>> rungs;
  for (const auto& spell : models::rung_spells(model, timeline))
    rungs[spell.rung].push_back({(spell.until - spell.since) / seconds_per_year, spell.rose});
  for (const auto& [rung, lifetimes] : rungs)
    for (const auto& step : network::kaplan_meier(lifetimes).steps) {
      if (step.events == 0) continue;
      rows.push(Value::object({{"rung", rung},
                               {"years", step.years},
                               {"at_risk", step.at_risk},
                               {"rises", step.events},
                               {"survival", step.survival},
                               {"low", step.low},
                               {"high", step.high}}));
    }
  return rows;
}

}  // namespace comity::services
