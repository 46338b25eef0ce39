// SPDX-License-Identifier: Apache-2.0
// Decides a block of draws: for each alternative and boundary, in which draws it stands above.
// Where only weights and cutting level are drawn, equal questions are asked once: alternatives that
// the same criteria support share one row.
// Knows nothing of shares.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "comity/sorting/drawer.hpp"

namespace comity::sorting {

/// An alternative, or one end of what it may be where a performance is missing.
struct Subject {
  std::size_t alternative = 0;
  std::vector<double> performances;  ///< turned; what is missing at its worst or at its best
  std::vector<bool> missing;         ///< per criterion
};

/// Sums of weights that decide: a row passes in a draw if its sum reaches the bound.
struct Row {
  std::vector<double> coefficients;  ///< per criterion
  std::vector<double> discordances;  ///< those that can matter
  bool by_level = true;              ///< the bound is the cutting level; else `bound`
  double bound = 0;

  auto operator<=>(const Row&) const = default;
};

/// "Above the boundary", as rows: not outranked by it, or outranking it.
struct Step {
  static constexpr std::size_t none = SIZE_MAX;
  std::size_t outranked = none;  ///< row of "the boundary outranks"; none: pessimistic
  std::size_t outranks = none;   ///< row of "outranks the boundary"; none: never

  auto operator<=>(const Step&) const = default;
};

class Decider {
 public:
  explicit Decider(const Problem& problem);

  /// The alternatives in order; one with a missing performance comes twice, worst end first.
  [[nodiscard]] const std::vector<Subject>& subjects() const { return subjects_; }
  [[nodiscard]] std::size_t n_steps() const { return n_steps_; }
  /// The step of a subject at a boundary.
  [[nodiscard]] std::size_t step(std::size_t subject, std::size_t boundary) const {
    return step_of_[subject * n_boundaries_ + boundary];
  }
  /// For each step, the draws of the block that are above: bit d for draw d.
  void decide(const Block& block, std::span<std::uint64_t> words) const;

 private:
  void build_rows(const Parameters& of);
  Row row_of(const Parameters& of, std::span<const double> x, std::span<const double> y) const;
  Row row_of_value(const Parameters& of, std::span<const double> x, std::size_t boundary) const;
  void decide_rows(const Block& block, std::span<std::uint64_t> words) const;
  void decide_each(const Block& block, std::span<std::uint64_t> words) const;

  const Problem& problem_;
  std::size_t n_boundaries_;
  bool by_rows_;
  double least_level_;
  std::vector<Subject> subjects_;
  std::vector<Row> rows_;
  std::vector<Step> steps_;
  std::vector<std::size_t> step_of_;
  std::size_t n_steps_ = 0;
};

}  // namespace comity::sorting
