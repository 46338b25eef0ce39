// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "comity/sorting/simplex.hpp"
#include "comity/sorting/weight_set.hpp"

namespace comity::sorting {

namespace {

/// Intervals narrower than this are one number; what is left over is shared out among the others.
constexpr double narrow = 1e-12;
/// Proposals tried for each plan, and the block of random numbers they come from.
constexpr int trials = 400;
constexpr std::uint64_t trial_block = UINT64_MAX;

double sum_of(const std::vector<Interval>& intervals, double Interval::* end) {
  double sum = 0;
  for (const auto& interval : intervals) sum += interval.*end;
  return sum;
}

}  // namespace

std::vector<Interval> narrowed(std::vector<Interval> intervals) {
  const double low = sum_of(intervals, &Interval::low);
  const double high = sum_of(intervals, &Interval::high);
  for (auto& interval : intervals) {
    const auto of = interval;
    interval.low = std::min(of.high, std::max(of.low, 1 - (high - of.high)));
    interval.high = std::max(interval.low, std::min(of.high, 1 - (low - of.low)));
  }
  return intervals;
}

BoxSampler::BoxSampler(std::vector<Interval> intervals)
    : intervals_(narrowed(std::move(intervals))) {
  choose();
}

BoxSampler::Plan BoxSampler::plan(bool from_above, std::size_t loose) const {
  Plan plan{.from_above = from_above, .loose = loose};
  for (std::size_t j = 0; j < intervals_.size(); ++j) {
    if (intervals_[j].high - intervals_[j].low > narrow) plan.order.push_back(j);
  }
  const auto width = [&](std::size_t j) { return intervals_[j].high - intervals_[j].low; };
  std::ranges::stable_sort(plan.order, std::ranges::greater{}, width);
  for (const auto j : plan.order) plan.widths.push_back(width(j));
  plan.mass =
      from_above ? sum_of(intervals_, &Interval::high) - 1 : 1 - sum_of(intervals_, &Interval::low);
  plan.loose = std::min(loose, plan.order.size());
  if (plan.mass <= narrow || plan.order.size() < 2) plan.loose = 0;
  const auto loose_end = plan.widths.begin() + static_cast<std::ptrdiff_t>(plan.loose);
  plan.most_rest = std::min(plan.mass, std::accumulate(plan.widths.begin(), loose_end, 0.0));
  return plan;
}

bool BoxSampler::propose(const Plan& plan, Uniforms& uniforms, std::span<double> shares) {
  double rest = plan.mass;
  for (std::size_t i = plan.loose; i < shares.size(); ++i) {
    shares[i] = plan.widths[i] * uniforms.next();
    rest -= shares[i];
  }
  if (rest < 0 || rest > plan.most_rest) return false;
  const auto loose = shares.first(plan.loose);
  if (plan.loose == 1) {
    loose[0] = rest;
    return rest <= plan.widths[0];
  }
  // A rest is as likely as its simplex is large: its size goes with the power of its dimension.
  if (plan.loose < shares.size()) {
    double likelihood = 1;
    for (std::size_t i = 1; i < plan.loose; ++i) likelihood *= rest / plan.most_rest;
    if (uniforms.next() >= likelihood) return false;
  }
  draw_gaps(uniforms, loose);
  for (std::size_t i = 0; i < plan.loose; ++i) {
    loose[i] *= rest;
    if (loose[i] > plan.widths[i]) return false;
  }
  return true;
}

void BoxSampler::choose() {
  double best = -1;
  for (const bool from_above : {false, true}) {
    for (std::size_t loose = 1; loose <= intervals_.size(); ++loose) {
      auto tried = plan(from_above, loose);
      if (tried.loose == 0 || tried.loose < loose) {
        if (best < 0) plan_ = tried;
        break;
      }
      Uniforms uniforms(loose, trial_block);
      std::vector<double> shares(tried.order.size());
      int kept = 0;
      for (int i = 0; i < trials; ++i) kept += propose(tried, uniforms, shares) ? 1 : 0;
      if (kept > best) {
        best = kept;
        plan_ = tried;
      }
    }
  }
}

std::uint64_t BoxSampler::draw(Uniforms& uniforms, std::span<double> weights) const {
  const auto& plan = plan_;
  const auto end = plan.from_above ? &Interval::high : &Interval::low;
  for (std::size_t j = 0; j < intervals_.size(); ++j) weights[j] = intervals_[j].*end;
  if (plan.loose == 0) return 1;
  double store[most_criteria];
  const auto shares = std::span(store).first(plan.order.size());
  std::uint64_t proposals = 1;
  while (!propose(plan, uniforms, shares)) ++proposals;
  for (std::size_t i = 0; i < shares.size(); ++i)
    weights[plan.order[i]] += plan.from_above ? -shares[i] : shares[i];
  return proposals;
}

}  // namespace comity::sorting
