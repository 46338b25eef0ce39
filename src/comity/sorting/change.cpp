// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include "comity/sorting/assign.hpp"
#include "comity/sorting/explain.hpp"

namespace comity::sorting {

namespace {

constexpr std::size_t most_moves = 3;

/// Looks for changes in one direction, all in turned numbers.
class ChangeFinder {
 public:
  ChangeFinder(const Problem& problem, const Parameters& of, std::vector<double> start, bool up)
      : problem_(problem), of_(of), start_(std::move(start)), up_(up) {
    category_ = assign(of, problem.method, problem.rule, start_);
    for (std::size_t j = 0; j < of.n_criteria; ++j) add_ends(j);
  }

  std::optional<Change> find() {
    for (std::size_t n = 1; n <= std::min(most_moves, of_.n_criteria) && !best_; ++n) {
      std::vector<std::size_t> chosen;
      choose(n, 0, chosen);
    }
    return best_;
  }

 private:
  /// How far a criterion may go, and by what its moves are measured.
  void add_ends(std::size_t j) {
    double low = start_[j];
    double high = start_[j];
    const auto take = [&](double value) {
      if (!std::isfinite(value)) return;
      low = std::min(low, value);
      high = std::max(high, value);
    };
    for (const auto& other : problem_.alternatives) {
      if (const auto& known = other.performances[j]) {
        take(turned(problem_.criteria[j], known->low));
        take(turned(problem_.criteria[j], known->high));
      }
    }
    for (std::size_t h = 0; h < of_.n_boundaries; ++h) {
      for (const double at : {of_.profile(h)[j], of_.veto(h)[j]}) take(at);
    }
    for (const auto& corner : of_.values.empty() ? std::vector<Corner>{} : of_.values[j])
      take(corner.performance);
    const double spread = high > low ? high - low : 1;
    const double reach = spread + of_.p[j] + (std::isfinite(of_.v[j]) ? of_.v[j] : 0);
    spread_.push_back(spread);
    end_.push_back(up_ ? high + reach : low - reach);
    if (const auto& scale = problem_.criteria[j].scale) {
      const double one = turned(problem_.criteria[j], scale->low);
      const double other = turned(problem_.criteria[j], scale->high);
      end_.back() = up_ ? std::max(one, other) : std::min(one, other);
    }
  }

  [[nodiscard]] bool moves(const std::vector<double>& x) const {
    const auto category = assign(of_, problem_.method, problem_.rule, x);
    return up_ ? category > category_ : category < category_;
  }

  void choose(std::size_t n, std::size_t from, std::vector<std::size_t>& chosen) {
    if (chosen.size() == n) return consider(chosen);
    for (std::size_t j = from; j < of_.n_criteria; ++j) {
      chosen.push_back(j);
      choose(n, j + 1, chosen);
      chosen.pop_back();
    }
  }

  void consider(const std::vector<std::size_t>& chosen) {
    auto x = start_;
    for (const auto j : chosen) x[j] = end_[j];
    if (!moves(x)) return;
    Change change;
    double sum = 0;
    for (const auto j : chosen) {
      const auto move = least_move(x, j);
      sum += std::abs(x[j] - start_[j]) / spread_[j];
      change.moves.push_back(move);
    }
    constexpr double clearly = 1e-12;  // equal sums: the criterion listed first
    if (best_ && sum >= best_sum_ - clearly) return;
    change.category = assign(of_, problem_.method, problem_.rule, x);
    best_ = std::move(change);
    best_sum_ = sum;
  }

  /// Halves the way of one criterion until two neighbouring numbers are left; sets x[j] to the one
  /// that is enough.
  Move least_move(std::vector<double>& x, std::size_t j) const {
    double not_enough = start_[j];
    double enough = end_[j];
    for (int step = 0; step < 200; ++step) {
      const double middle = not_enough + (enough - not_enough) / 2;
      if (middle == not_enough || middle == enough) break;
      x[j] = middle;
      (moves(x) ? enough : not_enough) = middle;
    }
    x[j] = enough;
    // The number people know: a boundary, a veto, or that and a threshold. It lies a bit away.
    const double limit = known_near(j, enough);
    x[j] = limit;
    const bool past = !moves(x);
    x[j] = past ? enough : limit;
    return {j, turned(problem_.criteria[j], start_[j]), turned(problem_.criteria[j], limit), past};
  }

  [[nodiscard]] double known_near(std::size_t j, double value) const {
    const double close = 1e-9 * (spread_[j] + std::abs(value));
    for (std::size_t h = 0; h < of_.n_boundaries; ++h) {
      const double profile = of_.profile(h)[j];
      for (const double at :
           {profile, of_.veto(h)[j], profile - of_.q[j], profile - of_.p[j], profile + of_.q[j],
            profile + of_.p[j], profile - of_.v[j], profile + of_.v[j]}) {
        if (std::abs(at - value) <= close) return at;
      }
    }
    return value;
  }

  const Problem& problem_;
  const Parameters& of_;
  std::vector<double> start_;
  bool up_;
  std::size_t category_ = 0;
  std::vector<double> end_, spread_;
  std::optional<Change> best_;
  double best_sum_ = 0;
};

}  // namespace

std::optional<Change> smallest_change(const Problem& problem, const Parameters& of,
                                      const Alternative& alternative, bool up) {
  std::vector<double> start;
  for (std::size_t j = 0; j < of.n_criteria; ++j) {
    const auto& known = alternative.performances[j];
    if (!known || !known->is_point()) return std::nullopt;
    start.push_back(turned(problem.criteria[j], known->low));
  }
  return ChangeFinder(problem, of, std::move(start), up).find();
}

}  // namespace comity::sorting
