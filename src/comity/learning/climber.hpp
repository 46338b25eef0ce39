// SPDX-License-Identifier: Apache-2.0
// One rule that is being improved: its profiles, its family, and what each move would change.
// A profile value is chosen exactly, given all others; a family too where all can be tried.
// Knows nothing of starts and restarts.
#pragma once

#include <span>

#include "comity/base/random.hpp"
#include "comity/learning/models.hpp"

namespace comity::learning {

class Climber {
 public:
  Climber(const Ranked& ranked, std::span<const Family> families);

  /// Begins anywhere.
  void scatter(Rng& rng);
  /// Improves until no single move restores more.
  void climb(Rng& rng);
  /// Moves a few profile values, and sometimes the weights, at random.
  void shake(Rng& rng);

  [[nodiscard]] int restored() const { return restored_; }
  [[nodiscard]] Rule rule() const;
  void set(const Rule& rule, const std::vector<int>& weights);
  [[nodiscard]] const std::vector<int>& weights() const { return weights_; }

 private:
  /// The rows that one boundary is about, with what it is worth that they pass.
  struct Sides {
    std::vector<std::size_t> rows;
    std::vector<int> worth;
    std::vector<Coalition> reached;  ///< per row, the criteria on which it reaches the profile
  };

  void reach(std::size_t h, std::size_t j);
  void recount();
  void choose_value(std::size_t h, std::size_t j, Rng& rng);
  void choose_family(Rng& rng);
  void choose_listed(Rng& rng);
  void choose_weights(Rng& rng);
  void weigh_coalitions();
  /// The most that a quota for these weights is worth, and the quota.
  [[nodiscard]] std::pair<int, int> best_quota(const std::vector<int>& weights);

  const Ranked& ranked_;
  std::span<const Family> families_;
  int base_;
  std::vector<Sides> sides_;
  std::vector<Profile> profiles_;
  std::vector<int> weights_;  ///< where families are not listed
  Family family_;
  int restored_ = 0;
  std::vector<int> by_set_;   ///< the worth of the rows with exactly this coalition, all boundaries
  std::vector<int> by_rank_;  ///< scratch
  std::vector<int> by_sum_;   ///< scratch
  std::vector<int> sums_;     ///< scratch
};

}  // namespace comity::learning
