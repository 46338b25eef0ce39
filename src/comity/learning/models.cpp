// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/models.hpp"

namespace comity::learning {

Rule without_idle(Rule rule) {
  const auto used = used_by(rule.family);
  for (auto& profile : rule.profiles)
    for (std::size_t j = 0; j < profile.size(); ++j)
      if ((used >> j & 1U) == 0) profile[j] = 0;
  return rule;
}

int sorted(const Rule& rule, const Ranked& ranked, std::size_t row) {
  for (std::size_t h = rule.profiles.size(); h-- > 0;) {
    std::size_t reached = 0;
    for (std::size_t j = 0; j < ranked.n_criteria(); ++j)
      if (ranked.ranks[j][row] >= rule.profiles[h][j]) reached |= std::size_t{1} << j;
    if (rule.family[reached]) return static_cast<int>(h) + 1;
  }
  return 0;
}

int restored(const Rule& rule, const Ranked& ranked) {
  int count = 0;
  for (std::size_t i = 0; i < ranked.n_rows(); ++i)
    count +=
        static_cast<int>(ranked.category[i] >= 0 && sorted(rule, ranked, i) == ranked.category[i]);
  return count;
}

}  // namespace comity::learning
