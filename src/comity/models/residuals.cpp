// SPDX-License-Identifier: Apache-2.0
#include "comity/models/residuals.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "comity/models/outlook.hpp"

namespace comity::models {

namespace {

/// Adds up what was expected of every cell, and ranks what happened.
class Account {
 public:
  explicit Account(const Model& model)
      : model_(model),
        expected_(model.history.n() * model.history.n()),
        ever_(expected_.size(), 0),
        observed_(expected_.size(), 0) {}

  void wait(double time, std::span<const Weighed> rates) { expect_all(rates, time); }

  void observe(const Outlook& outlook) {
    for (const auto& event : outlook.events()) {
      const auto own = outlook.cell(event);
      const auto weights = outlook.weights(event);
      ++observed_[own];
      ranked.emplace_back().placing = placing_of(weights, own);
      if (!model_.settings.timed && !is_shared()) expect_all(weights, 1 / total_of(weights));
    }
    if (is_shared()) share(outlook);
  }

  [[nodiscard]] std::vector<Tally> actors() const {
    const auto n = model_.history.n();
    std::vector<Tally> actors(n);
    const bool chosen = model_.settings.kind == Kind::choice;
    each([&](Node i, Node j, const Tally& tally) {
      if (!chosen) add(actors[i], tally);
      if (i != j) add(actors[j], tally);
    });
    return actors;
  }

  [[nodiscard]] std::vector<PairTally> pairs() const {
    std::vector<PairTally> pairs;
    if (model_.settings.kind == Kind::rate) return pairs;
    each([&](Node i, Node j, const Tally& tally) { pairs.push_back({i, j, tally}); });
    return pairs;
  }

  std::vector<EventResidual> ranked;

 private:
  /// Whether acts of one time leave each other less to be explained by.
  [[nodiscard]] bool is_shared() const {
    return model_.settings.kind == Kind::ladder && model_.settings.ties == TieRule::efron;
  }

  void expect_all(std::span<const Weighed> weights, double scale) {
    for (const auto& [at, weight] : weights) {
      expected_[at] += scale * weight;
      ever_[at] = 1;
    }
  }

  /// Efron: the m-th of d acts of one time is weighed against all less m/d of those that act.
  void share(const Outlook& outlook) {
    std::map<std::pair<double, double>, std::vector<Event>> together;
    for (const auto& event : outlook.events()) {
      const auto& rungs = outlook.replay().state().ties(model_.dependent);
      together[{rungs.at(event.from, event.to), event.value}].push_back(event);
    }
    for (const auto& [move, acts] : together) {
      const auto weights = outlook.weights(acts.front());
      const double all = total_of(weights);
      double acting = 0, hazard = 0, spared = 0;
      for (const auto& act : acts) acting += weight_of(weights, outlook.cell(act));
      for (std::size_t m = 0; m < acts.size(); ++m) {
        const double part = static_cast<double>(m) / static_cast<double>(acts.size());
        hazard += 1 / (all - part * acting);
        spared += part / (all - part * acting);
      }
      expect_all(weights, hazard);
      for (const auto& act : acts)
        expected_[outlook.cell(act)] -= spared * weight_of(weights, outlook.cell(act));
    }
  }

  static void add(Tally& to, const Tally& more) {
    to.observed += more.observed;
    to.expected += more.expected;
  }

  template <class Visit>
  void each(const Visit& visit) const {
    const auto n = static_cast<Node>(model_.history.n());
    for (Node i = 0; i < n; ++i)
      for (Node j = 0; j < n; ++j) {
        const auto at = std::size_t{i} * n + j;
        if (ever_[at] != 0) visit(i, j, Tally{observed_[at], expected_[at]});
      }
  }

  const Model& model_;
  std::vector<double> expected_;
  std::vector<char> ever_;
  std::vector<std::uint32_t> observed_;
};

/// What each event adds to the score moves the estimates by V times as much.
void take_influence(const Fit& fit, std::vector<EventResidual>& events) {
  const auto k = static_cast<Eigen::Index>(fit.estimates.size());
  const Eigen::Map<const Eigen::MatrixXd> covariance(fit.covariance.data(), k, k);
  const Eigen::Map<const Eigen::MatrixXd> scores(fit.scores.data(), k,
                                                 static_cast<Eigen::Index>(events.size()));
  for (std::size_t e = 0; e < events.size(); ++e) {
    const auto score = scores.col(static_cast<Eigen::Index>(e));
    const Eigen::VectorXd moved = covariance * score;
    for (Eigen::Index a = 0; a < k; ++a)
      events[e].influence.push_back(-moved(a) / fit.estimates[static_cast<std::size_t>(a)].error);
    events[e].displacement = score.dot(moved);
  }
}

}  // namespace

double Tally::deviance() const {
  const auto seen = static_cast<double>(observed);
  const double half = seen > 0 ? seen * std::log(seen / expected) - (seen - expected) : expected;
  return std::copysign(std::sqrt(std::max(0.0, 2 * half)), martingale());
}

Residuals residuals_of(const Model& model, const Timeline& timeline, const Fit& fit) {
  std::vector<double> beta;
  for (const auto& estimate : fit.estimates) beta.push_back(estimate.value);
  Account account(model);
  visit_outlooks(
      model, timeline, beta,
      {.events = [&](const Outlook& outlook) { account.observe(outlook); },
       .wait = [&](const Replay&, double time, auto rates) { account.wait(time, rates); }});
  Residuals found{
      .events = std::move(account.ranked), .actors = account.actors(), .pairs = account.pairs()};
  std::size_t next = 0;
  for (const auto& moment : timeline.moments) {
    if (!moment.counts) continue;
    for (std::size_t e = 0; e < moment.n_events; ++e, ++next) {
      found.events[next].event = moment.first + e;
      found.events[next].part = fit.parts[next];
    }
  }
  take_influence(fit, found.events);
  return found;
}

}  // namespace comity::models
