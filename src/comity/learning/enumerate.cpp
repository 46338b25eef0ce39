// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/enumerate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "comity/learning/chains.hpp"
#include "comity/learning/passes.hpp"

namespace comity::learning {

namespace {

/// What is made once for all families.
class Grid {
 public:
  explicit Grid(const Ranked& ranked) : cells_(ranked), base_(static_cast<int>(ranked.n_in(0))) {
    for (std::size_t h = 0; h < ranked.n_boundaries; ++h) passes_.emplace_back(ranked, cells_, h);
  }

  [[nodiscard]] const Cells& cells() const { return cells_; }
  /// Examples that a rule restores which lets nobody pass.
  [[nodiscard]] int base() const { return base_; }
  /// The worth of every profile of every boundary; valid until the next call.
  [[nodiscard]] const Worths& worths(const Family& family) {
    const auto factors = factors_of(family);
    worths_.resize(passes_.size());
    for (std::size_t h = 0; h < passes_.size(); ++h) passes_[h].fill(factors, worths_[h]);
    return worths_;
  }
  [[nodiscard]] int best(const Family& family) {
    return base_ + best_chain(cells_, worths(family));
  }

 private:
  Cells cells_;
  int base_;
  std::vector<Passes> passes_;
  Worths worths_;
};

/// Makes every profile but the lowest worthless on criteria that never matter.
void keep_one_idle(const Cells& cells, const Family& family, Worths& worths) {
  constexpr std::int32_t worthless = -1'000'000;
  const auto used = used_by(family);
  for (std::size_t j = 0; j < cells.n_criteria(); ++j) {
    if ((used >> j & 1U) != 0) continue;
    for (std::size_t cell = 0; cell < cells.count(); ++cell)
      if (cells.rank(cell, j) != 0)
        for (auto& worth : worths) worth[cell] = worthless;
  }
}

void add(double& to, double from) { to += from; }

/// The number of chains under which each row passes, from the chains through each profile.
class PassCounts {
 public:
  PassCounts(const Ranked& ranked, const Cells& cells, const std::vector<int>& factors,
             std::vector<double> chains)
      : ranked_(ranked), cells_(cells), factors_(factors), sums_(std::move(chains)) {
    cells_.gather_upward(sums_, add);
  }
  [[nodiscard]] double all() const { return sums_.back(); }
  [[nodiscard]] double passing(std::size_t row) const {
    double count = 0;
    for (std::size_t set = 0; set < factors_.size(); ++set) {
      if (factors_[set] == 0) continue;
      std::size_t at = 0;
      for (std::size_t j = 0; j < cells_.n_criteria(); ++j) {
        const bool in = (set >> j & 1U) != 0;
        at += cells_.stride(j) * (in ? ranked_.ranks[j][row] : cells_.size(j) - 1);
      }
      count += factors_[set] * sums_[at];
    }
    return count;
  }

 private:
  const Ranked& ranked_;
  const Cells& cells_;
  const std::vector<int>& factors_;
  std::vector<double> sums_;
};

std::vector<Range> ranges_of(const Cells& cells, const std::vector<double>& chains) {
  std::vector<Range> ranges(cells.n_criteria(), Range{UINT16_MAX, 0});
  for (std::size_t cell = 0; cell < chains.size(); ++cell) {
    if (chains[cell] == 0) continue;
    for (std::size_t j = 0; j < ranges.size(); ++j) {
      const auto rank = cells.rank(cell, j);
      ranges[j] = {std::min(ranges[j].low, rank), std::max(ranges[j].high, rank)};
    }
  }
  return ranges;
}

/// Gathers what the families' best and next best rules do to each row.
class Tally {
 public:
  Tally(const Ranked& ranked, int reproduced)
      : ranked_(ranked), next_restoring_(ranked.n_rows(), 0) {
    models_.reproduced = reproduced;
    models_.shares.assign(ranked.n_rows(), std::vector<double>(ranked.n_boundaries + 1, 0));
  }

  void add_family(const Cells& cells, const Family& family, const std::vector<Through>& chains) {
    const auto factors = factors_of(family);
    FamilyModels found{.family = family, .count = 0, .ranges = {}};
    for (std::size_t h = 0; h < chains.size(); ++h) {
      const PassCounts best(ranked_, cells, factors, chains[h].best);
      const PassCounts next(ranked_, cells, factors, chains[h].next);
      if (h == 0) {
        found.count = best.all();
        models_.count += best.all();
        next_count_ += next.all();
        for (auto& shares : models_.shares) shares[0] += best.all();
        for (std::size_t i = 0; i < ranked_.n_rows(); ++i)
          next_restoring_[i] += ranked_.category[i] == 0 ? next.all() : 0;
      }
      add_rows(h, best, next);
      found.ranges.push_back(ranges_of(cells, chains[h].best));
    }
    if (found.count > 0) models_.families.push_back(std::move(found));
  }

  [[nodiscard]] Models finish() {
    models_.left_out.assign(ranked_.n_rows(), 0);
    for (std::size_t i = 0; i < ranked_.n_rows(); ++i) {
      auto& shares = models_.shares[i];
      for (double& share : shares) share = std::max(0.0, share / models_.count);
      // Where one of the best rules misses a row, the best without it are those that do. Else they
      // are all the best, and those one short that miss it.
      if (ranked_.category[i] < 0) continue;
      const double hits = shares[static_cast<std::size_t>(ranked_.category[i])];
      if (hits < 1 - tolerance) continue;
      const double misses = std::max(0.0, next_count_ - next_restoring_[i]);
      models_.left_out[i] = models_.count / (models_.count + misses);
    }
    return std::move(models_);
  }

 private:
  /// Counts above 2^53 are rounded.
  static constexpr double tolerance = 1e-12;

  void add_rows(std::size_t h, const PassCounts& best, const PassCounts& next) {
    for (std::size_t i = 0; i < ranked_.n_rows(); ++i) {
      const double passing = best.passing(i);
      models_.shares[i][h] -= passing;
      models_.shares[i][h + 1] += passing;
      if (const int worth = ranked_.worth(h, i); worth != 0)
        next_restoring_[i] += worth * next.passing(i);
    }
  }

  const Ranked& ranked_;
  Models models_;
  double next_count_ = 0;
  std::vector<double> next_restoring_;
};

std::optional<std::vector<int>> best_of_each(Grid& grid, std::span<const Family> families,
                                             Progress& progress) {
  std::vector<int> best;
  for (const auto& family : families) {
    if (progress.should_stop()) return std::nullopt;
    if (best.size() % 64 == 0)
      progress.report(fmt::format("family {} of {}", best.size() + 1, families.size()),
                      Progress::unknown);
    best.push_back(grid.best(family));
  }
  return best;
}

}  // namespace

double cost_of_enumeration(const Ranked& ranked, std::size_t n_families) {
  return Cells::count_of(ranked) * static_cast<double>(n_families) *
         static_cast<double>(ranked.n_boundaries) *
         static_cast<double>(std::size_t{1} << ranked.n_criteria()) / 8;
}

std::optional<int> most_restored(const Ranked& ranked, std::span<const Family> families,
                                 Progress& progress) {
  Grid grid(ranked);
  const auto best = best_of_each(grid, families, progress);
  if (!best) return std::nullopt;
  return std::ranges::max(*best);
}

std::optional<Models> enumerate(const Ranked& ranked, std::span<const Family> families,
                                Progress& progress) {
  Grid grid(ranked);
  const auto best = best_of_each(grid, families, progress);
  if (!best) return std::nullopt;
  const int reproduced = std::ranges::max(*best);
  Tally tally(ranked, reproduced);
  for (std::size_t f = 0; f < families.size(); ++f) {
    if ((*best)[f] < reproduced - 1) continue;
    if (progress.should_stop()) return std::nullopt;
    auto worths = grid.worths(families[f]);
    keep_one_idle(grid.cells(), families[f], worths);
    tally.add_family(grid.cells(), families[f],
                     count_chains(grid.cells(), worths, reproduced - grid.base()));
  }
  return tally.finish();
}

Rule widest(const Ranked& ranked, const Family& family) {
  Grid grid(ranked);
  const auto& cells = grid.cells();
  auto worths = grid.worths(family);
  keep_one_idle(cells, family, worths);
  // A whole example outweighs all widths together, which are at most one per criterion and
  // boundary.
  const auto scale = 1.0 + static_cast<double>(ranked.n_criteria() * ranked.n_boundaries);
  std::vector<double> width(cells.count(), 0);
  for (std::size_t cell = 0; cell < cells.count(); ++cell) {
    for (std::size_t j = 0; j < cells.n_criteria(); ++j) {
      const auto& levels = ranked.levels[j];
      const auto rank = cells.rank(cell, j);
      if (rank == 0 || rank == levels.size()) continue;
      width[cell] += (levels[rank] - levels[rank - 1]) / (levels.back() - levels.front());
    }
  }
  std::vector<std::vector<double>> scores;
  for (std::size_t h = 0; h < worths.size(); ++h) {
    auto score = h == 0 ? std::vector<double>(cells.count(), 0) : scores.back();
    if (h > 0) cells.gather_upward(score, [](double& to, double from) { to = std::max(to, from); });
    for (std::size_t cell = 0; cell < cells.count(); ++cell)
      score[cell] += scale * worths[h][cell] + width[cell];
    scores.push_back(std::move(score));
  }
  Rule rule{.family = family, .profiles = std::vector<Profile>(worths.size())};
  for (std::size_t h = worths.size(); h-- > 0;) {
    std::optional<std::size_t> chosen;
    for (std::size_t cell = 0; cell < cells.count(); ++cell) {
      bool below = true;
      for (std::size_t j = 0; below && h + 1 < worths.size() && j < cells.n_criteria(); ++j)
        below = cells.rank(cell, j) <= rule.profiles[h + 1][j];
      if (below && (!chosen || scores[h][cell] > scores[h][*chosen])) chosen = cell;
    }
    rule.profiles[h] = cells.profile(*chosen);
  }
  return rule;
}

}  // namespace comity::learning
