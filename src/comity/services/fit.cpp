// SPDX-License-Identifier: Apache-2.0
#include "comity/services/fit.hpp"

#include <fmt/format.h>

#include <cmath>

#include "comity/models/fit.hpp"
#include "comity/models/replay.hpp"
#include "comity/network/survival.hpp"
#include "comity/services/fit_rows.hpp"
#include "comity/services/fit_sentences.hpp"

namespace comity::services {

namespace {

/// Of the least probable events people see so many.
constexpr std::size_t shown_events = 10;
/// Pairs further off than this in their deviance residual are named.
constexpr double least_deviance = 2;

Value test_of(const models::Model& model, const models::Fit& found) {
  const auto df = static_cast<int>(model.columns.size()) - (model.settings.timed ? 1 : 0);
  const double statistic = std::max(0.0, 2 * (found.log_likelihood - found.null_log_likelihood));
  return Value::object({{"statistic", statistic},
                        {"df", df},
                        {"p", df > 0 ? Value(network::chi_squared_tail(statistic, df)) : Value()}});
}

Value body_of(const models::Model& model, const models::Timeline& timeline, const Fitted& fitted) {
  const auto& found = fitted.fit;
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
       {"controls", settings.controls == 0 ? Value() : Value(settings.controls)},
       {"cluster",
        settings.cluster == models::Cluster::none ? Value() : Value(to_word(settings.cluster))},
       {"n_clusters", found.n_clusters},
       {"likelihood_ratio", test_of(model, found)},
       {"terms", term_rows(model, timeline, fitted)}});
}

/// One question about one model: its estimates, then whatever else was asked for.
class Question {
 public:
  Question(const io::ModelFile& file, const FitRequest& request)
      : file_(file), request_(request), model_(file.model) {
    if (request.holdout)
      model_.settings.until = std::nextafter(*request.holdout, models::before_all);
    timeline_ = models::make_timeline(model_);
  }

  Result<FitAnswer> answer(Problems& problems) {
    if (const auto checked = check(problems); !checked) return std::unexpected(checked.error());
    auto found = models::fit(model_, timeline_, rule());
    if (!found) return std::unexpected(found.error());
    fitted_.fit = std::move(*found);
    if (const auto more = infer(); !more) return std::unexpected(more.error());
    auto& answer = given_.answer;
    given_.converged = fitted_.fit.converged;
    // All members of a team check and search alike, or they would wait for each other; one tells.
    if (request_.team != nullptr && request_.team->rank() != 0) return std::move(given_);
    answer.command = "fit";
    answer.digest = file_.digest;
    answer.seed = request_.courses > 0 ? request_.seed : 0;
    answer.body = body_of(model_, timeline_, fitted_);
    answer.headline = fit_sentences(model_, fitted_.fit);
    answer.sheets = fit_sheets(request_);
    if (request_.residuals) add_residuals();
    if (request_.holdout) add_score();
    if (request_.courses > 0)
      if (const auto drawn = add_goodness(); !drawn) return std::unexpected(drawn.error());
    return std::move(given_);
  }

 private:
  [[nodiscard]] models::FitRule rule() const {
    return {.threads = request_.threads, .progress = request_.progress, .team = request_.team};
  }

  Result<void> check(Problems& problems) const {
    if (request_.courses > 0 && model_.settings.kind == models::Kind::rate)
      return std::unexpected(Error{
          .kind = Error::Kind::usage,
          .what = "a rate model says who acts, not with whom, so no course can be drawn from it.",
          .where = {.field = "simulate"},
          .hint = "leave --simulate out, or fit a choice or a relational model"});
    Problems impossible;
    const auto all = models::make_timeline(file_.model);
    models::check_events(file_.model, all, impossible);
    for (auto problem : impossible.list()) {
      problem.error.where.file = file_.events_file;
      problems.add(std::move(problem));
    }
    if (problems.has_errors())
      return std::unexpected(Error{.kind = Error::Kind::data,
                                   .what = "some events cannot have happened as they are written.",
                                   .hint = "see docs/commands.md, fit"});
    if (request_.holdout && all.n_events == timeline_.n_events)
      return std::unexpected(Error{.kind = Error::Kind::data,
                                   .what = "no event is left to score: all are earlier.",
                                   .where = {.field = "holdout"},
                                   .hint = "name a time before the last event"});
    return {};
  }

  Result<void> infer() {
    if (request_.tests) {
      auto tests = models::test_terms(model_, timeline_, fitted_.fit, rule());
      if (!tests) return std::unexpected(tests.error());
      fitted_.tests = std::move(*tests);
    }
    if (request_.profile) {
      auto intervals =
          models::profile_intervals(model_, timeline_, fitted_.fit, normal_975, rule());
      if (!intervals) return std::unexpected(intervals.error());
      fitted_.intervals = std::move(*intervals);
    }
    return {};
  }

  void add_residuals() {
    const auto residuals = models::residuals_of(model_, timeline_, fitted_.fit);
    auto& body = given_.answer.body;
    const bool days = in_whole_days(model_);
    body.set("events", event_rows(model_, residuals, days));
    given_.answer.aside = Value::object(
        {{"unlikely", event_rows(model_, least_probable(residuals, shown_events), days)}});
    body.set("actors", actor_rows(model_, residuals));
    body.set("pairs", pair_rows(model_, residuals, least_deviance));
    body.set("survival", survival_rows(model_, timeline_));
    given_.answer.headline.push_back(
        residual_sentence(std::min(shown_events, residuals.events.size()), least_deviance));
  }

  void add_score() {
    auto later = file_.model;
    later.settings.since = *request_.holdout;
    const auto timeline = models::make_timeline(later);
    const auto score = models::score_of(later, timeline, beta());
    given_.answer.body.set("holdout", score_value(score));
    given_.answer.headline.push_back(score_sentence(score));
  }

  Result<void> add_goodness() {
    const models::Simulator simulator(model_, timeline_);
    std::vector<models::Course> courses;
    std::size_t ran_off = 0, without_choice = 0;
    for (std::size_t n = 0; n < request_.courses; ++n) {
      if (request_.progress != nullptr) {
        request_.progress->report("courses",
                                  static_cast<double>(n) / static_cast<double>(request_.courses));
        if (request_.progress->should_stop())
          return std::unexpected(Error{.kind = Error::Kind::interrupted,
                                       .what = fmt::format("interrupted after {} courses.", n),
                                       .hint = "nothing was written"});
      }
      courses.push_back(simulator.draw(beta(), Rng(request_.seed, n)));
      ran_off += courses.back().ran_off ? 1 : 0;
      without_choice += courses.back().without_choice;
    }
    const auto fits =
        models::goodness_of(model_, models::recorded_course(model_, timeline_), courses);
    const bool days = in_whole_days(model_);
    auto& body = given_.answer.body;
    body.set("simulation", Value::object({{"courses", request_.courses},
                                          {"ran_off", ran_off},
                                          {"without_choice", without_choice},
                                          {"wait_unit", days ? "days" : "units of time"}}));
    body.set("goodness", goodness_rows(fits, days ? seconds_per_day : 1));
    given_.answer.headline.push_back(goodness_sentence(fits, request_.courses, ran_off));
    return {};
  }

  [[nodiscard]] std::vector<double> beta() const {
    std::vector<double> beta;
    for (const auto& estimate : fitted_.fit.estimates) beta.push_back(estimate.value);
    return beta;
  }

  const io::ModelFile& file_;
  const FitRequest& request_;
  models::Model model_;
  models::Timeline timeline_;
  Fitted fitted_;
  FitAnswer given_;
};

}  // namespace

Result<FitAnswer> fit(const io::ModelFile& file, const FitRequest& request, Problems& problems) {
  return Question(file, request).answer(problems);
}

}  // namespace comity::services
