// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/climber.hpp"

#include <algorithm>
#include <numeric>

namespace comity::learning {

namespace {

/// Whole weights up to this, per criterion; finer ones express little more.
constexpr int heaviest_weight = 24;

}  // namespace

Climber::Climber(const Ranked& ranked, std::span<const Family> families)
    : ranked_(ranked),
      families_(families),
      base_(static_cast<int>(ranked.n_in(0))),
      sides_(ranked.n_boundaries),
      profiles_(ranked.n_boundaries, Profile(ranked.n_criteria(), 0)),
      weights_(ranked.n_criteria(), 1),
      family_(family_of(weights_, static_cast<int>((weights_.size() + 1) / 2))) {
  for (std::size_t h = 0; h < sides_.size(); ++h) {
    for (std::size_t i = 0; i < ranked.n_rows(); ++i) {
      if (ranked.worth(h, i) == 0) continue;
      sides_[h].rows.push_back(i);
      sides_[h].worth.push_back(ranked.worth(h, i));
    }
    sides_[h].reached.assign(sides_[h].rows.size(), 0);
  }
}

void Climber::reach(std::size_t h, std::size_t j) {
  auto& sides = sides_[h];
  const auto bit = Coalition{1} << j;
  const auto profile = profiles_[h][j];
  const auto& ranks = ranked_.ranks[j];
  for (std::size_t k = 0; k < sides.rows.size(); ++k) {
    const bool reaches = ranks[sides.rows[k]] >= profile;
    sides.reached[k] = reaches ? sides.reached[k] | bit : sides.reached[k] & ~bit;
  }
}

void Climber::recount() {
  restored_ = base_;
  for (const auto& sides : sides_)
    for (std::size_t k = 0; k < sides.rows.size(); ++k)
      if (family_[sides.reached[k]]) restored_ += sides.worth[k];
}

void Climber::set(const Rule& rule, const std::vector<int>& weights) {
  family_ = rule.family;
  profiles_ = rule.profiles;
  weights_ = weights;
  for (std::size_t h = 0; h < sides_.size(); ++h)
    for (std::size_t j = 0; j < ranked_.n_criteria(); ++j) reach(h, j);
  recount();
}

Rule Climber::rule() const { return {.family = family_, .profiles = profiles_}; }

void Climber::scatter(Rng& rng) {
  for (std::size_t j = 0; j < ranked_.n_criteria(); ++j) {
    std::vector<Rank> ranks;
    for (std::size_t h = 0; h < profiles_.size(); ++h)
      ranks.push_back(static_cast<Rank>(rng.below(ranked_.levels[j].size() + 1)));
    std::ranges::sort(ranks);
    for (std::size_t h = 0; h < profiles_.size(); ++h) profiles_[h][j] = ranks[h];
  }
  for (int& weight : weights_) weight = 1 + static_cast<int>(rng.below(6));
  const int sum = std::accumulate(weights_.begin(), weights_.end(), 0);
  const int least = (sum + 1) / 2;
  family_ = families_.empty()
                ? family_of(weights_, least + static_cast<int>(rng.below(
                                                  static_cast<std::uint64_t>(sum - least) + 1)))
                : families_[rng.below(families_.size())];
  set(rule(), weights_);
}

void Climber::shake(Rng& rng) {
  const auto moves = 1 + rng.below(3);
  for (std::uint64_t move = 0; move < moves; ++move) {
    const auto h = rng.below(profiles_.size());
    const auto j = rng.below(ranked_.n_criteria());
    const std::size_t low = h > 0 ? profiles_[h - 1][j] : 0;
    const std::size_t high =
        h + 1 < profiles_.size() ? profiles_[h + 1][j] : ranked_.levels[j].size();
    profiles_[h][j] = static_cast<Rank>(low + rng.below(high - low + 1));
    reach(h, j);
  }
  if (rng.below(3) == 0) {
    if (families_.empty()) {
      auto& weight = weights_[rng.below(weights_.size())];
      weight = static_cast<int>(rng.below(heaviest_weight / 2));
      weigh_coalitions();
      if (std::ranges::max(weights_) == 0) weight = 1;
      family_ = family_of(weights_, best_quota(weights_).second);
    } else {
      family_ = families_[rng.below(families_.size())];
    }
  }
  recount();
}

void Climber::choose_value(std::size_t h, std::size_t j, Rng& rng) {
  const auto& sides = sides_[h];
  const auto bit = Coalition{1} << j;
  const auto& ranks = ranked_.ranks[j];
  const auto n_levels = ranked_.levels[j].size();
  by_rank_.assign(n_levels + 1, 0);
  // Only where this criterion tips the balance does its profile matter.
  for (std::size_t k = 0; k < sides.rows.size(); ++k)
    if (family_[sides.reached[k] | bit] && !family_[sides.reached[k] & ~bit])
      by_rank_[ranks[sides.rows[k]]] += sides.worth[k];
  const std::size_t low = h > 0 ? profiles_[h - 1][j] : 0;
  const std::size_t high = h + 1 < profiles_.size() ? profiles_[h + 1][j] : n_levels;
  int sum = 0;
  int now = 0;
  int best = INT32_MIN;
  std::uint64_t ties = 0;
  std::size_t chosen = profiles_[h][j];
  for (std::size_t t = n_levels + 1; t-- > low;) {
    sum += by_rank_[t];
    if (t == profiles_[h][j]) now = sum;
    if (t > high || sum < best) continue;
    ties = sum == best ? ties + 1 : 1;
    best = sum;
    if (rng.below(ties) == 0) chosen = t;
  }
  if (chosen == profiles_[h][j]) return;
  profiles_[h][j] = static_cast<Rank>(chosen);
  restored_ += best - now;
  reach(h, j);
}

void Climber::weigh_coalitions() {
  by_set_.assign(family_.size(), 0);
  for (const auto& sides : sides_)
    for (std::size_t k = 0; k < sides.rows.size(); ++k) by_set_[sides.reached[k]] += sides.worth[k];
}

std::pair<int, int> Climber::best_quota(const std::vector<int>& weights) {
  sums_.assign(family_.size(), 0);
  const int whole = std::accumulate(weights.begin(), weights.end(), 0);
  by_sum_.assign(static_cast<std::size_t>(whole) + 1, 0);
  by_sum_[0] = by_set_[0];
  for (std::size_t j = 0; j < weights.size(); ++j) {
    const auto half = std::size_t{1} << j;
    for (std::size_t set = 0; set < half; ++set) {
      sums_[half + set] = sums_[set] + weights[j];
      by_sum_[static_cast<std::size_t>(sums_[half + set])] += by_set_[half + set];
    }
  }
  int worth = 0;
  std::pair<int, int> best{INT32_MIN, whole};
  for (int quota = whole; quota >= 1 && 2 * quota >= whole; --quota) {
    worth += by_sum_[static_cast<std::size_t>(quota)];
    if (worth > best.first) best = {worth, quota};
  }
  return best;
}

void Climber::choose_listed(Rng& rng) {
  int best = restored_ - base_;
  std::uint64_t ties = 1;
  const Family* chosen = nullptr;
  for (const auto& family : families_) {
    int worth = 0;
    for (std::size_t set = 0; set < family.size(); ++set)
      if (family[set]) worth += by_set_[set];
    if (worth < best) continue;
    ties = worth == best ? ties + 1 : 1;
    best = worth;
    if (rng.below(ties) == 0) chosen = &family;
  }
  if (chosen != nullptr) family_ = *chosen;
  restored_ = base_ + best;
}

void Climber::choose_weights(Rng& rng) {
  auto [worth, quota] = best_quota(weights_);
  for (bool better = true; better;) {
    better = false;
    auto tried = weights_;
    const auto first = rng.below(weights_.size());
    for (std::size_t k = 0; k < weights_.size(); ++k) {
      const auto j = (first + k) % weights_.size();
      for (const int step : {1, -1, 2, -2, 4, -4}) {
        tried[j] = std::clamp(weights_[j] + step, 0, heaviest_weight);
        if (std::ranges::max(tried) > 0) {
          const auto [other, its_quota] = best_quota(tried);
          // An equal one is taken now and then, to get off a plain.
          if (other > worth || (other == worth && rng.below(8) == 0)) {
            better |= other > worth;
            worth = other;
            quota = its_quota;
            weights_[j] = tried[j];
          }
        }
        tried[j] = weights_[j];
      }
    }
  }
  if (worth < restored_ - base_) return;
  family_ = family_of(weights_, quota);
  restored_ = base_ + worth;
}

void Climber::choose_family(Rng& rng) {
  weigh_coalitions();
  if (families_.empty())
    choose_weights(rng);
  else
    choose_listed(rng);
}

void Climber::climb(Rng& rng) {
  const auto n_values = profiles_.size() * ranked_.n_criteria();
  for (int before = restored_ - 1; before < restored_;) {
    before = restored_;
    const auto first = rng.below(n_values);
    for (std::size_t k = 0; k < n_values; ++k) {
      const auto at = (first + k) % n_values;
      choose_value(at / ranked_.n_criteria(), at % ranked_.n_criteria(), rng);
    }
    choose_family(rng);
  }
}

}  // namespace comity::learning
