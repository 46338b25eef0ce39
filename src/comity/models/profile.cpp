// SPDX-License-Identifier: Apache-2.0
#include "comity/models/profile.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <optional>

#include "comity/models/likelihood.hpp"
#include "comity/models/penalty.hpp"

namespace comity::models {

namespace {

constexpr int most_steps = 40;
constexpr int most_step_halvings = 30;
/// How often the distance from the estimate is doubled in search of an end.
constexpr int most_doublings = 12;
/// An end is found when the root of the likelihood's loss is this near to what is sought.
constexpr double root_gap = 1e-7;
constexpr double infinite = std::numeric_limits<double>::infinity();

/// The likelihood with one coefficient held, the others where they fit best.
class Profile {
 public:
  Profile(const Model& model, const Timeline& timeline, const Fit& fit, const FitRule& rule)
      : model_(model),
        timeline_(timeline),
        fit_(fit),
        rule_(rule),
        start_(model, timeline),
        k_(static_cast<Eigen::Index>(fit.estimates.size())),
        covariance_(Eigen::Map<const Eigen::MatrixXd>(fit.covariance.data(), k_, k_)),
        best_(k_) {
    for (Eigen::Index a = 0; a < k_; ++a)
      best_(a) = fit.estimates[static_cast<std::size_t>(a)].value;
  }

  /// The sums at the best point where coefficient `held` has this value.
  Sums at(Eigen::Index held, double value) {
    // Along this line the others stay at their best to first order.
    Eigen::VectorXd beta =
        best_ + covariance_.col(held) / covariance_(held, held) * (value - best_(held));
    beta(held) = value;
    auto sums = look(beta);
    for (int step = 0; step < most_steps; ++step) {
      const auto move = newton(sums, held);
      if (!(move.dot(sums.gradient) > 1e-11 * (1 + std::abs(sums.log_likelihood)))) break;
      if (!advance(move, beta, sums)) break;
    }
    return sums;
  }

  /// The signed root of twice the loss at a value.
  double root(Eigen::Index held, double value) {
    const double loss = 2 * (fit_.objective - at(held, value).log_likelihood);
    return std::copysign(std::sqrt(std::max(0.0, loss)), value - best_(held));
  }

  /// Where the root is `wanted`, on that side of the estimate.
  double end(Eigen::Index held, double wanted) {
    double near = best_(held), near_root = 0;
    double step = std::sqrt(covariance_(held, held)) * wanted;
    double far = near + step;
    double far_root = root(held, far);
    for (int doubling = 0; std::abs(far_root) < std::abs(wanted); ++doubling) {
      if (doubling == most_doublings) return std::copysign(infinite, wanted);
      near = far;
      near_root = far_root;
      step *= 2;
      far += step;
      far_root = root(held, far);
    }
    // The root is nearly straight, so a chord comes close at once; its ends stay on both sides.
    for (int step_no = 0; step_no < most_steps; ++step_no) {
      double between = near + (far - near) * (wanted - near_root) / (far_root - near_root);
      if (step_no % 3 == 2) between = (near + far) / 2;
      const double found = root(held, between);
      if (std::abs(found - wanted) < root_gap || std::abs(far - near) < 1e-9 * std::abs(far))
        return between;
      const bool beyond = std::abs(found) > std::abs(wanted);
      (beyond ? far : near) = between;
      (beyond ? far_root : near_root) = found;
    }
    return (near + far) / 2;
  }

  /// Errors: interrupted, if whoever watches says so.
  [[nodiscard]] std::optional<Error> tell(std::string_view what, std::size_t column) const {
    if (rule_.progress == nullptr) return std::nullopt;
    rule_.progress->report(fmt::format("{} of {}", what, model_.columns[column].name),
                           static_cast<double>(column) / static_cast<double>(k_));
    if (!rule_.progress->should_stop()) return std::nullopt;
    return Error{.kind = Error::Kind::interrupted,
                 .what = fmt::format("the {} were interrupted.", what),
                 .hint = "nothing was written"};
  }

 private:
  Sums look(const Eigen::VectorXd& beta) {
    const auto plain = [this](const Eigen::VectorXd& at) {
      return evaluate(start_, timeline_, at, {.information = true}, {rule_.threads, rule_.team});
    };
    auto sums = plain(beta);
    if (model_.settings.penalty == Penalty{}) return sums;
    return penalized(std::move(sums), beta, model_, plain);
  }

  /// A step of all but one coefficient.
  [[nodiscard]] Eigen::VectorXd newton(const Sums& sums, Eigen::Index held) const {
    Eigen::MatrixXd information = sums.information;
    Eigen::VectorXd gradient = sums.gradient;
    information.row(held).setZero();
    information.col(held).setZero();
    information(held, held) = 1;
    gradient(held) = 0;
    return information.ldlt().solve(gradient);
  }

  bool advance(const Eigen::VectorXd& step, Eigen::VectorXd& beta, Sums& sums) {
    double scale = 1;
    for (int halving = 0; halving < most_step_halvings; ++halving, scale /= 2) {
      const Eigen::VectorXd next = beta + scale * step;
      auto there = look(next);
      if (!(there.log_likelihood >= sums.log_likelihood) || !there.gradient.allFinite()) continue;
      beta = next;
      sums = std::move(there);
      return true;
    }
    return false;
  }

  const Model& model_;
  const Timeline& timeline_;
  const Fit& fit_;
  const FitRule& rule_;
  Replay start_;
  Eigen::Index k_;
  Eigen::MatrixXd covariance_;
  Eigen::VectorXd best_;
};

}  // namespace

Result<std::vector<std::optional<TermTest>>> test_terms(const Model& model,
                                                        const Timeline& timeline, const Fit& fit,
                                                        const FitRule& rule) {
  Profile profile(model, timeline, fit, rule);
  std::vector<std::optional<TermTest>> tests;
  for (std::size_t column = 0; column < fit.estimates.size(); ++column) {
    if (const auto stopped = profile.tell("tests", column)) return std::unexpected(*stopped);
    if (is_intercept(model, model.columns[column])) {
      tests.emplace_back();
      continue;
    }
    const auto held = static_cast<Eigen::Index>(column);
    const auto without = profile.at(held, 0);
    const auto k = without.information.rows();
    const Eigen::VectorXd of_term =
        without.information.ldlt().solve(Eigen::VectorXd::Unit(k, held));
    const double slope = without.gradient(held);
    tests.emplace_back(
        TermTest{.likelihood_ratio = std::max(0.0, 2 * (fit.objective - without.log_likelihood)),
                 .score = slope * slope * of_term(held)});
  }
  return tests;
}

Result<std::vector<Interval>> profile_intervals(const Model& model, const Timeline& timeline,
                                                const Fit& fit, double reach, const FitRule& rule) {
  Profile profile(model, timeline, fit, rule);
  std::vector<Interval> intervals;
  for (std::size_t column = 0; column < fit.estimates.size(); ++column) {
    if (const auto stopped = profile.tell("intervals", column)) return std::unexpected(*stopped);
    const auto held = static_cast<Eigen::Index>(column);
    intervals.push_back({profile.end(held, -reach), profile.end(held, reach)});
  }
  return intervals;
}

}  // namespace comity::models
