// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <bit>

#include "comity/learning/family.hpp"

namespace comity::learning {

namespace {

/// The places of the unknowns in the linear program: weights first, then these.
struct Unknowns {
  std::size_t level, separation, lightest, heaviest;
};

void add_coalitions(solving::Program& program, const Family& family, const Unknowns& unknowns,
                    std::size_t n) {
  const auto members = [&](Coalition set) {
    std::vector<solving::Term> terms;
    for (std::size_t j = 0; j < n; ++j)
      if ((set >> j & 1U) != 0) terms.push_back({j, 1});
    terms.push_back({unknowns.level, -1});
    return terms;
  };
  for (const auto set : smallest(family)) program.add_row({members(set), 0, solving::unlimited});
  for (const auto set : largest_short(family)) {
    auto terms = members(set);
    terms.push_back({unknowns.separation, 1});
    program.add_row({std::move(terms), -solving::unlimited, 0});
  }
}

/// Weights between the lightest and the heaviest, sum 1, with every coalition on its side.
std::pair<solving::Program, Unknowns> program_of(const Family& family, std::size_t n) {
  solving::Program program;
  solving::Row sum{.terms = {}, .low = 1, .high = 1};
  for (std::size_t j = 0; j < n; ++j) sum.terms.push_back({program.add_variable({.high = 1}), 1});
  const Unknowns unknowns{.level = program.add_variable({.low = 0.5, .high = 1}),
                          .separation = program.add_variable({.low = 0, .high = 1}),
                          .lightest = program.add_variable({.high = 1}),
                          .heaviest = program.add_variable({.high = 1})};
  program.add_row(std::move(sum));
  const auto used = used_by(family);
  for (std::size_t j = 0; j < n; ++j) {
    if ((used >> j & 1U) == 0) {
      program.variables[j].high = 0;
      continue;
    }
    program.add_row({{{j, 1}, {unknowns.lightest, -1}}, 0, solving::unlimited});
    program.add_row({{{j, 1}, {unknowns.heaviest, -1}}, -solving::unlimited, 0});
  }
  add_coalitions(program, family, unknowns, n);
  return {std::move(program), unknowns};
}

double weight_of(Coalition set, const std::vector<double>& weights) {
  double sum = 0;
  for (std::size_t j = 0; j < weights.size(); ++j)
    if ((set >> j & 1U) != 0) sum += weights[j];
  return sum;
}

Weights finished(const Family& family, std::vector<double> weights) {
  // The solver's values are right to about nine digits; nobody reads more.
  double sum = 0;
  for (double& weight : weights) sum += weight = std::max(0.0, weight);
  for (double& weight : weights) weight /= sum;
  double enough = 1;
  double too_little = 0;
  for (const auto set : smallest(family)) enough = std::min(enough, weight_of(set, weights));
  for (const auto set : largest_short(family))
    too_little = std::max(too_little, weight_of(set, weights));
  double low = 1;
  double high = 0;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    if ((used_by(family) >> j & 1U) == 0) continue;
    low = std::min(low, weights[j]);
    high = std::max(high, weights[j]);
  }
  return {.weights = std::move(weights),
          .cutting_level = std::max(0.5, (enough + too_little) / 2),
          .separation = enough - too_little,
          .spread = high - low};
}

}  // namespace

Result<Weights> most_even(const Family& family, const solving::Solver& solver) {
  const auto n = static_cast<std::size_t>(std::countr_zero(family.size()));
  auto [program, unknowns] = program_of(family, n);
  Quiet quiet;
  const auto refuse = [] {
    return std::unexpected(
        Error{.kind = Error::Kind::numeric,
              .what = "no weights with a cutting level from 0.5 to 1 express this family.",
              .where = {},
              .nearest = {},
              .hint = "sort with coalitions instead: method \"ncs\""});
  };
  program.variables[unknowns.separation].cost = -1;
  const auto widest = solver.solve(program, {}, quiet);
  if (widest.status != solving::Status::proven || -widest.objective < 1e-7) return refuse();
  program.variables[unknowns.separation] = {
      .low = std::min(least_separation, -widest.objective / 2), .high = 1};
  program.variables[unknowns.lightest].cost = -1;
  program.variables[unknowns.heaviest].cost = 1;
  const auto even = solver.solve(program, {}, quiet);
  if (even.status != solving::Status::proven) return refuse();
  return finished(family,
                  {even.values.begin(), even.values.begin() + static_cast<std::ptrdiff_t>(n)});
}

}  // namespace comity::learning
