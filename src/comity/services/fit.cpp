// SPDX-License-Identifier: Apache-2.0
#include "comity/services/fit.hpp"

#include <fmt/format.h>

#include <cmath>

#include "comity/models/fit.hpp"
#include "comity/models/replay.hpp"
#include "comity/network/survival.hpp"

namespace comity::services {

namespace {

/// 97.5 % of a standard normal variable lie below this.
constexpr double normal_975 = 1.959963984540054;

/// The two-sided tail of a standard normal variable.
double p_of(double z) { return std::erfc(std::abs(z) / std::sqrt(2.0)); }

Value optional_real(double value) { return std::isfinite(value) ? Value(value) : Value(); }

/// How many values a term read that stand for unknown ones.
std::size_t imputed(const models::Model& model, const models::State& state,
                    const models::Column& column) {
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

Value terms_of(const models::Model& model, const models::Timeline& timeline,
               const models::Fit& found) {
  models::Replay replay(model, timeline);
  if (!timeline.moments.empty()) replay.advance_to(timeline.moments.back());
  auto rows = Value::array();
  for (std::size_t k = 0; k < model.columns.size(); ++k) {
    const auto& estimate = found.estimates[k];
    const bool robust = estimate.robust > 0;
    const double error = robust ? estimate.robust : estimate.error;
    const double z = estimate.value / error;
    auto row = Value::object({{"name", model.columns[k].name},
                              {"estimate", estimate.value},
                              {"se", estimate.error},
                              {"z", optional_real(z)},
                              {"p", optional_real(p_of(z))},
                              {"low", estimate.value - normal_975 * error},
                              {"high", estimate.value + normal_975 * error},
                              {"robust_se", robust ? Value(estimate.robust) : Value()},
                              {"imputed", imputed(model, replay.state(), model.columns[k])}});
    rows.push(std::move(row));
  }
  return rows;
}

Value test_of(const models::Model& model, const models::Fit& found) {
  const auto df = static_cast<int>(model.columns.size()) - (model.settings.timed ? 1 : 0);
  const double statistic = std::max(0.0, 2 * (found.log_likelihood - found.null_log_likelihood));
  return Value::object({{"statistic", statistic},
                        {"df", df},
                        {"p", df > 0 ? Value(network::chi_squared_tail(statistic, df)) : Value()}});
}

std::vector<std::string> headline(const models::Model& model, const models::Fit& found) {
  std::vector<std::string> lines;
  lines.push_back(fmt::format(
      "{}{} model of {} events among {} actors: log-likelihood {:.6f}, "
      "with all terms at 0 {:.6f}.",
      model.settings.timed ? "timed " : "", to_word(model.settings.kind), found.n_events,
      model.history.n(), found.log_likelihood, found.null_log_likelihood));
  lines.push_back(found.converged
                      ? fmt::format("Converged after {} iterations; errors from the {} "
                                    "information.",
                                    found.iterations, to_word(found.information))
                      : fmt::format("It did not converge: after {} iterations the largest score is "
                                    "{:.3g}. Do not use these estimates.",
                                    found.iterations, found.gradient_max));
  if (found.n_clusters > 0)
    lines.push_back(fmt::format("z and p rest on errors clustered by {} ({} clusters).",
                                to_word(model.settings.cluster), found.n_clusters));
  if (model.settings.compat != models::Compat::clean)
    lines.push_back(
        fmt::format("The peculiarities of {} are followed.", to_word(model.settings.compat)));
  return lines;
}

Value body_of(const models::Model& model, const models::Timeline& timeline,
              const models::Fit& found) {
  const auto k = static_cast<double>(model.columns.size());
  const double deviance = -2 * found.log_likelihood;
  const auto& settings = model.settings;
  return Value::object(
      {{"kind", to_word(settings.kind)},
       {"timed", settings.timed},
       {"compat", to_word(settings.compat)},
       {"missing", to_word(settings.missing)},
       {"n_actors", model.history.n()},
       {"n_events", found.n_events},
       {"log_likelihood", found.log_likelihood},
       {"null_log_likelihood", found.null_log_likelihood},
       {"deviance", deviance},
       {"aic", deviance + 2 * k},
       {"bic", deviance + k * std::log(static_cast<double>(found.n_events))},
       {"converged", found.converged},
       {"iterations", found.iterations},
       {"gradient_max", found.gradient_max},
       {"information", to_word(found.information)},
       {"cluster",
        settings.cluster == models::Cluster::none ? Value() : Value(to_word(settings.cluster))},
       {"n_clusters", found.n_clusters},
       {"likelihood_ratio", test_of(model, found)},
       {"terms", terms_of(model, timeline, found)}});
}

}  // namespace

Result<FitAnswer> fit(const io::ModelFile& file, const FitRequest& request, Problems& problems) {
  const auto& model = file.model;
  const auto timeline = models::make_timeline(model);
  Problems impossible;
  models::check_events(model, timeline, impossible);
  for (auto problem : impossible.list()) {
    problem.error.where.file = file.events_file;
    problems.add(std::move(problem));
  }
  if (problems.has_errors())
    return std::unexpected(Error{.kind = Error::Kind::data,
                                 .what = "some events cannot have happened as they are written.",
                                 .hint = "see docs/commands.md, fit"});
  models::FitRule rule{.threads = request.threads, .progress = request.progress};
  const auto found = models::fit(model, timeline, rule);
  if (!found) return std::unexpected(found.error());
  FitAnswer fitted{.converged = found->converged};
  fitted.answer.command = "fit";
  fitted.answer.digest = file.digest;
  fitted.answer.body = body_of(model, timeline, *found);
  fitted.answer.headline = headline(model, *found);
  fitted.answer.sheets = {{"terms", {"name", "estimate", "se", "z", "p", "low", "high"}}};
  return fitted;
}

}  // namespace comity::services
