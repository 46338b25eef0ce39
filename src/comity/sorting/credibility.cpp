// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/credibility.hpp"

#include <limits>
#include <vector>

namespace comity::sorting {

double partial_concordance(double shortfall, double q, double p) {
  if (shortfall <= q) return 1;
  if (shortfall >= p) return 0;
  return (p - shortfall) / (p - q);
}

double partial_discordance(double shortfall, double p, double v) {
  if (v == std::numeric_limits<double>::infinity() || shortfall <= p) return 0;
  if (shortfall >= v) return 1;
  return (shortfall - p) / (v - p);
}

double credibility(double concordance, std::span<const double> discordances) {
  double credibility = concordance;
  for (const double discordance : discordances) {
    if (discordance > concordance) credibility *= (1 - discordance) / (1 - concordance);
  }
  return credibility;
}

double credibility(const Parameters& of, std::span<const double> x, std::span<const double> y) {
  double concordance = 0;
  std::vector<double> discordances;
  for (std::size_t j = 0; j < of.n_criteria; ++j) {
    const double shortfall = y[j] - x[j];
    concordance += of.weights[j] * partial_concordance(shortfall, of.q[j], of.p[j]);
    const double against = partial_discordance(shortfall, of.p[j], of.v[j]);
    if (against > 0) discordances.push_back(against);
  }
  // A sum of weights that stands for 1 may miss it by a bit: nothing is left to object then.
  if (concordance >= 1 - tolerance) return concordance;
  return credibility(concordance, discordances);
}

std::size_t electre_tri(const Parameters& of, Rule rule, std::span<const double> performances) {
  const auto outranks = [&](std::size_t h) {
    return reaches(credibility(of, performances, of.profile(h)), of.cutting_level);
  };
  if (rule == Rule::pessimistic) {
    for (std::size_t h = of.n_boundaries; h-- > 0;) {
      if (outranks(h)) return h + 1;
    }
    return 0;
  }
  for (std::size_t h = 0; h < of.n_boundaries; ++h) {
    const bool outranked = reaches(credibility(of, of.profile(h), performances), of.cutting_level);
    if (outranked && !outranks(h)) return h;
  }
  return of.n_boundaries;
}

}  // namespace comity::sorting
