// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include "comity/sorting/compact.hpp"

namespace comity::sorting {

namespace {

constexpr double version = 1;
constexpr double most_categories = 50;
constexpr double most_alternatives = 100'000;
constexpr double most_draws = 1e9;
constexpr double most_seed = 9007199254740992.0;  // 2^53: whole numbers up to there are exact
constexpr double most_listed = 4096;

/// Takes numbers one after the other; after the first that is missing or wrong, all are refused.
class Reader {
 public:
  explicit Reader(std::span<const double> numbers) : left_(numbers) {}

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool is_done() const { return left_.empty() && !failed_; }
  [[nodiscard]] std::size_t left() const { return left_.size(); }

  double take() {
    if (left_.empty()) {
      failed_ = true;
      return 0;
    }
    const double number = left_.front();
    left_ = left_.subspan(1);
    return number;
  }
  /// A whole number from `least` to `most`.
  std::uint64_t whole(double least, double most) {
    const double number = take();
    if (number >= least && number <= most && number == std::floor(number))
      return static_cast<std::uint64_t>(number);
    failed_ = true;
    return 0;
  }
  double finite() {
    const double number = take();
    failed_ = failed_ || !std::isfinite(number);
    return number;
  }
  /// NaN stands for what is absent.
  std::optional<double> maybe() {
    const double number = take();
    if (std::isnan(number)) return std::nullopt;
    failed_ = failed_ || !std::isfinite(number);
    return number;
  }
  std::optional<Interval> interval() {
    const auto low = maybe();
    const auto high = maybe();
    failed_ = failed_ || low.has_value() != high.has_value() || (low && *low > *high);
    if (!low || !high) return std::nullopt;
    return Interval{*low, *high};
  }
  void require(bool holds) { failed_ = failed_ || !holds; }

 private:
  std::span<const double> left_;
  bool failed_ = false;
};

Criterion read_criterion(Reader& from) {
  Criterion criterion;
  const double direction = from.take();
  from.require(direction == 1 || direction == -1);
  criterion.direction = direction < 0 ? Direction::min : Direction::max;
  criterion.weight = from.maybe();
  from.require(criterion.weight.value_or(0) >= 0);
  criterion.weight_interval = from.interval();
  criterion.q = from.interval();
  criterion.p = from.interval();
  criterion.v = from.interval();
  criterion.scale = from.interval();
  for (auto n = from.whole(0, most_listed); n > 0 && !from.failed(); --n) {
    const double performance = from.finite();
    criterion.value.push_back({performance, from.finite()});
  }
  return criterion;
}

Boundary read_boundary(Reader& from, std::size_t n_criteria) {
  Boundary boundary;
  boundary.threshold = from.maybe();
  const auto n_coalitions = from.whole(0, most_listed);
  for (std::size_t j = 0; j < n_criteria && !from.failed(); ++j) {
    const auto asked = from.interval();
    from.require(asked || boundary.threshold);
    boundary.performances.push_back(asked.value_or(Interval{}));
    boundary.veto.push_back(from.maybe());
  }
  for (auto n = n_coalitions; n > 0 && !from.failed(); --n)
    boundary.minimal_sufficient.push_back(from.whole(1, most_seed));
  return boundary;
}

/// Weights that have a sum, and intervals that allow the sum 1.
bool weights_fit(const Problem& problem) {
  double sum = 0;
  double low = 0;
  double high = 0;
  bool given = false;
  for (const auto& criterion : problem.criteria) {
    given = given || criterion.weight;
    sum += criterion.weight.value_or(0);
    const auto interval = criterion.weight_interval.value_or(Interval{0, 1});
    if (interval.low < 0 || interval.high > 1) return false;
    low += interval.low;
    high += interval.high;
  }
  constexpr double slack = 1e-9;
  return (!given || sum > 0) && low <= 1 + slack && high >= 1 - slack;
}

}  // namespace

std::optional<CompactRequest> read_compact(std::span<const double> numbers) {
  Reader from(numbers);
  CompactRequest request;
  auto& problem = request.problem;
  from.require(from.take() == version);
  problem.method = static_cast<Method>(from.whole(0, 3));
  problem.rule = static_cast<Rule>(from.whole(0, 1));
  const auto weights = static_cast<Weights>(from.whole(0, 3));
  const auto n_criteria = from.whole(1, most_criteria);
  const auto n_categories = from.whole(2, most_categories);
  const auto n_alternatives = from.whole(1, most_alternatives);
  const auto draws = from.whole(0, most_draws);
  request.seed = from.whole(0, most_seed);
  const auto level = from.interval();
  const auto flags = from.whole(0, 3);
  from.require(level.has_value());
  if (from.failed()) return std::nullopt;
  problem.cutting_level = *level;
  request.central = (flags & 1U) != 0;
  request.pairs = (flags & 2U) != 0;
  if (draws > 0) problem.robustness = Robustness{.draws = draws, .weights = weights};
  for (std::size_t j = 0; j < n_criteria && !from.failed(); ++j)
    problem.criteria.push_back(read_criterion(from));
  problem.categories.resize(n_categories);
  for (std::size_t h = 0; h + 1 < n_categories && !from.failed(); ++h)
    problem.boundaries.push_back(read_boundary(from, n_criteria));
  for (std::size_t i = 0; i < n_alternatives && !from.failed(); ++i) {
    auto& alternative = problem.alternatives.emplace_back();
    for (std::size_t j = 0; j < n_criteria && !from.failed(); ++j)
      alternative.performances.push_back(from.interval());
  }
  if (!from.is_done() || !weights_fit(problem)) return std::nullopt;
  return request;
}

}  // namespace comity::sorting
