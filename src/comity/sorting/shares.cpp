// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "comity/sorting/smaa.hpp"

namespace comity::sorting {

namespace {

/// log2 by additions and multiplications alone; those of C libraries differ in the last bit.
double log2_of(double x) {
  int exponent = 0;
  double part = std::frexp(x, &exponent);  // from 0.5 to 1
  constexpr double root_of_half = 0.70710678118654752440;
  if (part < root_of_half) {
    part *= 2;
    --exponent;
  }
  const double s = (part - 1) / (part + 1);
  const double square = s * s;
  double power = s;
  double sum = 0;
  // The series of artanh; |s| < 0.172, so the last term is below 2^-56 of the first.
  for (int k = 1; k < 24; k += 2) {
    sum += power / k;
    power *= square;
  }
  constexpr double two_over_log_2 = 2.88539008177792681472;
  return exponent + two_over_log_2 * sum;
}

}  // namespace

double standard_error(double share, std::uint64_t draws) {
  return draws == 0 ? 0 : std::sqrt(share * (1 - share) / static_cast<double>(draws));
}

double entropy_of(const std::vector<double>& shares) {
  double bits = 0;
  for (const double share : shares) {
    if (share > 0 && share < 1) bits -= share * log2_of(share);
  }
  return bits;
}

double at_least(const std::vector<double>& shares, std::size_t category) {
  double sum = 0;
  for (std::size_t k = shares.size(); k-- > category;) sum += shares[k];
  return sum;
}

std::vector<double> shares_of(const Decider& decider, const Tally& tally, std::size_t subject,
                              std::size_t n_categories) {
  std::vector<double> shares;
  std::uint64_t at_least = tally.draws;
  for (std::size_t k = 0; k < n_categories; ++k) {
    const auto above = k + 1 < n_categories ? tally.above[decider.step(subject, k)] : 0;
    shares.push_back(static_cast<double>(at_least - above) / static_cast<double>(tally.draws));
    at_least = above;
  }
  return shares;
}

}  // namespace comity::sorting
