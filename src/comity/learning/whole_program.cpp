// SPDX-License-Identifier: Apache-2.0
#include "comity/learning/whole_program.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace comity::learning {

namespace {

using solving::Term;
using solving::unlimited;

/// More pairs than this would only slow the solver down.
constexpr std::size_t most_pairs = 3000;
/// A bound this close below a whole number is that number.
constexpr double whole_tolerance = 1e-6;

/// Rows with the same ranks and category stand for one another.
struct Grouped {
  std::vector<std::size_t> first;     ///< of each group, one row
  std::vector<double> size;           ///< of each group
  std::vector<std::size_t> group_of;  ///< of each row; groups() where it is no example
};

Grouped grouped(const Ranked& ranked) {
  Grouped groups;
  std::map<std::vector<int>, std::size_t> known;
  for (std::size_t i = 0; i < ranked.n_rows(); ++i) {
    groups.group_of.push_back(SIZE_MAX);
    if (ranked.category[i] < 0) continue;
    std::vector<int> key{ranked.category[i]};
    for (const auto& ranks : ranked.ranks) key.push_back(ranks[i]);
    const auto [at, is_new] = known.emplace(std::move(key), groups.first.size());
    if (is_new) {
      groups.first.push_back(i);
      groups.size.push_back(0);
    }
    groups.size[at->second] += 1;
    groups.group_of.back() = at->second;
  }
  return groups;
}

/// The program and where its unknowns stand; also writes and reads rules in these unknowns.
class Learning {
 public:
  Learning(const Ranked& ranked, const Dominance& dominance)
      : ranked_(ranked), groups_(grouped(ranked)) {
    add_weights();
    for (std::size_t j = 0; j < ranked.n_criteria(); ++j) add_criterion(j);
    for (std::size_t g = 0; g < groups_.first.size(); ++g)
      missed_.push_back(program_.add_variable({.high = 1, .cost = groups_.size[g], .whole = true}));
    for (std::size_t g = 0; g < groups_.first.size(); ++g) add_group(g);
    for (std::size_t p = 0; p < std::min(dominance.pairs.size(), most_pairs); ++p) {
      const auto [better, worse] = dominance.pairs[p];
      program_.add_row(
          {{{missed_[groups_.group_of[better]], 1}, {missed_[groups_.group_of[worse]], 1}},
           1,
           unlimited});
    }
  }

  [[nodiscard]] const solving::Program& program() const { return program_; }

  /// The values of all unknowns under a rule.
  [[nodiscard]] std::vector<double> values_of(const Rule& rule, const Weights& weights) const {
    std::vector<double> values(program_.variables.size(), 0);
    for (std::size_t j = 0; j < ranked_.n_criteria(); ++j) {
      values[weight_[j]] = weights.weights[j];
      for (std::size_t h = 0; h < ranked_.n_boundaries; ++h)
        for (std::size_t t = rule.profiles[h][j]; t < ranked_.levels[j].size(); ++t) {
          values[reaches_[j][h][t]] = 1;
          values[gives_[j][h][t]] = weights.weights[j];
        }
    }
    values[level_] = weights.cutting_level;
    for (std::size_t g = 0; g < groups_.first.size(); ++g) {
      const auto row = groups_.first[g];
      values[missed_[g]] = sorted(rule, ranked_, row) == ranked_.category[row] ? 0 : 1;
    }
    return values;
  }

  [[nodiscard]] Rule rule_of(const std::vector<double>& values) const {
    const auto n = ranked_.n_criteria();
    Rule rule{.family = Family(std::size_t{1} << n),
              .profiles = std::vector<Profile>(ranked_.n_boundaries, Profile(n))};
    // Midway below the cutting level, but never below one half, where weights count as equal.
    const double enough = std::max(0.5 - whole_tolerance, values[level_] - program_separation / 2);
    for (std::size_t set = 0; set < rule.family.size(); ++set) {
      double weight = 0;
      for (std::size_t j = 0; j < n; ++j)
        if ((set >> j & 1U) != 0) weight += values[weight_[j]];
      rule.family[set] = weight >= enough;
    }
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t h = 0; h < ranked_.n_boundaries; ++h)
        rule.profiles[h][j] = static_cast<Rank>(
            std::ranges::count_if(reaches_[j][h], [&](auto at) { return values[at] < 0.5; }));
    return rule;
  }

 private:
  void add_weights() {
    solving::Row sum{.terms = {}, .low = 1, .high = 1};
    for (std::size_t j = 0; j < ranked_.n_criteria(); ++j) {
      weight_.push_back(program_.add_variable({.high = 1}));
      sum.terms.push_back({weight_.back(), 1});
    }
    program_.add_row(std::move(sum));
    level_ = program_.add_variable({.low = 0.5, .high = 1});
  }

  /// Which values of a criterion reach which boundary, and what weight they give there.
  void add_criterion(std::size_t j) {
    reaches_.emplace_back(ranked_.n_boundaries);
    gives_.emplace_back(ranked_.n_boundaries);
    for (std::size_t h = 0; h < ranked_.n_boundaries; ++h) {
      for (std::size_t t = 0; t < ranked_.levels[j].size(); ++t) {
        const auto reaches = program_.add_variable({.high = 1, .whole = true});
        const auto gives = program_.add_variable({.high = 1});
        program_.add_row({{{gives, 1}, {reaches, -1}}, -unlimited, 0});
        program_.add_row({{{gives, 1}, {weight_[j], -1}}, -unlimited, 0});
        program_.add_row({{{gives, 1}, {weight_[j], -1}, {reaches, -1}}, -1, unlimited});
        if (t > 0) not_above(reaches_[j][h].back(), reaches);
        if (t > 0) not_above(gives_[j][h].back(), gives);
        if (h > 0) not_above(reaches, reaches_[j][h - 1][t]);
        reaches_[j][h].push_back(reaches);
        gives_[j][h].push_back(gives);
      }
    }
  }

  void not_above(std::size_t a, std::size_t b) {
    program_.add_row({{{a, 1}, {b, -1}}, -unlimited, 0});
  }

  /// An example passes the boundary below its category and not the one above, unless it is missed.
  void add_group(std::size_t g) {
    const auto row = groups_.first[g];
    for (std::size_t h = 0; h < ranked_.n_boundaries; ++h) {
      const int worth = ranked_.worth(h, row);
      if (worth == 0) continue;
      std::vector<Term> terms;
      for (std::size_t j = 0; j < ranked_.n_criteria(); ++j)
        terms.push_back({gives_[j][h][ranked_.ranks[j][row]], 1});
      terms.push_back({level_, -1});
      if (worth > 0) {
        terms.push_back({missed_[g], 1});
        program_.add_row({std::move(terms), 0, unlimited});
      } else {
        terms.push_back({missed_[g], -0.5 - program_separation});
        program_.add_row({std::move(terms), -unlimited, -program_separation});
      }
    }
  }

  const Ranked& ranked_;
  Grouped groups_;
  solving::Program program_;
  std::vector<std::size_t> weight_;
  std::size_t level_ = 0;
  std::vector<std::vector<std::vector<std::size_t>>> reaches_;  ///< [criterion][boundary][rank]
  std::vector<std::vector<std::vector<std::size_t>>> gives_;
  std::vector<std::size_t> missed_;
};

}  // namespace

Result<Programmed> solve_as_program(const Ranked& ranked, const Dominance& dominance,
                                    const Rule& start, const solving::Solver& solver,
                                    double seconds, Progress& progress) {
  const auto weights = most_even(start.family, solver);
  if (!weights) return std::unexpected(weights.error());
  const Learning learning(ranked, dominance);
  const auto solution =
      solver.solve(learning.program(),
                   {.seconds = seconds, .start = learning.values_of(start, *weights)}, progress);
  if (solution.status == solving::Status::failed || solution.status == solving::Status::impossible)
    return std::unexpected(Error{.kind = Error::Kind::numeric,
                                 .what = "the solver could not make sense of the linear program.",
                                 .where = {},
                                 .nearest = {},
                                 .hint = "choose fewer criteria with --criteria"});
  const auto n = static_cast<int>(ranked.n_examples());
  Programmed found{
      .rule = std::nullopt,
      .at_most = n - static_cast<int>(std::ceil(std::max(0.0, solution.bound - whole_tolerance))),
      .proven = solution.status == solving::Status::proven};
  if (!solution.values.empty()) found.rule = learning.rule_of(solution.values);
  return found;
}

}  // namespace comity::learning
