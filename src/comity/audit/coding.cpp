// SPDX-License-Identifier: Apache-2.0
#include "comity/audit/coding.hpp"

#include <map>

namespace comity::audit {

std::optional<double> Agreement::percent() const {
  if (n == 0) return std::nullopt;
  return 100.0 * static_cast<double>(same) / static_cast<double>(n);
}

Agreement agreement(std::span<const std::pair<std::string, std::string>> labels) {
  Agreement found;
  found.n = static_cast<std::int64_t>(labels.size());
  std::map<std::string, std::pair<double, double>> margins;
  for (const auto& [first, second] : labels) {
    found.same += first == second ? 1 : 0;
    margins[first].first += 1;
    margins[second].second += 1;
  }
  if (found.n == 0) return found;
  const auto n = static_cast<double>(found.n);
  double expected = 0;
  for (const auto& [label, margin] : margins) expected += margin.first / n * margin.second / n;
  const double observed = static_cast<double>(found.same) / n;
  if (expected < 1) found.kappa = (observed - expected) / (1 - expected);
  return found;
}

}  // namespace comity::audit
