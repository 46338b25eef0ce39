// SPDX-License-Identifier: Apache-2.0
#include "comity/sorting/decider.hpp"

#include <algorithm>
#include <map>

#include "comity/sorting/assign.hpp"
#include "comity/sorting/credibility.hpp"
#include "comity/sorting/mr_sort.hpp"
#include "comity/sorting/utadis.hpp"

namespace comity::sorting {

namespace {

std::vector<Subject> subjects_of(const Problem& problem) {
  std::vector<Subject> subjects;
  for (std::size_t i = 0; i < problem.alternatives.size(); ++i) {
    const auto& alternative = problem.alternatives[i];
    std::vector<bool> missing;
    for (const auto& known : alternative.performances) missing.push_back(!known);
    auto ends = ends_of(problem, alternative);
    const bool twice = std::ranges::find(missing, true) != missing.end();
    subjects.push_back({i, std::move(ends.worst), missing});
    if (twice) subjects.push_back({i, std::move(ends.best), missing});
  }
  return subjects;
}

using Sums = std::array<double, block_size>;

Sums sums_of(const Row& row, const Block& block) {
  Sums sums{};
  for (std::size_t j = 0; j < row.coefficients.size(); ++j) {
    const double coefficient = row.coefficients[j];
    if (coefficient == 0) continue;
    const double* const weights = &block.weights[j * block_size];
    for (std::size_t d = 0; d < block_size; ++d) sums[d] += coefficient * weights[d];
  }
  return sums;
}

std::uint64_t word_of(const Row& row, const Block& block, const Sums& limits) {
  auto sums = sums_of(row, block);
  for (std::size_t d = 0; !row.discordances.empty() && d < block.size; ++d) {
    if (sums[d] < 1 - tolerance) sums[d] = credibility(sums[d], row.discordances);
  }
  std::uint64_t word = 0;
  if (row.by_level) {
    for (std::size_t d = 0; d < block_size; ++d)
      word |= static_cast<std::uint64_t>(sums[d] >= limits[d]) << d;
  } else {
    for (std::size_t d = 0; d < block_size; ++d)
      word |= static_cast<std::uint64_t>(sums[d] >= row.bound) << d;
  }
  return word;
}

}  // namespace

Decider::Decider(const Problem& problem)
    : problem_(problem),
      n_boundaries_(problem.boundaries.size()),
      by_rows_(uncertain_of(problem).rows_are_fixed() && problem.method != Method::ncs),
      least_level_(cutting_share(problem).low),
      subjects_(subjects_of(problem)) {
  if (by_rows_) {
    build_rows(fixed(problem));
    return;
  }
  n_steps_ = subjects_.size() * n_boundaries_;
  for (std::size_t s = 0; s < n_steps_; ++s) step_of_.push_back(s);
}

Row Decider::row_of(const Parameters& of, std::span<const double> x,
                    std::span<const double> y) const {
  Row row;
  for (std::size_t j = 0; j < of.n_criteria; ++j) {
    const double shortfall = y[j] - x[j];
    row.coefficients.push_back(partial_concordance(shortfall, of.q[j], of.p[j]));
    const double against = partial_discordance(shortfall, of.p[j], of.v[j]);
    // What passes is concordant to the cutting level at least; a smaller discordance is not felt.
    if (against > least_level_ - tolerance) row.discordances.push_back(against);
  }
  return row;
}

Row Decider::row_of_value(const Parameters& of, std::span<const double> x,
                          std::size_t boundary) const {
  Row row{.coefficients = {}, .discordances = {}, .by_level = false, .bound = -tolerance};
  const auto& threshold = of.thresholds[boundary];
  if (threshold) row.bound = *threshold - tolerance;
  for (std::size_t j = 0; j < of.n_criteria; ++j) {
    const double value = value_of(of.values[j], x[j]);
    row.coefficients.push_back(threshold ? value
                                         : value - value_of(of.values[j], of.profile(boundary)[j]));
  }
  return row;
}

void Decider::build_rows(const Parameters& of) {
  std::map<Row, std::size_t> rows;
  std::map<Step, std::size_t> steps;
  const auto index = [](auto& known, auto& list, auto item) {
    const auto [at, is_new] = known.emplace(item, list.size());
    if (is_new) list.push_back(std::move(item));
    return at->second;
  };
  for (const auto& subject : subjects_) {
    std::vector<Step> own(n_boundaries_);
    for (std::size_t h = n_boundaries_; h-- > 0;) {
      const auto& x = subject.performances;
      if (problem_.method == Method::utadis) {
        own[h].outranks = index(rows, rows_, row_of_value(of, x, h));
        continue;
      }
      if (problem_.method == Method::mr_sort && vetoers(of, x, h) != 0) {
        // Blocked here, it may still stand above by passing a higher boundary.
        if (h + 1 < n_boundaries_) own[h] = own[h + 1];
        continue;
      }
      own[h].outranks = index(rows, rows_, row_of(of, x, of.profile(h)));
      if (problem_.rule == Rule::optimistic)
        own[h].outranked = index(rows, rows_, row_of(of, of.profile(h), x));
    }
    for (const auto& step : own) step_of_.push_back(index(steps, steps_, step));
  }
  n_steps_ = steps_.size();
}

void Decider::decide(const Block& block, std::span<std::uint64_t> words) const {
  if (by_rows_)
    decide_rows(block, words);
  else
    decide_each(block, words);
  if (block.size == block_size) return;
  const std::uint64_t counted = (std::uint64_t{1} << block.size) - 1;
  for (auto& word : words) word &= counted;
}

void Decider::decide_rows(const Block& block, std::span<std::uint64_t> words) const {
  Sums limits;
  for (std::size_t d = 0; d < block_size; ++d) limits[d] = block.levels[d] - tolerance;
  std::vector<std::uint64_t> passed;
  passed.reserve(rows_.size());
  for (const auto& row : rows_) passed.push_back(word_of(row, block, limits));
  for (std::size_t s = 0; s < n_steps_; ++s) {
    const auto& step = steps_[s];
    words[s] = step.outranks == Step::none ? 0 : passed[step.outranks];
    if (step.outranked != Step::none) words[s] |= ~passed[step.outranked];
  }
}

void Decider::decide_each(const Block& block, std::span<std::uint64_t> words) const {
  const auto n = problem_.criteria.size();
  const bool drawn = !block.drawn.empty();
  const auto middle = drawn ? Parameters{} : fixed(problem_);
  std::ranges::fill(words, 0);
  std::vector<double> performances(n);
  for (std::size_t d = 0; d < block.size; ++d) {
    const auto* const own =
        drawn ? &block.performances[d * problem_.alternatives.size() * n] : nullptr;
    for (std::size_t s = 0; s < subjects_.size(); ++s) {
      const auto& subject = subjects_[s];
      for (std::size_t j = 0; j < n; ++j)
        performances[j] = drawn && !subject.missing[j] ? own[subject.alternative * n + j]
                                                       : subject.performances[j];
      const auto category =
          assign(drawn ? block.drawn[d] : middle, problem_.method, problem_.rule, performances);
      for (std::size_t h = 0; h < category; ++h)
        words[s * n_boundaries_ + h] |= std::uint64_t{1} << d;
    }
  }
}

}  // namespace comity::sorting
