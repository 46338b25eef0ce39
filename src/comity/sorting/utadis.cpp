// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/utadis.hpp"

#include <algorithm>

namespace comity::sorting {

double value_of(std::span<const Corner> corners, double performance) {
  // The last corner no higher; of two at one performance (a step), the upper one.
  const auto next = std::ranges::upper_bound(corners, performance, {}, &Corner::performance);
  if (next == corners.begin()) return corners.front().value;
  const auto& low = *(next - 1);
  if (next == corners.end()) return low.value;
  const double along = (performance - low.performance) / (next->performance - low.performance);
  return low.value + along * (next->value - low.value);
}

double value_of(const Parameters& of, std::span<const double> performances) {
  double sum = 0;
  for (std::size_t j = 0; j < of.n_criteria; ++j)
    sum += of.weights[j] * value_of(of.values[j], performances[j]);
  return sum;
}

double threshold_of(const Parameters& of, std::size_t boundary) {
  return of.thresholds[boundary] ? *of.thresholds[boundary] : value_of(of, of.profile(boundary));
}

std::size_t utadis(const Parameters& of, std::span<const double> performances) {
  const double value = value_of(of, performances);
  for (std::size_t h = of.n_boundaries; h-- > 0;) {
    if (value >= threshold_of(of, h) - tolerance) return h + 1;
  }
  return 0;
}

}  // namespace comity::sorting
