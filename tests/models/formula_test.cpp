// SPDX-License-Identifier: Apache-2.0
#include "comity/models/formula.hpp"

#include <gtest/gtest.h>

#include "comity/models/memories.hpp"
#include "comity/models/model.hpp"
#include "models/small_model.hpp"

namespace comity::models {
namespace {

std::vector<Term> parsed(std::string_view text) {
  Problems problems;
  auto terms = parse_formula(text, problems);
  EXPECT_FALSE(problems.has_errors()) << comity::testing::messages(problems);
  return terms;
}

Error refused(std::string_view text) {
  Problems problems;
  (void)parse_formula(text, problems);
  EXPECT_EQ(problems.errors(), 1U) << text;
  return problems.list().empty() ? Error{} : problems.list().front().error;
}

TEST(Formula, HasTermsFactorsAndArguments) {
  const auto terms = parsed("~ 1 + inertia(weighted) + tie(contig, window = \"3 years\"):same(z)");
  ASSERT_EQ(terms.size(), 3U);
  EXPECT_EQ(terms[0].text, "1");
  EXPECT_EQ(terms[1].factors[0].arguments[0].value, "weighted");
  ASSERT_EQ(terms[2].factors.size(), 2U);
  EXPECT_EQ(terms[2].factors[0].arguments[1].name, "window");
  EXPECT_EQ(terms[2].factors[0].arguments[1].value, "3 years");
  EXPECT_EQ(terms[2].text, "tie(contig, window = \"3 years\"):same(z)");
}

TEST(Formula, NeedsNoTilde) { EXPECT_EQ(parsed("indeg+trans").size(), 2U); }

TEST(Formula, SaysWhereItIsWrong) {
  EXPECT_EQ(refused("").where.column, 1U);
  EXPECT_EQ(refused("~ indeg +").what, "the formula ends where a term is expected.");
  EXPECT_EQ(refused("~ indeg + + trans").where.column, 11U);
  EXPECT_EQ(refused("~ tie(contig").what, "the bracket after tie is not closed.");
  EXPECT_EQ(refused("~ tie(contig, window = \"3").what, "the quotes are not closed.");
  EXPECT_EQ(refused("~ indeg trans").where.column, 9U);
  EXPECT_EQ(refused("~ tie(, x)").what, "an argument is missing here.");
}

TEST(Duration, KnowsJulianUnits) {
  EXPECT_EQ(parse_duration("300"), 300);
  EXPECT_EQ(parse_duration("3 years"), 3 * 31557600.0);
  EXPECT_EQ(parse_duration("1 month"), 2629800.0);
  EXPECT_EQ(parse_duration("2 weeks"), 1209600.0);
  EXPECT_EQ(parse_duration("3 moons"), std::nullopt);
  EXPECT_EQ(parse_duration("years"), std::nullopt);
}

TEST(Window, UndoesEveryChangeWhenItHasPassed) {
  const Network of{.name = "x", .changes = {{1, 0, 1, 1, 2}, {2, 0, 1, 2, 3}}};
  const auto seen = windowed(of, 0, 5);
  const std::vector<TieChange> expected{
      {1, 0, 1, 1, 2}, {2, 0, 1, 2, 3}, {6, 0, 1, -1, 0}, {7, 0, 1, -2, 0}};
  EXPECT_EQ(seen.changes, expected);
}

}  // namespace
}  // namespace comity::models
