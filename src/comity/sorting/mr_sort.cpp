// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/mr_sort.hpp"

#include <algorithm>

namespace comity::sorting {

Coalition supporters(const Parameters& of, std::span<const double> performances,
                     std::size_t boundary) {
  const auto profile = of.profile(boundary);
  Coalition coalition = 0;
  for (std::size_t j = 0; j < of.n_criteria; ++j)
    coalition |= Coalition{performances[j] >= profile[j] ? 1U : 0U} << j;
  return coalition;
}

Coalition vetoers(const Parameters& of, std::span<const double> performances,
                  std::size_t boundary) {
  const auto veto = of.veto(boundary);
  Coalition coalition = 0;
  for (std::size_t j = 0; j < of.n_criteria; ++j)
    coalition |= Coalition{performances[j] <= veto[j] ? 1U : 0U} << j;
  return coalition;
}

double weight_of(const Parameters& of, Coalition coalition) {
  double weight = 0;
  for (std::size_t j = 0; j < of.n_criteria; ++j) {
    if ((coalition >> j & 1U) != 0) weight += of.weights[j];
  }
  return weight;
}

bool suffices(const Parameters& of, Method method, Coalition coalition, std::size_t boundary) {
  if (method != Method::ncs) return weight_of(of, coalition) >= of.cutting_level - tolerance;
  return std::ranges::any_of(of.families[boundary],
                             [&](Coalition minimal) { return (coalition & minimal) == minimal; });
}

std::size_t mr_sort(const Parameters& of, Method method, std::span<const double> performances) {
  for (std::size_t h = of.n_boundaries; h-- > 0;) {
    if (suffices(of, method, supporters(of, performances, h), h) &&
        vetoers(of, performances, h) == 0)
      return h + 1;
  }
  return 0;
}

}  // namespace comity::sorting
