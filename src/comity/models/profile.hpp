// SPDX-License-Identifier: Apache-2.0
// What happens to a fit when one estimate is held: tests of single terms, intervals by the profile
// of the likelihood.
// Knows nothing of how likelihoods are computed.
#pragma once

#include <optional>
#include <vector>

#include "comity/models/fit.hpp"

namespace comity::models {

/// Two tests of a term being 0, each with one degree of freedom; with a penalty, of the penalised
/// likelihood.
struct TermTest {
  double likelihood_ratio = 0;
  double score =
      0;  ///< needs no estimate of the term: looks at its score where the others fit best
};

/// An interval whose ends lose so much likelihood that a test would just reject them. An end that
/// is not there is infinite: the likelihood never falls so far on that side.
struct Interval {
  double low = 0;
  double high = 0;
};

/// Tests every term of a fit, in its order; the others are estimated again without it. Nothing for
/// an intercept, whose 0 means no more than the unit of time.
///
/// Cost: one fit per term. Errors: interrupted.
/// Source: [Cox1974] for both tests; [Heinze2002] for Firth's penalty.
[[nodiscard]] Result<std::vector<std::optional<TermTest>>> test_terms(const Model& model,
                                                                      const Timeline& timeline,
                                                                      const Fit& fit,
                                                                      const FitRule& rule);

/// Profile intervals of every term; `reach` is half their width in standard errors where the
/// likelihood is as good as a parabola, such as 1.96 for 95 %.
///
/// Cost: some eight fits per term. Errors: interrupted. Source: [Venzon1988].
[[nodiscard]] Result<std::vector<Interval>> profile_intervals(const Model& model,
                                                              const Timeline& timeline,
                                                              const Fit& fit, double reach,
                                                              const FitRule& rule);

}  // namespace comity::models
