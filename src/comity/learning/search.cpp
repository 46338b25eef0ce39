// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "comity/learning/climber.hpp"

namespace comity::learning {

namespace {

/// So many tries in a row may bring nothing before the search begins elsewhere.
constexpr int patience = 40;
/// Steps on a row, a boundary and a criterion that one unit of effort pays for.
constexpr double steps_per_effort = 1e8;
/// Few rows need no more, and many no fewer.
constexpr double most_tries = 5000;
constexpr int fewest_tries = 30;
/// While it still meets new rules that are as good, a search may take so many times its tries.
constexpr int most_patience = 4;

class Search {
 public:
  Search(const Ranked& ranked, std::span<const Family> families, const SearchSettings& settings)
      : settings_(settings),
        climber_(ranked, families),
        rng_(settings.seed, stream_of("learning/search")) {
    const double size = static_cast<double>(ranked.n_rows() + families.size()) *
                        static_cast<double>(ranked.n_boundaries * ranked.n_criteria());
    const double tries = std::min(most_tries, steps_per_effort / (size * 8));
    tries_ = std::max(fewest_tries, static_cast<int>(settings.effort * tries));
  }

  Pool run(Progress& progress) {
    int idle = patience;
    Rule here;
    std::vector<int> weights;
    int level = -1;
    for (int t = 0; !enough(t); ++t) {
      if (t > 0 && progress.should_stop()) break;
      if (t % 50 == 0)
        progress.report(fmt::format("search: {} examples restored", std::max(0, pool_.reproduced)),
                        Progress::unknown);
      if (idle >= patience) {
        if (settings_.start != nullptr && t == 0)
          climber_.set(*settings_.start, climber_.weights());
        else
          climber_.scatter(rng_);
        idle = 0;
        level = -1;
      } else {
        climber_.set(here, weights);
        climber_.shake(rng_);
      }
      climber_.climb(rng_);
      keep(t);
      idle = climber_.restored() > level ? 0 : idle + 1;
      if (climber_.restored() < level) continue;
      level = climber_.restored();
      here = climber_.rule();
      weights = climber_.weights();
    }
    return std::move(pool_);
  }

 private:
  /// The sample is wide enough when the second half of the tries met no rule that the first had
  /// not.
  [[nodiscard]] bool enough(int tried) const {
    if (tried < tries_) return false;
    const bool still_new =
        settings_.effort > 0 && pool_.rules.size() < settings_.most_rules && tried < 2 * last_new_;
    return !still_new || tried >= most_patience * tries_;
  }

  void keep(int t) {
    if (climber_.restored() < pool_.reproduced) return;
    if (climber_.restored() > pool_.reproduced) {
      pool_ = {.reproduced = climber_.restored(), .rules = {}};
      seen_.clear();
    }
    if (pool_.rules.size() >= settings_.most_rules) return;
    auto rule = without_idle(climber_.rule());
    if (!seen_.emplace(rule.family, rule.profiles).second) return;
    pool_.rules.push_back(std::move(rule));
    last_new_ = t;
  }

  const SearchSettings& settings_;
  Climber climber_;
  Rng rng_;
  int tries_;
  int last_new_ = 0;  ///< the try that met the newest rule of the pool
  Pool pool_;
  std::set<std::pair<Family, std::vector<Profile>>> seen_;
};

void widen(std::vector<std::vector<Range>>& ranges, const std::vector<Profile>& profiles) {
  for (std::size_t h = 0; h < profiles.size(); ++h)
    for (std::size_t j = 0; j < profiles[h].size(); ++j) {
      auto& range = ranges[h][j];
      range = {std::min(range.low, profiles[h][j]), std::max(range.high, profiles[h][j])};
    }
}

}  // namespace

Pool search(const Ranked& ranked, std::span<const Family> families, const SearchSettings& settings,
            Progress& progress) {
  return Search(ranked, families, settings).run(progress);
}

Models models_of(const Ranked& ranked, const Pool& pool) {
  Models models{.reproduced = pool.reproduced, .complete = false};
  models.count = static_cast<double>(pool.rules.size());
  models.shares.assign(ranked.n_rows(), std::vector<double>(ranked.n_boundaries + 1, 0));
  for (const auto& rule : pool.rules) {
    auto found = std::ranges::find(models.families, rule.family, &FamilyModels::family);
    if (found == models.families.end()) {
      const std::vector<Range> none(ranked.n_criteria(), Range{UINT16_MAX, 0});
      models.families.push_back(
          {rule.family, 0, std::vector<std::vector<Range>>(ranked.n_boundaries, none)});
      found = models.families.end() - 1;
    }
    found->count += 1;
    widen(found->ranges, rule.profiles);
    for (std::size_t i = 0; i < ranked.n_rows(); ++i)
      models.shares[i][static_cast<std::size_t>(sorted(rule, ranked, i))] += 1 / models.count;
  }
  return models;
}

}  // namespace comity::learning
