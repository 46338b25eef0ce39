// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/weight_set.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "comity/sorting/parameters.hpp"
#include "comity/sorting/simplex.hpp"

namespace comity::sorting {

std::vector<std::vector<std::size_t>> ranked(const Problem& problem) {
  const auto weight = [&](std::size_t j) { return problem.criteria[j].weight.value_or(0); };
  const bool by_weight = std::ranges::any_of(
      problem.criteria, [](const Criterion& criterion) { return criterion.weight.has_value(); });
  std::vector<std::size_t> order;
  for (std::size_t j = 0; j < problem.criteria.size(); ++j) order.push_back(j);
  if (by_weight) std::ranges::stable_sort(order, std::ranges::greater{}, weight);
  std::vector<std::vector<std::size_t>> groups;
  for (const auto j : order) {
    const bool as_before =
        by_weight && !groups.empty() && weight(groups.back().back()) == weight(j);
    if (!as_before) groups.emplace_back();
    groups.back().push_back(j);
  }
  return groups;
}

WeightSet::WeightSet(const Problem& problem)
    : kind_(problem.robustness ? problem.robustness->weights : Weights::given),
      given_(given_weights(problem)) {
  if (kind_ == Weights::intervals) {
    for (const auto& criterion : problem.criteria)
      intervals_.push_back(criterion.weight_interval.value_or(Interval{0, 1}));
    intervals_ = narrowed(std::move(intervals_));
    boxes_.emplace_back(intervals_);
  }
  if (kind_ == Weights::ordinal) groups_ = ranked(problem);
  if (given_.size() == 1) kind_ = Weights::given;
}

std::uint64_t WeightSet::draw(Uniforms& uniforms, std::span<double> weights) const {
  switch (kind_) {
    case Weights::given:
      std::ranges::copy(given_, weights.begin());
      return 1;
    case Weights::intervals:
      return boxes_.front().draw(uniforms, weights);
    case Weights::ordinal:
      put_in_order(uniforms, weights);
      return 1;
    case Weights::uniform:
      break;
  }
  draw_gaps(uniforms, weights);
  return 1;
}

void WeightSet::put_in_order(Uniforms& uniforms, std::span<double> weights) const {
  double store[most_criteria];
  const auto shares = std::span(store).first(weights.size());
  draw_gaps(uniforms, shares);
  std::ranges::sort(shares, std::ranges::greater{});
  std::size_t next = 0;
  for (const auto& group : groups_) {
    const auto own = shares.subspan(next, group.size());
    next += group.size();
    for (std::size_t i = 0; i < group.size(); ++i) {
      // Of equal rank: any of the shares still left, each equally likely.
      const auto left = static_cast<double>(group.size() - i);
      const auto pick =
          group.size() - i == 1 ? i : i + static_cast<std::size_t>(uniforms.next() * left);
      std::swap(own[i], own[pick]);
      weights[group[i]] = own[i];
    }
  }
}

double WeightSet::most(std::span<const double> coefficients) const {
  switch (kind_) {
    case Weights::given:
      return std::inner_product(given_.begin(), given_.end(), coefficients.begin(), 0.0);
    case Weights::intervals:
      return most_in_boxes(coefficients);
    case Weights::ordinal:
      return most_in_order(coefficients);
    case Weights::uniform:
      break;
  }
  return *std::ranges::max_element(coefficients);
}

double WeightSet::least(std::span<const double> coefficients) const {
  std::vector<double> negative;
  for (const double coefficient : coefficients) negative.push_back(-coefficient);
  return -most(negative);
}

double WeightSet::most_in_boxes(std::span<const double> coefficients) const {
  std::vector<std::size_t> order;
  for (std::size_t j = 0; j < coefficients.size(); ++j) order.push_back(j);
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::size_t j) { return coefficients[j]; });
  double left = 1;
  for (const auto& interval : intervals_) left -= interval.low;
  double sum = 0;
  for (const auto j : order) {
    const double more =
        std::clamp(intervals_[j].high - intervals_[j].low, 0.0, std::max(left, 0.0));
    left -= more;
    sum += coefficients[j] * (intervals_[j].low + more);
  }
  return sum;
}

double WeightSet::most_in_order(std::span<const double> coefficients) const {
  // The extremes are equal weights on the heaviest criteria: whole groups, and part of the next.
  double best = -std::numeric_limits<double>::infinity();
  double sum = 0;
  double taken = 0;
  for (const auto& group : groups_) {
    std::vector<double> own;
    for (const auto j : group) own.push_back(coefficients[j]);
    std::ranges::sort(own, std::ranges::greater{});
    for (const double coefficient : own) {
      sum += coefficient;
      taken += 1;
      best = std::max(best, sum / taken);
    }
  }
  return best;
}

}  // namespace comity::sorting
