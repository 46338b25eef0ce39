// SPDX-License-Identifier: Apache-2.0
#include "comity/network/survival.hpp"

#include <algorithm>
#include <cmath>

namespace comity::network {

namespace {

constexpr double z_95 = 1.959963984540054;  // qnorm(0.975)
// Half of the digits of a double: products of shares that should be one half are not exactly so.
constexpr double same_share = 1.5e-8;

/// One distinct time of a sorted list of lifetimes.
struct Moment {
  double years = 0;
  std::int64_t at_risk = 0;
  std::int64_t events = 0;
  std::int64_t censored = 0;
};

std::vector<Moment> moments(std::span<const Lifetime> of) {
  std::vector<Lifetime> sorted(of.begin(), of.end());
  std::ranges::sort(sorted, {}, &Lifetime::years);
  std::vector<Moment> found;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (found.empty() || found.back().years != sorted[i].years)
      found.push_back(
          {.years = sorted[i].years, .at_risk = static_cast<std::int64_t>(sorted.size() - i)});
    ++(sorted[i].ended ? found.back().events : found.back().censored);
  }
  return found;
}

void set_limits(SurvivalStep& step, double sum) {
  const double s = step.survival;
  step.std_error = s * std::sqrt(sum);
  if (s <= 0 || s >= 1) return;
  const double reach = z_95 * std::sqrt(sum) / std::log(s);
  const double middle = std::log(-std::log(s));
  step.low = std::exp(-std::exp(middle - reach));
  step.high = std::exp(-std::exp(middle + reach));
}

/// The first time at which a falling line is at one half or below; the middle of the stretch on
/// which it is exactly one half.
template <class Line>
std::optional<double> crossing(const std::vector<SurvivalStep>& steps, Line line) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::optional<double> at = line(steps[i]);
    if (!at || *at >= 0.5 + same_share) continue;
    if (std::abs(*at - 0.5) >= same_share) return steps[i].years;
    for (std::size_t j = i + 1; j < steps.size(); ++j) {
      const std::optional<double> later = line(steps[j]);
      if (later && *later < *at) return (steps[i].years + steps[j].years) / 2;
    }
    return steps[i].years;
  }
  return std::nullopt;
}

}  // namespace

SurvivalCurve kaplan_meier(std::span<const Lifetime> of) {
  SurvivalCurve curve;
  curve.n = static_cast<std::int64_t>(of.size());
  double survival = 1;
  double sum = 0;  // of Greenwood
  for (const auto& at : moments(of)) {
    const auto n = static_cast<double>(at.at_risk);
    const auto d = static_cast<double>(at.events);
    curve.n_events += at.events;
    survival *= (n - d) / n;
    if (at.events < at.at_risk) sum += d / (n * (n - d));
    auto& step = curve.steps.emplace_back(SurvivalStep{.years = at.years,
                                                       .at_risk = at.at_risk,
                                                       .events = at.events,
                                                       .censored = at.censored,
                                                       .survival = survival,
                                                       .low = {},
                                                       .high = {}});
    set_limits(step, sum);
  }
  const auto& steps = curve.steps;
  curve.median = {crossing(steps, [](const SurvivalStep& s) { return std::optional(s.survival); }),
                  crossing(steps, [](const SurvivalStep& s) { return s.low; }),
                  crossing(steps, [](const SurvivalStep& s) { return s.high; })};
  return curve;
}

double chi_squared_tail(double statistic, int df) {
  if (statistic <= 0) return 1;
  const double half = statistic / 2;
  // Q(k / 2, x / 2) grows by (x/2)^(k/2) e^(-x/2) / gamma(k/2 + 1) from k to k + 2.
  double tail = df % 2 == 0 ? std::exp(-half) : std::erfc(std::sqrt(half));
  double term =
      df % 2 == 0 ? std::exp(-half) * half : std::exp(-half) * std::sqrt(half) / std::tgamma(1.5);
  for (int k = df % 2 == 0 ? 2 : 1; k < df; k += 2) {
    tail += term;
    term *= half / (k / 2.0 + 1);
  }
  return std::min(tail, 1.0);
}

}  // namespace comity::network
