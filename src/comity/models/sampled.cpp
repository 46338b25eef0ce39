// SPDX-License-Identifier: Apache-2.0
// Case-control likelihoods: each event against some of what could have happened instead, drawn anew
// for every event. Nothing is kept per pair, so the cost does not follow the number of pairs.
#include <algorithm>
#include <cmath>

#include "comity/base/random.hpp"
#include "comity/models/likelihood.hpp"
#include "comity/models/outlook.hpp"
#include "comity/models/row_reader.hpp"

namespace comity::models {

namespace {

/// Draws that hit nobody at risk, per control wanted, before everybody is listed.
constexpr std::size_t most_misses = 20;

class Sampled final : public Likelihood {
 public:
  Sampled(const Model& model, const Eigen::VectorXd& coefficients, Want want)
      : model_(model),
        beta_(coefficients),
        want_(want),
        reader_(model),
        x_(coefficients.size(), 0) {}

  void restart(const Replay&) override {}
  void absorb(const Replay&, const Moved&) override {}
  void wait(double, Sums&) override {}
  void weigh(const Replay&, const Choosing&, std::vector<Weighed>& to) override { to.clear(); }

  void observe(const Replay& replay, std::span<const Event> events, Sums& to) override {
    for (const auto& event : events) {
      gather(replay, event);
      add(to);
    }
  }

 private:
  /// The event in the first column of x, its controls in the others.
  void gather(const Replay& replay, const Event& event) {
    draw(replay, event);
    const auto n = model_.history.n();
    x_.resize(beta_.size(), static_cast<Eigen::Index>(drawn_.size()));
    for (std::size_t c = 0; c < drawn_.size(); ++c) {
      auto column = x_.col(static_cast<Eigen::Index>(c));
      reader_.read(replay, static_cast<Node>(drawn_[c] / n), static_cast<Node>(drawn_[c] % n),
                   {column.data(), static_cast<std::size_t>(beta_.size())});
    }
  }

  /// Draws controls without replacement, each other alternative as likely as any.
  void draw(const Replay& replay, const Event& event) {
    const auto choice = choosing_of(model_, replay.state(), event);
    const auto own = cell_of(model_, event);
    drawn_.assign(1, own);
    // The same controls at every step of a search and on every thread.
    Rng rng(model_.settings.seed, static_cast<std::uint64_t>(&event - model_.events.data()));
    const auto n = model_.history.n();
    const auto wanted = model_.settings.controls;
    for (std::size_t miss = 0; drawn_.size() <= wanted;) {
      const auto i = model_.settings.kind == Kind::choice ? event.from : rng.below(n);
      const auto cell = i * n + rng.below(n);
      if (std::ranges::find(drawn_, cell) == drawn_.end() && may_happen(replay, choice, cell))
        drawn_.push_back(cell);
      else if (++miss > most_misses * (wanted + 1))
        return draw_from_all(replay, choice, own, rng);
    }
  }

  /// Where few are at risk they are listed, and the list is shuffled as far as needed.
  void draw_from_all(const Replay& replay, const Choosing& choice, std::size_t own, Rng& rng) {
    const auto n = model_.history.n();
    std::vector<std::size_t> all;
    const bool row = model_.settings.kind == Kind::choice;
    const auto first = row ? choice.from * n : 0;
    for (auto cell = first; cell < (row ? first + n : n * n); ++cell)
      if (cell != own && may_happen(replay, choice, cell)) all.push_back(cell);
    drawn_.assign(1, own);
    for (std::size_t c = 0; c < std::min(all.size(), model_.settings.controls); ++c) {
      std::swap(all[c], all[c + rng.below(all.size() - c)]);
      drawn_.push_back(all[c]);
    }
  }

  [[nodiscard]] bool may_happen(const Replay& replay, const Choosing& choice,
                                std::size_t cell) const {
    const auto n = model_.history.n();
    const auto i = static_cast<Node>(cell / n);
    const auto j = static_cast<Node>(cell % n);
    if (model_.unordered() && i >= j) return false;
    if (!replay.state().at_risk(i, j)) return false;
    return model_.settings.kind != Kind::ladder ||
           static_cast<int>(replay.state().ties(model_.dependent).at(i, j)) == choice.stratum;
  }

  void add(Sums& to) const {
    const Eigen::VectorXd utility = x_.transpose() * beta_;
    const Eigen::VectorXd weight = (utility.array() - utility.maxCoeff()).exp();
    const double total = weight.sum();
    const Eigen::VectorXd mean = x_ * weight / total;
    const double part = utility(0) - utility.maxCoeff() - std::log(total);
    to.log_likelihood += part;
    to.gradient += x_.col(0) - mean;
    if (want_.information)
      to.information += x_ * weight.asDiagonal() * x_.transpose() / total - mean * mean.transpose();
    if (!want_.scores) return;
    to.parts.push_back(part);
    to.scores.emplace_back(x_.col(0) - mean);
  }

  const Model& model_;
  Eigen::VectorXd beta_;
  Want want_;
  RowReader reader_;
  std::vector<std::size_t> drawn_;
  Eigen::MatrixXd x_;
};

}  // namespace

std::unique_ptr<Likelihood> make_sampled(const Model& model, const Eigen::VectorXd& beta,
                                         Want want) {
  return std::make_unique<Sampled>(model, beta, want);
}

}  // namespace comity::models
