// SPDX-License-Identifier: Apache-2.0
// Relational models and ladders: the sums of weights over all pairs at risk, stratum by stratum.
#include <algorithm>
#include <cmath>
#include <limits>

#include "comity/models/cells.hpp"
#include "comity/models/likelihood.hpp"
#include "comity/models/weighted_sums.hpp"

namespace comity::models {

namespace {

class Pairs final : public Cells, public Likelihood {
 public:
  Pairs(const Model& model, const Eigen::VectorXd& coefficients, Want want)
      : Cells(model, coefficients), model_(model), beta_(coefficients), want_(want) {
    if (model.unordered()) fold();
    is_ladder_ = model.settings.kind == Kind::ladder;
  }

  void restart(const Replay& replay) override { Cells::restart(replay); }
  void absorb(const Replay& replay, const Moved& moved) override { Cells::absorb(replay, moved); }

  void wait(double time, Sums& to) override {
    if (strata_.empty()) return;
    settle();
    const auto& all = strata_[0];
    to.log_likelihood -= time * all.weights();
    const Eigen::VectorXd first = time * all.first();
    to.gradient -= first;
    if (want_.information) to.information += time * all.second();
    if (!want_.scores) return;
    if (waited_score_.size() == 0) waited_score_ = Eigen::VectorXd::Zero(first.size());
    waited_score_ -= first;
    waited_part_ -= time * all.weights();
  }

  void observe(const Replay& replay, std::span<const Event> events, Sums& to) override {
    settle();
    if (model_.settings.timed) return observe_timed(events, to);
    if (model_.settings.ties == TieRule::efron) return observe_efron(replay, events, to);
    for (const auto& event : events) observe_one(event, to);
  }

  void weigh(const Replay&, const Choosing& choice, std::vector<Weighed>& to) override {
    to.clear();
    for (std::size_t at = 0; at < n() * n(); ++at)
      if (stratum_counted(at) == choice.stratum) to.push_back({at, weight(at)});
  }

 protected:
  void recount_all() override {
    strata_.clear();
    recount_each();
  }

  [[nodiscard]] int stratum_of(const Replay& replay, Node i, Node j) const override {
    if (!is_ladder_) return 0;
    const int rung = static_cast<int>(replay.state().ties(model_.dependent).at(i, j));
    const auto& origins = model_.settings.origins;
    const bool may = origins.empty() || std::ranges::find(origins, rung) != origins.end();
    return may && rung >= 0 ? rung : -1;
  }

  void recount(Node, Node, const Counted& before, const Counted& after) override {
    if (before.stratum >= 0) add(before, -before.weight);
    if (after.stratum >= 0) add(after, after.weight);
  }

 private:
  [[nodiscard]] WeightedSums no_pairs() const { return {n_columns(), want_.information}; }

  void add(const Counted& pair, double weight) {
    const auto at = static_cast<std::size_t>(pair.stratum);
    while (strata_.size() <= at) strata_.push_back(no_pairs());
    strata_[at].add(pair.x, weight);
  }

  void settle() {
    for (auto& stratum : strata_) stratum.settle();
  }

  [[nodiscard]] std::size_t cell_of(const Event& event) const {
    return is_folded() && event.from > event.to ? cell(event.to, event.from)
                                                : cell(event.from, event.to);
  }
  [[nodiscard]] Eigen::VectorXd x_of(const Event& event) const {
    return Eigen::Map<const Eigen::VectorXd>(x(cell_of(event)),
                                             static_cast<Eigen::Index>(n_columns()));
  }
  [[nodiscard]] const WeightedSums* stratum_at(const Event& event) const {
    const auto at = stratum_counted(cell_of(event));
    return at < 0 ? nullptr : &strata_[static_cast<std::size_t>(at)];
  }

  void note(Sums& to, double part, Eigen::VectorXd score) const {
    to.log_likelihood += part;
    to.gradient += score;
    if (!want_.scores) return;
    to.parts.push_back(part);
    to.scores.push_back(std::move(score));
  }

  void observe_timed(std::span<const Event> events, Sums& to) {
    for (const auto& event : events) {
      const auto x = x_of(event);
      note(to, beta_.dot(x), x);
      if (!want_.scores) continue;
      // The waiting before an event belongs to the first event that ends it.
      if (waited_score_.size() > 0) to.scores.back() += waited_score_;
      to.parts.back() += waited_part_;
      waited_score_.resize(0);
      waited_part_ = 0;
    }
  }

  void observe_one(const Event& event, Sums& to) {
    const auto* const stratum = stratum_at(event);
    if (stratum == nullptr) {
      to.log_likelihood = -std::numeric_limits<double>::infinity();
      return;
    }
    const auto x = x_of(event);
    const Eigen::VectorXd mean = stratum->first() / stratum->weights();
    note(to, beta_.dot(x) - std::log(stratum->weights()), x - mean);
    if (want_.information)
      to.information += stratum->second() / stratum->weights() - mean * mean.transpose();
  }

  /// Acts of one time from one rung to one rung share their stratum: each of d acts is weighed
  /// against all pairs less (0, 1, ... d-1)/d of those that act.
  void observe_efron(const Replay&, std::span<const Event> events, Sums& to) {
    std::vector<Shared> shared(events.size());
    for (std::size_t e = 0; e < events.size(); ++e) {
      if (shared[e].done) continue;
      std::vector<std::size_t> together;
      for (std::size_t other = e; other < events.size(); ++other)
        if (stratum_at(events[other]) == stratum_at(events[e]) &&
            events[other].value == events[e].value)
          together.push_back(other);
      const auto part = share(events, together, to);
      for (const auto act : together) shared[act] = part;
    }
    for (std::size_t e = 0; e < events.size(); ++e) {
      if (stratum_at(events[e]) == nullptr) return observe_one(events[e], to);
      const auto x = x_of(events[e]);
      note(to, beta_.dot(x) - shared[e].log_weights, x - shared[e].mean);
    }
  }

  /// What acts of one time have in common: means over the orders in which they may have happened.
  struct Shared {
    bool done = false;
    double log_weights = 0;
    Eigen::VectorXd mean;
  };

  [[nodiscard]] Shared share(std::span<const Event> events, const std::vector<std::size_t>& acts,
                             Sums& to) const {
    const auto* const stratum = stratum_at(events[acts.front()]);
    Shared shared{.done = true, .mean = Eigen::VectorXd::Zero(beta_.size())};
    if (stratum == nullptr) return shared;
    auto acting = no_pairs();
    for (const auto act : acts) {
      const auto at = cell_of(events[act]);
      acting.add(x(at), weight(at));
    }
    acting.settle();
    const auto d = static_cast<double>(acts.size());
    for (std::size_t m = 0; m < acts.size(); ++m) {
      const double share = static_cast<double>(m) / d;
      const double weights = stratum->weights() - share * acting.weights();
      const Eigen::VectorXd mean = (stratum->first() - share * acting.first()) / weights;
      shared.log_weights += std::log(weights) / d;
      shared.mean += mean / d;
      if (want_.information)
        to.information +=
            (stratum->second() - share * acting.second()) / weights - mean * mean.transpose();
    }
    return shared;
  }

  const Model& model_;
  Eigen::VectorXd beta_;
  Want want_;
  bool is_ladder_ = false;
  std::vector<WeightedSums> strata_;
  Eigen::VectorXd waited_score_;
  double waited_part_ = 0;
};

}  // namespace

std::unique_ptr<Likelihood> make_pairs(const Model& model, const Eigen::VectorXd& beta, Want want) {
  return std::make_unique<Pairs>(model, beta, want);
}

}  // namespace comity::models
