// SPDX-License-Identifier: Apache-2.0
// Choices and rates: one row of alternatives per event, gathered when it is needed.
#include <algorithm>
#include <cmath>
#include <limits>

#include "comity/models/likelihood.hpp"

namespace comity::models {

namespace {

/// Alternatives with their statistics, and the sums over exp(u) of 1, x and x x'.
struct Row {
  std::vector<Node> who;
  Eigen::MatrixXd x;  ///< one column per alternative
  Eigen::VectorXd utility, weight;
  double highest = 0;  ///< taken off every utility before its exponential
  double weights = 0;
  Eigen::VectorXd first;
  Eigen::MatrixXd second;
};

class Rows : public Likelihood {
 public:
  Rows(const Model& model, const Eigen::VectorXd& coefficients, Want want)
      : model_(model), beta_(coefficients), want_(want) {}

  void restart(const Replay&) override {}
  void absorb(const Replay&, const Moved&) override {}

 protected:
  /// The i-th column of every row is the statistic `value(i, who)`.
  template <class Value>
  void fill(const Value& value) {
    const auto k = static_cast<Eigen::Index>(model_.columns.size());
    const auto n = static_cast<Eigen::Index>(row_.who.size());
    row_.x.resize(k, n);
    for (Eigen::Index a = 0; a < k; ++a)
      for (Eigen::Index j = 0; j < n; ++j)
        row_.x(a, j) = value(static_cast<std::size_t>(a), row_.who[static_cast<std::size_t>(j)]);
    row_.utility.noalias() = row_.x.transpose() * beta_;
    row_.highest = n > 0 ? row_.utility.maxCoeff() : 0;
    row_.weight = (row_.utility.array() - row_.highest).exp();
    row_.weights = row_.weight.sum();
    row_.first.noalias() = row_.x * row_.weight;
    if (want_.information)
      row_.second.noalias() = row_.x * row_.weight.asDiagonal() * row_.x.transpose();
  }

  /// One alternative was taken.
  void take(Node taken, Sums& to) const {
    const auto found = std::ranges::find(row_.who, taken);
    if (found == row_.who.end()) {
      to.log_likelihood = -std::numeric_limits<double>::infinity();
      return;
    }
    const auto at = static_cast<Eigen::Index>(found - row_.who.begin());
    const Eigen::VectorXd mean = row_.first / row_.weights;
    note(row_.utility(at) - row_.highest - std::log(row_.weights), row_.x.col(at) - mean, to);
    if (want_.information) to.information += row_.second / row_.weights - mean * mean.transpose();
  }

  void note(double part, Eigen::VectorXd score, Sums& to) const {
    to.log_likelihood += part;
    to.gradient += score;
    if (!want_.scores) return;
    to.parts.push_back(part);
    to.scores.push_back(std::move(score));
  }

  const Model& model_;
  Eigen::VectorXd beta_;
  Want want_;
  Row row_;
};

class Choice final : public Rows {
 public:
  using Rows::Rows;

  void wait(double, Sums&) override {}

  void observe(const Replay& replay, std::span<const Event> events, Sums& to) override {
    for (const auto& event : events) {
      look_from(replay, event.from);
      take(event.to, to);
    }
  }

  void weigh(const Replay& replay, const Choosing& choice, std::vector<Weighed>& to) override {
    const auto n = replay.state().n();
    look_from(replay, choice.from);
    to.clear();
    for (std::size_t j = 0; j < row_.who.size(); ++j)
      to.push_back({choice.from * n + row_.who[j], row_.weight(static_cast<Eigen::Index>(j))});
  }

 private:
  /// Gathers the alternatives of one sender.
  void look_from(const Replay& replay, Node from) {
    row_.who.clear();
    for (Node j = 0; j < replay.state().n(); ++j)
      if (replay.state().at_risk(from, j)) row_.who.push_back(j);
    fill([&](std::size_t column, Node j) { return replay.value(column, from, j); });
  }
};

class Rate final : public Rows {
 public:
  using Rows::Rows;

  void absorb(const Replay& replay, const Moved&) override {
    row_.who.clear();
    for (Node i = 0; i < replay.state().n(); ++i)
      if (replay.state().takes_part(i)) row_.who.push_back(i);
    fill([&](std::size_t column, Node i) { return replay.value(column, i, i); });
  }

  void wait(double time, Sums& to) override {
    const double scale = time * std::exp(row_.highest);
    to.log_likelihood -= scale * row_.weights;
    to.gradient -= scale * row_.first;
    if (want_.information) to.information += scale * row_.second;
    if (!want_.scores) return;
    if (waited_score_.size() == 0) waited_score_ = Eigen::VectorXd::Zero(row_.first.size());
    waited_score_ -= scale * row_.first;
    waited_part_ -= scale * row_.weights;
  }

  void observe(const Replay&, std::span<const Event> events, Sums& to) override {
    for (const auto& event : events) {
      if (!model_.settings.timed) {
        take(event.from, to);
        continue;
      }
      const auto found = std::ranges::find(row_.who, event.from);
      if (found == row_.who.end()) {
        to.log_likelihood = -std::numeric_limits<double>::infinity();
        continue;
      }
      const auto at = static_cast<Eigen::Index>(found - row_.who.begin());
      note(row_.utility(at), row_.x.col(at), to);
      if (!want_.scores) continue;
      if (waited_score_.size() > 0) to.scores.back() += waited_score_;
      to.parts.back() += waited_part_;
      waited_score_.resize(0);
      waited_part_ = 0;
    }
  }

  void weigh(const Replay& replay, const Choosing&, std::vector<Weighed>& to) override {
    const auto n = replay.state().n();
    const double scale = model_.settings.timed ? std::exp(row_.highest) : 1;
    to.clear();
    for (std::size_t i = 0; i < row_.who.size(); ++i)
      to.push_back({row_.who[i] * (n + 1), scale * row_.weight(static_cast<Eigen::Index>(i))});
  }

 private:
  Eigen::VectorXd waited_score_;
  double waited_part_ = 0;
};

}  // namespace

std::unique_ptr<Likelihood> make_choice(const Model& model, const Eigen::VectorXd& beta,
                                        Want want) {
  return std::make_unique<Choice>(model, beta, want);
}

std::unique_ptr<Likelihood> make_rate(const Model& model, const Eigen::VectorXd& beta, Want want) {
  return std::make_unique<Rate>(model, beta, want);
}

}  // namespace comity::models
