// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "comity/solving/program.hpp"

namespace comity::solving {
namespace {

Solution solve(const Program& program, const Settings& settings = {}) {
  Quiet quiet;
  return make_cbc()->solve(program, settings, quiet);
}

TEST(Cbc, SolvesALinearProgram) {
  // Least 2x + 3y with x + y >= 4 and x <= 3: x = 3, y = 1.
  Program program;
  const auto x = program.add_variable({.high = 3, .cost = 2});
  const auto y = program.add_variable({.cost = 3});
  program.add_row({{{x, 1}, {y, 1}}, 4});
  const auto solution = solve(program);
  ASSERT_EQ(solution.status, Status::proven);
  EXPECT_NEAR(solution.objective, 9, 1e-9);
  EXPECT_NEAR(solution.values[x], 3, 1e-9);
  EXPECT_NEAR(solution.values[y], 1, 1e-9);
}

TEST(Cbc, SaysThatNothingKeepsTheRows) {
  Program program;
  const auto x = program.add_variable({.high = 1, .whole = true});
  program.add_row({{{x, 2}}, 1, 1});
  EXPECT_EQ(solve(program).status, Status::impossible);
  program.variables[x].whole = false;
  EXPECT_EQ(solve(program).status, Status::proven);
  program.rows[0] = {{{x, 2}}, 3, 3};
  EXPECT_EQ(solve(program).status, Status::impossible);
}

/// A program without a least value is not an answer.
TEST(Cbc, FailsWhereNothingIsLeast) {
  Program program;
  program.add_variable({.cost = -1});
  EXPECT_EQ(solve(program).status, Status::failed);
}

class Impatient final : public Progress {
 public:
  void report(std::string_view /*what*/, double /*share*/) override {}
  bool should_stop() const override { return true; }
};

/// Rows that no parity argument of the solver sees through quickly: a market split.
Program market_split(std::size_t n, std::size_t m) {
  Program program;
  for (std::size_t i = 0; i < n; ++i) program.add_variable({.high = 1, .whole = true});
  std::uint64_t state = 7;
  for (std::size_t r = 0; r < m; ++r) {
    Row row;
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      row.terms.push_back({i, static_cast<double>((state >> 40U) % 100)});
      sum += row.terms.back().factor;
    }
    const auto over = program.add_variable({.cost = 1});
    const auto under = program.add_variable({.cost = 1});
    row.terms.push_back({over, -1});
    row.terms.push_back({under, 1});
    row.low = row.high = std::floor(sum / 2);
    program.add_row(row);
  }
  return program;
}

TEST(Cbc, StopsWhenTheTimeIsUpAndKeepsABound) {
  const auto solution = solve(market_split(40, 5), {.seconds = 0.5});
  EXPECT_EQ(solution.status, Status::stopped);
  EXPECT_LT(solution.seconds, 20);
  EXPECT_LE(solution.bound, solution.objective);
}

TEST(Cbc, StopsWhenAsked) {
  Impatient impatient;
  const auto solution = make_cbc()->solve(market_split(40, 5), {}, impatient);
  EXPECT_EQ(solution.status, Status::stopped);
}

/// All subsets are tried by hand.
RC_GTEST_PROP(CbcProperty, AgreesWithTryingAllSubsets, ()) {
  const auto values = *rc::gen::container<std::vector<int>>(8, rc::gen::inRange(1, 30));
  const auto sizes = *rc::gen::container<std::vector<int>>(8, rc::gen::inRange(1, 20));
  const auto room = *rc::gen::inRange(0, 80);
  int best = 0;
  for (unsigned set = 0; set < 256; ++set) {
    int value = 0;
    int size = 0;
    for (unsigned i = 0; i < 8; ++i) {
      if ((set >> i & 1U) == 0) continue;
      value += values[i];
      size += sizes[i];
    }
    if (size <= room) best = std::max(best, value);
  }
  Program program;
  Row row{.terms = {}, .high = static_cast<double>(room)};
  for (std::size_t i = 0; i < 8; ++i) {
    program.add_variable({.high = 1, .cost = -static_cast<double>(values[i]), .whole = true});
    row.terms.push_back({i, static_cast<double>(sizes[i])});
  }
  program.add_row(row);
  // A start changes nothing about the answer.
  for (const bool started : {false, true}) {
    const auto solution =
        solve(program, {.start = started ? std::vector<double>(8, 0.0) : std::vector<double>{}});
    RC_ASSERT(solution.status == Status::proven);
    RC_ASSERT(std::lround(solution.objective) == -best);
    RC_ASSERT(std::abs(solution.bound - solution.objective) < 1e-6);
  }
}

}  // namespace
}  // namespace comity::solving
