// SPDX-License-Identifier: Apache-2.0
#include "comity/models/fit.hpp"

#include <fmt/format.h>

#include <cmath>

#include "comity/models/identify.hpp"
#include "comity/models/likelihood.hpp"
#include "comity/models/penalty.hpp"
#include "comity/models/sandwich.hpp"

namespace comity::models {

namespace {

constexpr int most_halvings = 30;
/// A step that gains less than this per event leaves the information as it was.
constexpr double near_gain = 0.01;
/// A step that gains less than this is likely to end where the curvature says.
constexpr double last_gain = 0.01;
/// A sample of so many moments comes within some standard errors of the estimates.
constexpr std::size_t moments_of_a_sample = 250;
constexpr int most_of_a_sample = 20;

/// Whether sums of products are kept up to date along with the sums: where pairs come and go one by
/// one, and the information is that of Newton's step.
bool is_information_cheap(const Model& model) {
  return model.settings.kind == Kind::relational || model.settings.kind == Kind::ladder;
}

class Search {
 public:
  Search(const Model& model, const Timeline& timeline, const FitRule& rule)
      : model_(model), timeline_(timeline), rule_(rule), start_(model, timeline) {}

  Result<Fit> run() {
    const Eigen::VectorXd guess = beta_ = first_guess();
    approach();
    at_ = look(beta_, true);
    // At 0 the terms are as good as absent.
    fit_.null_log_likelihood = beta_.isZero(0) ? at_.log_likelihood : null_log_likelihood(guess);
    if (const auto bad = find_unidentified(model_, at_.information)) return std::unexpected(*bad);
    at_ = penalize(std::move(at_), beta_);
    learn_exactly();
    while (fit_.iterations < rule_.most_iterations) {
      const Eigen::VectorXd step = inverse_ * at_.gradient;
      if (is_there(step)) {
        fit_.converged = true;
        break;
      }
      ++fit_.iterations;
      const bool better = advance(step);
      if (is_stopped())
        return std::unexpected(Error{
            .kind = Error::Kind::interrupted,
            .what = fmt::format("the fit was interrupted after iteration {}.", fit_.iterations),
            .hint = "nothing was written"});
      if (!better) break;
    }
    const auto last = is_whole_ ? at_ : look_for_the_answer(beta_);
    if (const auto bad =
            find_separated(model_, timeline_, start_, beta_, last.information, fit_.converged))
      return std::unexpected(*bad);
    finish(last);
    return std::move(fit_);
  }

 private:
  [[nodiscard]] bool is_stopped() const {
    if (rule_.progress == nullptr) return false;
    rule_.progress->report(
        fmt::format("iteration {}, log-likelihood {:.6f}", fit_.iterations, at_.log_likelihood),
        Progress::unknown);
    return rule_.progress->should_stop();
  }

  /// Zero, and in timed models an intercept that explains the number of events.
  Eigen::VectorXd first_guess() {
    Eigen::VectorXd beta = Eigen::VectorXd::Zero(index(model_.columns.size()));
    if (!model_.settings.timed) return beta;
    for (std::size_t k = 0; k < model_.columns.size(); ++k) {
      if (!is_intercept(model_, model_.columns[k])) continue;
      // At 0 every rate is 1, so the information of the intercept is the time at risk.
      const auto sums = evaluate(start_, timeline_, beta, {}, {rule_.threads, rule_.team});
      const double exposure = sums.information(index(k), index(k));
      if (exposure > 0)
        beta(index(k)) = std::log(static_cast<double>(timeline_.n_events) / exposure);
    }
    return beta;
  }

  static Eigen::Index index(std::size_t at) { return static_cast<Eigen::Index>(at); }

  /// The log-likelihood without terms (timed: with the intercept alone, at its estimate).
  double null_log_likelihood(const Eigen::VectorXd& guess) {
    auto model = model_;
    Eigen::VectorXd beta;
    std::erase_if(model.columns,
                  [&](const Column& column) { return !is_intercept(model_, column); });
    if (!model.columns.empty()) {
      beta.resize(1);
      for (std::size_t k = 0; k < model_.columns.size(); ++k)
        if (is_intercept(model_, model_.columns[k])) beta(0) = guess(index(k));
      model.columns[0].factors = {0};
      model.statistics = {Statistic{}};
    } else {
      model.statistics.clear();
    }
    return evaluate(Replay(model, timeline_), timeline_, beta, {.information = false},
                    {rule_.threads, rule_.team})
        .log_likelihood;
  }

  /// Comes near the estimates on a sample of the moments, where there are many.
  ///
  /// Whatever it finds is only where the search begins; what it cannot find is left at 0.
  void approach() {
    const auto every = timeline_.moments.size() / moments_of_a_sample;
    if (every < 2 || model_.settings.penalty != Penalty{}) return;
    const auto sample = [&](const Eigen::VectorXd& beta) {
      return evaluate(start_, timeline_, beta, {.information = true, .every = every},
                      {rule_.threads, rule_.team});
    };
    Eigen::VectorXd beta = beta_;
    auto at = sample(beta);
    for (int iteration = 0; iteration < most_of_a_sample; ++iteration) {
      if (find_unidentified(model_, at.information)) return;
      const Eigen::VectorXd step = at.information.ldlt().solve(at.gradient);
      if (step.dot(at.gradient) < 0.1) {
        beta_ = beta;
        return;
      }
      const Eigen::VectorXd next = beta + step;
      auto sums = sample(next);
      if (!(sums.log_likelihood >= at.log_likelihood)) return;
      beta = next;
      at = std::move(sums);
    }
  }

  Sums look(const Eigen::VectorXd& beta, bool information) {
    return evaluate(start_, timeline_, beta, {.information = information},
                    {rule_.threads, rule_.team});
  }

  /// All that the answer needs.
  Sums look_for_the_answer(const Eigen::VectorXd& beta) {
    return evaluate(start_, timeline_, beta,
                    {.information = true, .kind = model_.settings.information, .scores = true},
                    {rule_.threads, rule_.team});
  }

  Sums penalize(Sums sums, const Eigen::VectorXd& beta) {
    if (model_.settings.penalty == Penalty{}) return sums;
    return penalized(std::move(sums), beta, model_,
                     [this](const Eigen::VectorXd& at) { return look(at, true); });
  }

  /// Takes the curvature from the information just computed.
  void learn_exactly() {
    const auto k = at_.information.rows();
    inverse_ = at_.information.ldlt().solve(Eigen::MatrixXd::Identity(k, k));
    roots_ = at_.information.diagonal().cwiseMax(0.0).cwiseSqrt();
  }

  /// Corrects the curvature by what the last step did to the gradient ([Broyden1970]).
  void learn_from(const Eigen::VectorXd& moved, const Eigen::VectorXd& lost) {
    const double bend = moved.dot(lost);
    if (!(bend > 0)) return;
    const auto k = inverse_.rows();
    const Eigen::MatrixXd left = Eigen::MatrixXd::Identity(k, k) - moved * lost.transpose() / bend;
    inverse_ = (left * inverse_ * left.transpose() + moved * moved.transpose() / bend).eval();
  }

  [[nodiscard]] bool is_there(const Eigen::VectorXd& step) {
    bool there = step.allFinite();
    fit_.gradient_max = at_.gradient.cwiseAbs().maxCoeff();
    for (Eigen::Index k = 0; k < step.size(); ++k) {
      there &= std::abs(step(k)) * roots_(k) < rule_.step || std::abs(step(k)) < 1e-12;
      there &= std::abs(at_.gradient(k)) < rule_.gradient * std::max(roots_(k), 1e-12);
    }
    return there;
  }

  /// Near the top the information hardly changes, and is too dear to be computed at every step.
  [[nodiscard]] bool is_near(const Eigen::VectorXd& step) const {
    const double gain = step.dot(at_.gradient);
    return !is_information_cheap(model_) && !model_.settings.penalty.firth && gain >= 0 &&
           gain < std::max(1.0, near_gain * static_cast<double>(timeline_.n_events));
  }

  /// Whether this may be the last step, whose look then serves the answer as well.
  [[nodiscard]] bool may_be_last(const Eigen::VectorXd& step) const {
    return model_.settings.information == Information::expected &&
           model_.settings.penalty == Penalty{} && std::abs(step.dot(at_.gradient)) < last_gain;
  }

  /// How much of a step is worth a look: a probability cannot rise above 1, so a step that promises
  /// more than that has left the place whose curvature it knows.
  [[nodiscard]] double longest(const Eigen::VectorXd& step) const {
    const double promised = step.dot(at_.gradient);
    const double possible = -at_.log_likelihood;
    const bool bounded = !model_.settings.timed && model_.settings.penalty == Penalty{};
    if (!bounded || promised <= possible) return 1;
    return possible / promised;
  }

  bool advance(const Eigen::VectorXd& step) {
    const double before = at_.log_likelihood;
    double scale = longest(step);
    const bool exact = !is_near(step);
    const bool last = exact && may_be_last(step);
    for (int halving = 0; halving < most_halvings; ++halving, scale /= 2) {
      const Eigen::VectorXd beta = beta_ + scale * step;
      auto sums = last ? look_for_the_answer(beta) : penalize(look(beta, exact), beta);
      // A loss of rounding size is none.
      if (!std::isfinite(sums.log_likelihood) || !sums.gradient.allFinite() ||
          sums.log_likelihood < before - 1e-11 * std::abs(before))
        continue;
      const Eigen::VectorXd lost = at_.gradient - sums.gradient;
      beta_ = beta;
      at_ = std::move(sums);
      is_whole_ = last;
      exact ? learn_exactly() : learn_from(scale * step, lost);
      return true;
    }
    return false;
  }

  void finish(const Sums& sums) {
    const auto& settings = model_.settings;
    fit_.n_events = timeline_.n_events;
    fit_.information = settings.information;
    fit_.log_likelihood = sums.log_likelihood;
    fit_.objective = at_.log_likelihood;
    fit_.parts = sums.parts;
    for (const auto& score : sums.scores)
      fit_.scores.insert(fit_.scores.end(), score.begin(), score.end());
    Eigen::MatrixXd information = sums.information;
    if (settings.penalty.ridge > 0) information.diagonal().array() += settings.penalty.ridge;
    Eigen::MatrixXd covariance =
        information.ldlt().solve(Eigen::MatrixXd::Identity(information.rows(), information.cols()));
    covariance = (covariance + covariance.transpose()).eval() / 2;
    fit_.covariance.assign(covariance.reshaped().begin(), covariance.reshaped().end());
    for (Eigen::Index k = 0; k < beta_.size(); ++k)
      fit_.estimates.push_back(
          {.value = beta_(k), .error = std::sqrt(std::max(covariance(k, k), 0.0))});
    if (settings.cluster == Cluster::none) return;
    const auto robust = sandwich(model_, timeline_, sums.scores, covariance);
    fit_.n_clusters = robust.n_clusters;
    for (std::size_t k = 0; k < fit_.estimates.size(); ++k)
      fit_.estimates[k].robust = std::sqrt(robust.covariance(index(k), index(k)));
  }

  const Model& model_;
  const Timeline& timeline_;
  const FitRule& rule_;
  Replay start_;
  Eigen::VectorXd beta_;
  Sums at_;
  bool is_whole_ = false;    ///< `at_` holds all that the answer needs
  Eigen::MatrixXd inverse_;  ///< of the information, or what is taken for it
  Eigen::VectorXd roots_;    ///< of the diagonal of the information last computed
  Fit fit_;
};

}  // namespace

void check_events(const Model& model, const Timeline& timeline, Problems& problems) {
  Replay replay(model, timeline);
  const bool rate = model.settings.kind == Kind::rate;
  visit_events(replay, timeline, [&](const Event& event, const State& state) {
    const auto refuse = [&](std::string what, std::string hint) {
      problems.error({.kind = Error::Kind::data,
                      .what = std::move(what),
                      .where = {.line = event.line},
                      .hint = std::move(hint)});
    };
    bool both = true;
    for (const auto who : {event.from, event.to}) {
      if (state.takes_part(who) || (rate && who == event.to)) continue;
      both = false;
      refuse(fmt::format("an event of {}, who is absent at that time.", model.history.actors[who]),
             model.settings.missing == Missing::drop
                 ? "actors with unknown attributes are absent under missing = \"drop\""
                 : "check the actor's presence, or leave the event out");
    }
    if (both && !rate && !state.may_meet(event.from, event.to))
      refuse(fmt::format("an event of {} and {}, who may not meet at that time.",
                         model.history.actors[event.from], model.history.actors[event.to]),
             "check the opportunity list");
  });
}

Look look_at(const Model& model, const Timeline& timeline, const std::vector<double>& beta,
             Information information, unsigned threads) {
  const Eigen::VectorXd at =
      Eigen::Map<const Eigen::VectorXd>(beta.data(), static_cast<Eigen::Index>(beta.size()));
  const auto sums = evaluate(Replay(model, timeline), timeline, at,
                             {.information = true, .kind = information}, {threads});
  return {sums.log_likelihood,
          {sums.gradient.begin(), sums.gradient.end()},
          {sums.information.reshaped().begin(), sums.information.reshaped().end()}};
}

Result<Fit> fit(const Model& model, const Timeline& timeline, const FitRule& rule) {
  if (timeline.n_events == 0)
    return std::unexpected(Error{.kind = Error::Kind::data,
                                 .what = "there is no event to explain.",
                                 .hint = "check `where`, `since` and `until` under [events]"});
  return Search(model, timeline, rule).run();
}

}  // namespace comity::models
