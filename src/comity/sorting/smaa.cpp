// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/smaa.hpp"

#include <algorithm>
#include <map>

namespace comity::sorting {

namespace {

/// Draws for a confidence factor: its standard error is 0.011 at most.
constexpr std::uint64_t confidence_draws = 2000;

Error never_in_order() {
  return {.kind = Error::Kind::numeric,
          .what = "the intervals of the boundaries or thresholds are practically never in order.",
          .where = {},
          .nearest = {},
          .hint = "narrow them so that a higher boundary usually asks for more"};
}

/// The steps of a subject at each boundary: what tells subjects apart.
std::vector<std::size_t> steps_of(const Decider& decider, std::size_t subject, std::size_t n) {
  std::vector<std::size_t> steps;
  for (std::size_t h = 0; h < n; ++h) steps.push_back(decider.step(subject, h));
  return steps;
}

/// One run: the draws, and where each alternative stands in it.
class Run {
 public:
  Run(const Problem& problem, const SmaaOptions& options)
      : problem_(problem),
        options_(options),
        n_(problem.boundaries.size()),
        drawer_(problem, options.seed),
        decider_(problem) {
    const auto& subjects = decider_.subjects();
    for (std::size_t s = 0; s < subjects.size(); ++s) {
      if (s == 0 || subjects[s].alternative != subjects[s - 1].alternative) first_.push_back(s);
      last_.resize(first_.size());
      last_.back() = s;
    }
  }

  Result<Smaa> smaa() {
    Counted counted;
    counted.weights = options_.central && drawer_.uncertain().weights;
    if (options_.pairs) counted.groups = groups();
    const auto draws = drawer_.uncertain().anything() ? problem_.robustness->draws : 1;
    if (!count(drawer_, decider_, counted, draws, options_.threads, tally_))
      return std::unexpected(never_in_order());
    Smaa smaa;
    smaa.draws = draws;
    smaa.weight_proposals = per_draw(tally_.weight_proposals, draws);
    if (tally_.ordered > 0) smaa.order_proposals = per_draw(tally_.order_proposals, tally_.ordered);
    for (std::size_t i = 0; i < first_.size(); ++i) {
      auto& of = smaa.alternatives.emplace_back();
      of.shares = shares_of(decider_, tally_, first_[i], n_ + 1);
      of.best_shares = shares_of(decider_, tally_, last_[i], n_ + 1);
      of.entropy = entropy_of(of.shares);
      if (counted.weights) of.central = central(i);
    }
    if (options_.pairs) fill_pairs(smaa);
    return smaa;
  }

 private:
  static double per_draw(std::uint64_t proposals, std::uint64_t draws) {
    return static_cast<double>(proposals) / static_cast<double>(draws);
  }

  /// Different subjects among the worst and the best ends, each once.
  std::vector<std::vector<std::size_t>> groups() {
    std::vector<std::vector<std::size_t>> list;
    for (std::size_t s = 0; s < decider_.subjects().size(); ++s) {
      const auto [at, is_new] = group_.emplace(steps_of(decider_, s, n_), list.size());
      if (is_new) list.push_back(at->first);
    }
    return list;
  }

  /// i at its worst against k at its best: what holds whatever is missing.
  void fill_pairs(Smaa& smaa) const {
    for (const auto i : first_) {
      auto& row = smaa.better.emplace_back();
      for (const auto k : last_) {
        const auto a = group_.at(steps_of(decider_, i, n_));
        const auto b = group_.at(steps_of(decider_, k, n_));
        row.push_back(per_draw(tally_.better[a * group_.size() + b], tally_.draws));
      }
    }
  }

  std::vector<std::optional<CentralWeights>> central(std::size_t i) {
    const auto steps = steps_of(decider_, first_[i], n_);
    if (const auto known = central_.find(steps); known != central_.end()) return known->second;
    std::vector<std::optional<CentralWeights>> all(n_ + 1);
    for (std::size_t k = 0; k <= n_; ++k) {
      const auto below = k == 0 ? tally_.draws : tally_.above[steps[k - 1]];
      const auto above = k == n_ ? 0 : tally_.above[steps[k]];
      if (below <= above) continue;
      auto& of = all[k].emplace();
      for (std::size_t j = 0; j < problem_.criteria.size(); ++j) {
        const auto sum = weight_sum(k == 0 ? Step::none : steps[k - 1], j) -
                         (k == n_ ? 0 : weight_sum(steps[k], j));
        of.weights.push_back(static_cast<double>(sum) * weight_unit /
                             static_cast<double>(below - above));
      }
      of.confidence = confidence(i, k, of.weights);
    }
    central_.emplace(steps, all);
    return all;
  }

  [[nodiscard]] std::int64_t weight_sum(std::size_t step, std::size_t j) const {
    return step == Step::none ? tally_.all_weights[j]
                              : tally_.weights[step * problem_.criteria.size() + j];
  }

  /// The share of draws of all but the weights that gives alternative i the category.
  [[nodiscard]] double confidence(std::size_t i, std::size_t category,
                                  const std::vector<double>& weights) const {
    auto alone = problem_;
    alone.alternatives = {problem_.alternatives[i]};
    alone.cutting_level = cutting_share(problem_);
    alone.robustness->weights = Weights::given;
    alone.robustness->draws = std::min(problem_.robustness->draws, confidence_draws);
    for (std::size_t j = 0; j < weights.size(); ++j) alone.criteria[j].weight = weights[j];
    const auto again = Run(alone, {.seed = options_.seed}).smaa();
    return again ? again->alternatives.front().shares[category] : 0;
  }

  const Problem& problem_;
  SmaaOptions options_;
  std::size_t n_;
  Drawer drawer_;
  Decider decider_;
  Tally tally_;
  std::vector<std::size_t> first_, last_;  ///< per alternative: its subject at worst, at best
  std::map<std::vector<std::size_t>, std::size_t> group_;
  std::map<std::vector<std::size_t>, std::vector<std::optional<CentralWeights>>> central_;
};

}  // namespace

Result<Smaa> smaa(const Problem& problem, const SmaaOptions& options) {
  return Run(problem, options).smaa();
}

}  // namespace comity::sorting
