// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/learn.hpp"

#include <algorithm>

#include "comity/learning/cells.hpp"
#include "comity/learning/choose.hpp"
#include "comity/learning/enumerate.hpp"
#include "comity/learning/search.hpp"

namespace comity::learning {

namespace {

/// Up to here an enumeration takes seconds and its grids fit in memory.
constexpr double most_cost = 3e8;
constexpr double most_cells = 4e6;

bool can_enumerate(const Ranked& ranked, std::size_t n_families, Method asked) {
  if (n_families == 0 || asked == Method::branching || asked == Method::program) return false;
  return cost_of_enumeration(ranked, n_families) <= most_cost &&
         static_cast<double>(ranked.n_boundaries) * Cells::count_of(ranked) <= most_cells;
}

Rule widest_of(const Pool& pool, const Family& family, const Ranked& ranked) {
  const Rule* chosen = nullptr;
  for (const auto& rule : pool.rules) {
    if (rule.family != family) continue;
    if (chosen == nullptr || width_of(rule, ranked) > width_of(*chosen, ranked)) chosen = &rule;
  }
  return *chosen;
}

}  // namespace

Result<Learned> learn(const Ranked& ranked, const LearnSettings& settings,
                      const solving::Solver& solver, Progress& progress) {
  Learned learned{.dominance = contradictions(ranked)};
  std::vector<Family> families;
  if (ranked.n_criteria() <= most_listed) families = expressible_families(ranked.n_criteria());
  Pool pool;
  if (can_enumerate(ranked, families.size(), settings.method)) {
    if (auto models = enumerate(ranked, families, progress)) {
      learned.models = std::move(*models);
      learned.proven = true;
    }
  }
  if (!learned.proven) {
    pool = search(ranked, families,
                  {.seed = settings.seed, .effort = 3, .ceiling = learned.dominance.at_most},
                  progress);
    learned.models = models_of(ranked, pool);
    learned.proven = pool.reproduced == learned.dominance.at_most;
  }
  learned.at_most = learned.proven ? learned.models.reproduced : learned.dominance.at_most;
  auto even = most_even_family(learned.models.families, solver);
  if (!even) return std::unexpected(even.error());
  const auto& family = learned.models.families[even->first].family;
  learned.weights = std::move(even->second);
  learned.rule =
      learned.models.complete ? widest(ranked, family) : widest_of(pool, family, ranked);
  return learned;
}

}  // namespace comity::learning
