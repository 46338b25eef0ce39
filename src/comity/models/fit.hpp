// SPDX-License-Identifier: Apache-2.0
// Finds the coefficients under which a model's events are most likely, and how sure they are.
// A fit that cannot be identified says which terms are to blame; one that did not converge says so.
// Knows nothing of files or words for people.
#pragma once

#include <vector>

#include "comity/base/progress.hpp"
#include "comity/base/result.hpp"
#include "comity/base/team.hpp"
#include "comity/models/timeline.hpp"

namespace comity::models {

struct FitRule {
  unsigned threads = 1;
  int most_iterations = 60;
  /// Converged when a step would move every estimate by less than this share of its error ...
  double step = 1e-6;
  /// ... and the largest score is below this share of the root of its information.
  double gradient = 1e-5;
  Progress* progress = nullptr;  ///< is told of each iteration and may stop the fit
  const Team* team = nullptr;    ///< processes that share the fit; all get the same result
};

struct Estimate {
  double value = 0;
  double error = 0;   ///< standard error, from the information
  double robust = 0;  ///< sandwich, if a cluster was named; else 0
};

struct Fit {
  std::vector<Estimate> estimates;  ///< one per column
  std::size_t n_events = 0;
  double log_likelihood = 0;
  double null_log_likelihood = 0;  ///< all coefficients 0 (timed: only the intercept, fitted)
  bool converged = false;
  int iterations = 0;
  double gradient_max = 0;
  Information information = Information::expected;
  std::vector<double> covariance;  ///< of the estimates, row by row
  std::size_t n_clusters = 0;
  double objective = 0;        ///< what was maximised: the log-likelihood with its penalty
  std::vector<double> parts;   ///< of the log-likelihood, one per event
  std::vector<double> scores;  ///< one row per event, one number per column
};

/// Checks that every event is possible in its moment: both actors take part, may meet, are two.
void check_events(const Model& model, const Timeline& timeline, Problems& problems);

/// The likelihood at given coefficients.
struct Look {
  double log_likelihood = 0;
  std::vector<double> gradient;
  std::vector<double> information;  ///< row by row
};
[[nodiscard]] Look look_at(const Model& model, const Timeline& timeline,
                           const std::vector<double>& beta, Information information,
                           unsigned threads);

/// Fits by Newton's method (coordination: Fisher scoring), halving steps that lose likelihood.
///
/// Errors: numeric, if terms do not vary, repeat one another, or have no finite estimate;
///         interrupted, if `progress` says so.
/// Source: [Stadtfeld2017] for the scores; [Firth1993] for the penalty.
[[nodiscard]] Result<Fit> fit(const Model& model, const Timeline& timeline, const FitRule& rule);

}  // namespace comity::models
