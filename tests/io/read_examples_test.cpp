// SPDX-License-Identifier: Apache-2.0
#include "comity/io/read_examples.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "comity/io/read_problem.hpp"
#include "comity/io/write_problem.hpp"

namespace comity::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct ReadRows {
  learning::Examples examples;
  Problems problems;
  [[nodiscard]] std::vector<std::string> texts() const {
    std::vector<std::string> texts;
    for (const auto& problem : problems.list()) texts.push_back(to_text(problem.error));
    return texts;
  }
};

ReadRows read(std::string_view bytes,
              const ExampleColumns& columns = {.categories = {"low", "high"}}) {
  ReadRows read;
  read.examples = read_examples(bytes, "e.csv", columns, read.problems);
  return read;
}

TEST(ReadExamples, ReadsRowsAndDirections) {
  const auto found =
      read("\xEF\xBB\xBFname,price,size,tier\na,10,2,low\n\"b\",5,3.5,high\nc,7,1,\n",
           {.categories = {"low", "high"}, .min = {"price"}});
  EXPECT_THAT(found.texts(), ElementsAre());
  ASSERT_EQ(found.examples.rows.size(), 3U);
  EXPECT_EQ(found.examples.criteria[0].name, "price");
  EXPECT_TRUE(found.examples.criteria[0].less_is_better);
  EXPECT_FALSE(found.examples.criteria[1].less_is_better);
  EXPECT_EQ(found.examples.rows[1].id, "b");
  EXPECT_THAT(found.examples.rows[1].values, ElementsAre(5, 3.5));
  EXPECT_EQ(found.examples.rows[1].category, 1U);
  EXPECT_EQ(found.examples.rows[1].line, 3U);
  EXPECT_FALSE(found.examples.rows[2].category);
}

TEST(ReadExamples, TakesTheCriteriaAskedFor) {
  const auto found = read("id,a,b,c,tier\nx,1,?,2,low\ny,2,?,3,high\n",
                          {.categories = {"low", "high"}, .criteria = {"c", "a"}});
  EXPECT_THAT(found.texts(), ElementsAre()) << "column b is not looked at";
  ASSERT_EQ(found.examples.criteria.size(), 2U);
  EXPECT_EQ(found.examples.criteria[0].name, "a");
  EXPECT_THAT(found.examples.rows[0].values, ElementsAre(1, 2));
}

TEST(ReadExamples, CollectsWhatIsWrongWithRows) {
  const auto found = read("id,a,b,tier\nx,2,2,low\nx,1,one,hihg\nz,,nan,low\n,3,3,high\n");
  EXPECT_THAT(found.texts(),
              ElementsAre(HasSubstr("e.csv:3:1: id: the id \"x\" stands twice.\n"
                                    "  try: it stands in line 2 already"),
                          HasSubstr("e.csv:3:5: b: \"one\" is not a number."),
                          HasSubstr("e.csv:3:9: tier: \"hihg\" is not one of the categories.\n"
                                    "  nearest: \"high\""),
                          HasSubstr("e.csv:4:3: a: a value is missing."),
                          HasSubstr("e.csv:4:4: b: \"nan\" is not a number."),
                          HasSubstr("e.csv:5:1: id: this row has no id.")));
}

TEST(ReadExamples, NamesWhatCannotBeLearned) {
  const auto found =
      read("id,a,b,tier\nx,2,1,low\ny,2,2,high\n", {.categories = {"low", "middle", "high"}});
  EXPECT_THAT(found.texts(),
              ElementsAre(HasSubstr("no example has the category \"middle\".\n"
                                    "  try: leave it out of --categories"),
                          HasSubstr("the criterion \"a\" is 2 for every example, so nothing can be "
                                    "learned about it.\n  try: leave it out: --criteria b")));
}

TEST(ReadExamples, AsksForTheOrderOfCategories) {
  const auto none = read("id,a,tier\nx,2,low\ny,1,high\nz,1,low\n", {});
  ASSERT_EQ(none.texts().size(), 1U);
  EXPECT_THAT(none.texts()[0], HasSubstr("--categories high,low"));
  EXPECT_EQ(none.problems.list()[0].error.kind, Error::Kind::usage);
  const auto twice = read("id,a,tier\nx,2,low\n", {.categories = {"low", "high", "low"}});
  ASSERT_EQ(twice.texts().size(), 1U);
  EXPECT_THAT(twice.texts()[0], HasSubstr("the category \"low\" is named twice"));
}

TEST(ReadExamples, NamesTheNearestCriterion) {
  const auto found = read("id,trade,votes,tier\nx,2,1,low\n",
                          {.categories = {"low", "high"}, .min = {"vote"}, .criteria = {"trad"}});
  ASSERT_EQ(found.texts().size(), 2U);
  EXPECT_THAT(found.texts()[0], HasSubstr("nearest: \"trade\""));
  EXPECT_THAT(found.texts()[1], HasSubstr("nearest: \"votes\""));
}

TEST(ReadExamples, RefusesATableThatIsNone) {
  EXPECT_THAT(read("").texts()[0], HasSubstr("fewer than three columns"));
  EXPECT_THAT(read("id,tier\nx,low\n").texts()[0], HasSubstr("fewer than three columns"));
  EXPECT_THAT(read("id,a,a,tier\nx,1,2,low\n").texts()[0], HasSubstr("stands twice"));
  std::string wide = "id";
  for (int j = 0; j < 13; ++j) wide += ",c" + std::to_string(j);
  EXPECT_THAT(read(wide + ",tier\n").texts()[0],
              HasSubstr("there are 13 criteria; a rule is learned for 12 at most."));
  EXPECT_THAT(read("id,a,tier\n").texts()[0], HasSubstr("no example has the category"));
}

/// What is written is what `sort` reads.
TEST(WriteProblem, IsReadBack) {
  sorting::Problem problem{.categories = {"low", "high"}, .cutting_level = 0.665};
  problem.criteria = {{.id = "a", .weight = 0.34}, {.id = "b", .weight = 0.66}};
  problem.criteria[1].direction = sorting::Direction::min;
  problem.boundaries = {{.performances = {0.5, 3.25}}};
  problem.alternatives = {{"x", {sorting::Interval(1), sorting::Interval(2)}},
                          {"y", {sorting::Interval(0.1, 0.2), std::nullopt}}};
  Problems problems;
  const auto again = read_problem(to_problem_json(problem), "rule.json", problems);
  ASSERT_TRUE(again);
  EXPECT_EQ(problems.list().size(), 0U);
  EXPECT_EQ(again->criteria, problem.criteria);
  EXPECT_EQ(again->categories, problem.categories);
  EXPECT_EQ(again->alternatives, problem.alternatives);
  EXPECT_EQ(again->cutting_level, problem.cutting_level);
  EXPECT_EQ(again->boundaries[0].performances, problem.boundaries[0].performances);
}

}  // namespace
}  // namespace comity::io
