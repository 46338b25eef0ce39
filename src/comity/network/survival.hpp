// SPDX-License-Identifier: Apache-2.0
// How long things last until something happens to them, when for some it has not happened yet.
// Kaplan-Meier curves with their bands, medians, and the log-rank test between groups.
// Knows nothing of partnerships: a lifetime is a number of years and whether it ended in the event.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace comity::network {

/// One observed time: until the event, or until nothing more is known (censored).
struct Lifetime {
  double years = 0;
  bool ended = false;
};

/// The curve just after one of the observed times.
struct SurvivalStep {
  double years = 0;
  std::int64_t at_risk = 0;  ///< still without the event just before
  std::int64_t events = 0;
  std::int64_t censored = 0;
  double survival = 1;        ///< share without the event
  double std_error = 0;       ///< of `survival`, by Greenwood
  std::optional<double> low;  ///< 95 % limits; empty where survival is 0 or 1
  std::optional<double> high;
};

/// A median with the times at which the band crosses one half; empty where it never does.
struct Median {
  std::optional<double> value;
  std::optional<double> low;
  std::optional<double> high;
};

struct SurvivalCurve {
  std::vector<SurvivalStep> steps;  ///< one per distinct time, in order of time
  Median median;
  std::int64_t n = 0;
  std::int64_t n_events = 0;
};

/// The Kaplan-Meier curve of some lifetimes: S(t) = product over event times t_i <= t of
/// (1 - d_i / n_i).
///
/// An event and a censoring at one time count in that order. Variance by Greenwood: S^2 sum
/// d_i / (n_i (n_i - d_i)); 95 % limits on the scale log(-log S). The median is the first time with
/// S <= 1/2, the middle of the interval where S is exactly 1/2; its limits are where the band does
/// the same.
///
/// Units:     years.
/// Range:     survival 0 to 1, never rising.
/// Undefined: no steps without lifetimes; limits are empty where S is 0 or 1.
/// Cost:      O(n log n).
/// Source:    [Kaplan1958]; [Greenwood1926]; [Brookmeyer1982] for the median's interval.
/// In R:      survival::survfit(Surv(years, ended) ~ 1, conf.type = "log-log").
[[nodiscard]] SurvivalCurve kaplan_meier(std::span<const Lifetime> of);

/// A log-rank test: do the groups share one survival curve?
struct LogRank {
  double statistic = 0;  ///< chi-squared
  int df = 0;
  double p = 1;
  std::vector<double> observed;  ///< events per group
  std::vector<double> expected;  ///< events per group, if all shared one curve
};

/// Compares the survival of two or more groups: sum over event times of observed less expected
/// events, weighed by their hypergeometric covariance.
///
/// Shape:     one element of `observed` and `expected` per group.
/// Undefined: nothing if no event happens, or fewer than two groups are ever at risk.
/// Cost:      O(n log n + times x groups^2).
/// Source:    [Mantel1966]; [Kalbfleisch1980], section 1.5.
/// In R:      survival::survdiff(Surv(years, ended) ~ group).
[[nodiscard]] std::optional<LogRank> log_rank(std::span<const std::vector<Lifetime>> groups);

/// The chance that a chi-squared variable with `df` degrees of freedom exceeds `statistic`.
///
/// Closed form for whole degrees: erfc and a finite sum. Range: 0 to 1. Cost: O(df).
/// Source: [AbramowitzStegun], 26.4.4 and 26.4.5.
/// In R:   pchisq(statistic, df, lower.tail = FALSE).
[[nodiscard]] double chi_squared_tail(double statistic, int df);

}  // namespace comity::network
