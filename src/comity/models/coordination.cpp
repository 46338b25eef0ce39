// SPDX-License-Identifier: Apache-2.0
// Two-sided choices: both must wish it. Wishes are kept per row, agreements summed per moment.
//
// With a_ij = exp(u_ij + u_ji), S_i the sum of exp(u_ih) and r_i = 1/S_i, a pair agrees with weight
// w_ij = a_ij r_i r_j. Its score is g_ij = t_ij + h_i + h_j: t_ij = s_ij + s_ji for columns of
// pairs and 0 for columns of the receiver alone, h_i = c_i - m_i, with c_i the receiver's value and
// m_i the mean of s over the wishes of i. So columns of one actor cost nothing per pair.
#include <algorithm>
#include <cmath>
#include <limits>

#include "comity/models/agreements.hpp"
#include "comity/models/cells.hpp"
#include "comity/models/likelihood.hpp"

namespace comity::models {

namespace {

class Coordination final : public Cells, public Likelihood {
 public:
  Coordination(const Model& model, const Eigen::VectorXd& coefficients, Want want)
      : Cells(model, coefficients),
        want_(want),
        agreements_(model.history.n(), pair_columns(model).size(), model.columns.size()),
        pair_columns_(pair_columns(model)),
        wishes_(model.history.n()),
        wished_(static_cast<Eigen::Index>(model.columns.size()),
                static_cast<Eigen::Index>(model.history.n())) {}

  void restart(const Replay& replay) override { Cells::restart(replay); }
  void absorb(const Replay& replay, const Moved& moved) override { Cells::absorb(replay, moved); }
  void wait(double, Sums&) override {}

  void observe(const Replay& replay, std::span<const Event> events, Sums& to) override {
    prepare(replay);
    const auto sums = agreements_.sum(want_.information);
    const Eigen::VectorXd mean = sums.first / sums.weights;
    Eigen::MatrixXd spread;
    if (want_.information) {
      spread = sums.second / sums.weights - mean * mean.transpose();
      if (want_.kind == Information::observed) spread -= mean_of_wish_spreads(sums);
    }
    for (const auto& event : events) {
      const auto there = cell(event.from, event.to);
      const auto back = cell(event.to, event.from);
      if (weight(there) <= 0 || weight(back) <= 0) {
        to.log_likelihood = -std::numeric_limits<double>::infinity();
        return;
      }
      const double part = std::log(weight(there) / wishes_[event.from]) +
                          std::log(weight(back) / wishes_[event.to]) - std::log(sums.weights);
      Eigen::VectorXd score = gap(event.from, there) + gap(event.to, back) - mean;
      to.log_likelihood += part;
      to.gradient += score;
      if (want_.information) {
        to.information += spread;
        if (want_.kind == Information::observed)
          to.information += wish_spread(event.from) + wish_spread(event.to);
      }
      if (!want_.scores) continue;
      to.parts.push_back(part);
      to.scores.push_back(std::move(score));
    }
  }

  void weigh(const Replay&, const Choosing&, std::vector<Weighed>& to) override {
    to.clear();
    for (Node i = 0; i < n(); ++i)
      for (Node j = i + 1; j < n(); ++j) {
        const double both = weight(cell(i, j)) * weight(cell(j, i));
        if (both > 0) to.push_back({cell(i, j), both / (wishes_[i] * wishes_[j])});
      }
  }

 protected:
  void recount_all() override {
    const auto k = n_columns();
    std::ranges::fill(wishes_, 0.0);
    wished_.setZero();
    for (Node i = 0; i < n(); ++i) {
      double* const wished = wished_.col(i).data();
      for (Node j = 0; j < n(); ++j) {
        const double w = weight(cell(i, j));
        if (w == 0) continue;
        const double* const values = x(cell(i, j));
        wishes_[i] += w;
        for (std::size_t a = 0; a < k; ++a) wished[a] += w * values[a];
      }
      for (Node j = 0; j < i; ++j) {
        const auto there = cell(i, j);
        const auto back = cell(j, i);
        agreements_.set_weight(i, j, weight(there) * weight(back));
        for (std::size_t p = 0; p < pair_columns_.size(); ++p)
          agreements_.set_pair(p, i, j, x(there)[pair_columns_[p]] + x(back)[pair_columns_[p]]);
      }
    }
  }

  void recount(Node i, Node j, const Counted& before, const Counted& after) override {
    const auto k = n_columns();
    double* const wished = wished_.col(i).data();
    wishes_[i] += after.weight - before.weight;
    for (std::size_t a = 0; a < k; ++a)
      wished[a] += after.weight * after.x[a] - before.weight * before.x[a];
    const auto back = cell(j, i);
    agreements_.set_weight(i, j, after.weight * weight(back));
    for (std::size_t p = 0; p < pair_columns_.size(); ++p)
      agreements_.set_pair(p, i, j, after.x[pair_columns_[p]] + x(back)[pair_columns_[p]]);
  }

 private:
  /// Columns that are no property of the receiver alone.
  static std::vector<std::size_t> pair_columns(const Model& model) {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < model.columns.size(); ++k) {
      const auto& factors = model.columns[k].factors;
      const bool one = factors.size() == 1;
      if (!one || model.statistics[factors[0]].side != Side::receiver ||
          model.statistics[factors[0]].standard)
        found.push_back(k);
    }
    return found;
  }

  [[nodiscard]] auto x_of(std::size_t cell) const {
    return Eigen::Map<const Eigen::VectorXd>(x(cell), static_cast<Eigen::Index>(n_columns()));
  }
  /// s_ij less its mean over the wishes of i.
  [[nodiscard]] Eigen::VectorXd gap(Node i, std::size_t cell) const {
    return x_of(cell) - wished_.col(i) / wishes_[i];
  }

  /// Hands r and h of every actor to the sums over pairs.
  void prepare(const Replay& replay) {
    for (Node i = 0; i < n(); ++i) {
      const bool wishes = replay.state().takes_part(i) && wishes_[i] > 0;
      agreements_.set_ratio(i, wishes ? 1 / wishes_[i] : 0.0);
      std::size_t pair = 0;
      for (std::size_t k = 0; k < n_columns(); ++k) {
        const bool is_pair = pair < pair_columns_.size() && pair_columns_[pair] == k;
        if (is_pair) ++pair;
        const double own = is_pair ? 0.0 : replay.value(k, i, i);
        const double mean = wishes ? wished_(static_cast<Eigen::Index>(k), i) / wishes_[i] : 0.0;
        agreements_.set_actor(k, i, wishes ? own - mean : 0.0);
      }
    }
    agreements_.set_columns(pair_columns_);
  }

  /// The covariance of s over the wishes of one actor.
  [[nodiscard]] Eigen::MatrixXd wish_spread(Node i) const {
    const auto k = static_cast<Eigen::Index>(n_columns());
    Eigen::MatrixXd second = Eigen::MatrixXd::Zero(k, k);
    for (Node j = 0; j < n(); ++j) {
      if (i == j || weight(cell(i, j)) <= 0) continue;
      const auto x = x_of(cell(i, j));
      second += weight(cell(i, j)) * x * x.transpose();
    }
    const Eigen::VectorXd mean = wished_.col(i) / wishes_[i];
    return second / wishes_[i] - mean * mean.transpose();
  }

  /// Source: the second derivative of log Z, whose pairs have curvature of their own.
  [[nodiscard]] Eigen::MatrixXd mean_of_wish_spreads(const AgreementSums& sums) const {
    const auto k = static_cast<Eigen::Index>(n_columns());
    Eigen::MatrixXd mean = Eigen::MatrixXd::Zero(k, k);
    for (Node i = 0; i < n(); ++i) {
      const double share = sums.of_actor[i] / sums.weights;
      if (share > 0) mean += share * wish_spread(i);
    }
    return mean;
  }

  Want want_;
  Agreements agreements_;
  std::vector<std::size_t> pair_columns_;
  std::vector<double> wishes_;  ///< S_i
  Eigen::MatrixXd wished_;      ///< sums of exp(u) s, one column per actor
};

}  // namespace

std::unique_ptr<Likelihood> make_coordination(const Model& model, const Eigen::VectorXd& beta,
                                              Want want) {
  return std::make_unique<Coordination>(model, beta, want);
}

}  // namespace comity::models
